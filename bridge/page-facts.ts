import type { PageFact } from './ici/index.ts';
import type { CicSystem, RememberingCic } from './icws/index.ts';
import packageJson from './package.json' with { type: 'json' };

const linkWords = { up: 'connected', down: 'not connected', reconnecting: 'reconnecting' } as const;

/** What the service page tells an administrator first (G22): links, agents, and who could not be logged on. */
export function pageFacts(
  systems: readonly CicSystem[],
  { problems }: RememberingCic,
  subscribed: number,
  queued: number,
): readonly PageFact[] {
  const [only, ...others] = systems;
  const links =
    only && others.length === 0
      ? [{ label: 'CIC', value: linkWords[only.cic.link] }]
      : systems.map(({ name, cic }) => ({ label: `CIC ${name}`, value: linkWords[cic.link] }));
  return [
    { label: 'Version', value: packageJson.version },
    ...links,
    { label: 'Agents logged on', value: String(subscribed) },
    { label: 'Events waiting for SAP', value: String(queued) },
    ...problems.map(({ userId, at, message }) => ({
      label: `Not logged on: ${userId}`,
      value: `${new Date(at).toISOString()} ${message}`,
    })),
  ];
}
