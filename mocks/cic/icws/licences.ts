/** `licenseStatus` of icws.md appendix B. */
export const licenceStatuses = { available: 2, unavailable: 4, unknown: 9 } as const;

type LicenceStatus = (typeof licenceStatuses)[keyof typeof licenceStatuses];

export interface LicenceGrant {
  readonly name: string;
  readonly status: LicenceStatus;
}

/** How many sessions at a time may hold a licence, by its name. */
export type LicencePool = Readonly<Record<string, number>>;

/** Who holds which licence (icws.md 3.5). */
export interface Licences {
  /** Takes some for a session on top of what it holds; taking one twice changes nothing. */
  acquire(sessionId: string, names: readonly string[]): readonly LicenceGrant[];
  /** Gives back what is not among `names`, then takes the rest. */
  replace(sessionId: string, names: readonly string[]): readonly LicenceGrant[];
  release(sessionId: string): void;
  holds(sessionId: string, name: string): boolean;
  reset(): void;
}

/** Names as CIC has them; one that is not in the pool may be held by everybody. */
const knownName = /^I3_\w+$/i;

/** `onChange` hears of each session whose licences became other ones. */
export function createLicences(pool: LicencePool, onChange: (sessionId: string) => void): Licences {
  const limits = new Map(Object.entries(pool).map(([name, count]) => [name.toLowerCase(), count]));
  const holders = new Map<string, Set<string>>();
  const held = new Map<string, Set<string>>();

  function take(sessionId: string, name: string): LicenceStatus {
    const key = name.toLowerCase();
    const limit = limits.get(key) ?? (knownName.test(name) ? Number.POSITIVE_INFINITY : undefined);
    if (limit === undefined) return licenceStatuses.unknown;
    const sessionIds = holders.get(key) ?? new Set<string>();
    if (!sessionIds.has(sessionId) && sessionIds.size >= limit) return licenceStatuses.unavailable;
    holders.set(key, sessionIds.add(sessionId));
    held.set(sessionId, (held.get(sessionId) ?? new Set<string>()).add(key));
    return licenceStatuses.available;
  }

  function giveBack(sessionId: string, key: string): void {
    holders.get(key)?.delete(sessionId);
    held.get(sessionId)?.delete(key);
  }

  function keysOf(sessionId: string): readonly string[] {
    return [...(held.get(sessionId) ?? [])].sort();
  }

  function change<T>(sessionId: string, move: () => T): T {
    const before = keysOf(sessionId).join();
    const result = move();
    if (keysOf(sessionId).join() !== before) onChange(sessionId);
    return result;
  }

  const takeAll = (sessionId: string, names: readonly string[]) =>
    names.map((name): LicenceGrant => ({ name, status: take(sessionId, name) }));

  return {
    acquire: (sessionId, names) => change(sessionId, () => takeAll(sessionId, names)),
    replace(sessionId, names) {
      const wanted = new Set(names.map((name) => name.toLowerCase()));
      return change(sessionId, () => {
        for (const key of keysOf(sessionId)) if (!wanted.has(key)) giveBack(sessionId, key);
        return takeAll(sessionId, names);
      });
    },
    release(sessionId) {
      change(sessionId, () => {
        for (const key of keysOf(sessionId)) giveBack(sessionId, key);
        held.delete(sessionId);
      });
    },
    holds: (sessionId, name) => held.get(sessionId)?.has(name.toLowerCase()) ?? false,
    reset() {
      holders.clear();
      held.clear();
    },
  };
}
