import { isDeepStrictEqual } from 'node:util';
import type { BridgeConfig } from './config/index.ts';

/** What came of reading a changed configuration again. */
export interface Reloaded {
  /** Settings that count from now on, such as `ici.rejectWorkMode`. */
  readonly applied: readonly string[];
  /** Changed settings that count only after a restart. */
  readonly needsRestart: readonly string[];
}

/** The configuration as it is at the moment. */
export interface LiveConfig {
  readonly current: BridgeConfig;
  reload(changed: BridgeConfig): Reloaded;
}

/** What can change while the bridge runs: all settings whose path is one of these or goes on from it. */
const changeable = [
  'workModeList',
  'workModes',
  'flags',
  'ici.rejectWorkMode',
  'ici.loginWorkMode',
  'ici.maxRejects',
  'ici.overflowWorkgroup',
  'ici.wrapUpStatus',
  'ici.supervisors',
  'ici.serverDownText',
  'ici.reconnectText',
  'ici.stationLostText',
  'attributes.attachedData',
  'actionItems',
  'log.level',
  'log.intervalMs',
  'trace.all',
  'trace.users',
  'trace.mask',
  'trace.payloadLength',
];

/** Although what surrounds them can. */
const fixed = ['flags.applySecureRemoting'];

type Json = Readonly<Record<string, unknown>>;

export function createLiveConfig(initial: BridgeConfig): LiveConfig {
  let current = initial;
  return {
    get current() {
      return current;
    },
    reload(changed) {
      const paths = differences(current as unknown as Json, changed as unknown as Json);
      const applied = paths.filter((path) => isChangeable(path, current, changed));
      let next = current as unknown as Json;
      for (const path of applied) next = put(next, path.split('.'), read(changed as unknown as Json, path));
      current = next as unknown as BridgeConfig;
      return { applied, needsRestart: paths.filter((path) => !applied.includes(path)) };
    },
  };
}

function isChangeable(path: string, before: BridgeConfig, after: BridgeConfig): boolean {
  const isIn = (names: readonly string[]) =>
    names.some((name) => path === name || path.startsWith(`${name}.`));
  if (!isIn(changeable) || isIn(fixed)) return false;
  if (!path.startsWith('attributes.attachedData')) return true;
  // CIC is asked for the attributes when a queue is first watched: one that nobody asked for would stay empty.
  const watched = new Set(Object.values(before.attributes.attachedData).flat());
  return Object.values(after.attributes.attachedData)
    .flat()
    .every((attribute) => watched.has(attribute));
}

/** Paths at which two configurations differ; a list counts as a whole. */
function differences(before: Json, after: Json, prefix = ''): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const [one, other] = [before[key], after[key]];
    if (isDeepStrictEqual(one, other)) return [];
    const path = `${prefix}${key}`;
    return isObject(one) && isObject(other) ? differences(one, other, `${path}.`) : [path];
  });
}

function read(from: Json, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), from);
}

function put(into: Json, [key = '', ...rest]: readonly string[], value: unknown): Json {
  if (rest.length === 0) {
    const { [key]: _, ...others } = into;
    return value === undefined ? others : { ...others, [key]: value };
  }
  const child = into[key];
  return { ...into, [key]: put(isObject(child) ? child : {}, rest, value) };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object that reads as `read()` does at that moment: for parts that were made before a reload. */
export function liveView<Value extends object>(readValue: () => Value): Value {
  return new Proxy({} as Value, {
    get: (_, key) => Reflect.get(readValue(), key),
    has: (_, key) => Reflect.has(readValue(), key),
    ownKeys: () => Reflect.ownKeys(readValue()),
    getOwnPropertyDescriptor: (_, key) => {
      const found = Reflect.getOwnPropertyDescriptor(readValue(), key);
      // A proxy may only tell of a property that its own target lacks where that could still change.
      return found && { ...found, configurable: true };
    },
  });
}
