/** Feature versions that clients may rely on (icws.md 13). */
const defaultVersions = {
  connection: 11,
  messaging: 2,
  status: 1,
  queues: 1,
  interactions: 13,
  session: 1,
  activations: 1,
  system: 1,
  directories: 10,
  configuration: 7,
  statistics: 1,
  licenses: 1,
  'phone-numbers': 1,
  security: 1,
  'unified-messaging': 1,
  recordings: 1,
  'client-buttons': 3,
  'web-chat': 1,
  widgets: 2,
} as const;

export type FeatureId = keyof typeof defaultVersions | 'alerts' | 'response-management';

/** Versions by feature; zero stands for a server without the feature. */
export type Features = Readonly<Record<string, number>>;

/**
 * The default versions of what is built, with a site's own on top; `{ messaging: 1 }` is a server that
 * only polls. A client must not be sent to a feature of which nothing answers.
 */
export function featuresWith(overrides: Features, built: ReadonlySet<string>): Features {
  const defaults = Object.entries(defaultVersions).filter(([feature]) => built.has(feature));
  const versions = { ...Object.fromEntries(defaults), ...overrides };
  return Object.fromEntries(Object.entries(versions).filter(([, version]) => version > 0));
}

export function featureList(features: Features): readonly { featureId: string; version: number }[] {
  return Object.entries(features).map(([featureId, version]) => ({ featureId, version }));
}
