import { BridgeError } from '../core/bridge-error.ts';
import type { CicDirectory, UserPresence, WorkgroupPresence } from '../core/directory-port.ts';
import type { CicSystem } from './cic-systems.ts';

/** The directories of several CIC systems as one; a workgroup that two of them have counts both. */
export function joinDirectories(
  systems: readonly CicSystem[],
  systemOf: (userId: string) => string | undefined | Promise<string | undefined>,
): CicDirectory {
  return {
    /** Figures without one of the systems would be wrong, so each has to answer. */
    async workgroups() {
      const all = await Promise.all(systems.map(({ cic }) => cic.directory.workgroups()));
      const byName = new Map<string, WorkgroupPresence>();
      for (const one of all.flat()) {
        const known = byName.get(one.workgroup);
        byName.set(one.workgroup, known ? sum(known, one) : one);
      }
      return [...byName.values()];
    },
    async presence(userIds) {
      const named = await Promise.all(
        userIds.map(async (userId) => ({ userId, system: await systemOf(userId) })),
      );
      const strangers = named.filter(({ system }) => !systems.some(({ name }) => name === system));
      if (strangers.length > 0) {
        const who = strangers.map(({ userId }) => userId).join(', ');
        const message = `Failed to read who is there: ${who} belong to no CIC system. Add them to a system in cicSystems.`;
        throw new BridgeError('unknownUser', message, { details: { reason: 'noCicSystem' } });
      }
      const found = new Map<string, UserPresence>();
      await Promise.all(
        systems.map(async ({ name, cic }) => {
          const ours = named.filter(({ system }) => system === name).map(({ userId }) => userId);
          if (ours.length === 0) return;
          for (const one of await cic.directory.presence(ours)) found.set(one.userId, one);
        }),
      );
      return userIds.flatMap((userId) => found.get(userId) ?? []);
    },
    watch(onChange) {
      const stops = systems.map(({ cic }) => cic.directory.watch(onChange));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function sum(one: WorkgroupPresence, other: WorkgroupPresence): WorkgroupPresence {
  return {
    workgroup: one.workgroup,
    loggedOn: one.loggedOn + other.loggedOn,
    available: one.available + other.available,
    waiting: one.waiting + other.waiting,
  };
}
