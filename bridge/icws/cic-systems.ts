import { BridgeError } from '../core/bridge-error.ts';
import type { CicLink } from '../core/cic-event.ts';
import type { Cic } from '../core/cic-port.ts';
import { joinActionRouting } from './joined-action-routing.ts';
import { joinDirectories } from './joined-directory.ts';

/** One of several CIC systems that a bridge serves at once (G19). */
export interface CicSystem {
  readonly name: string;
  readonly cic: Cic;
}

/** Names the system of an agent; `undefined` where the agent belongs to none. */
export type SystemOfAgent = (userId: string) => string | undefined | Promise<string | undefined>;

/**
 * Several CIC systems as one: an agent's requests go to the system that `systemOf` names, and to no other.
 * Rejects with `unknownUser` for an agent of no system, with `badConfiguration` for a name that is none.
 */
export function joinCicSystems(systems: readonly CicSystem[], systemOf: SystemOfAgent): Cic {
  const byName = new Map(systems.map(({ name, cic }) => [name, cic]));
  const names = systems.map(({ name }) => name).join(', ');

  async function cicOf(userId: string): Promise<Cic> {
    const name = await systemOf(userId);
    if (name === undefined) {
      const message = `Failed to find the CIC system of ${JSON.stringify(userId)}: the agent belongs to none of ${names}. Add the agent to a system in cicSystems.`;
      throw new BridgeError('unknownUser', message, { details: { reason: 'noCicSystem' } });
    }
    const cic = byName.get(name);
    if (cic) return cic;
    const message = `Failed to find the CIC system of ${JSON.stringify(userId)}: the rule named ${JSON.stringify(name)}, and there are ${names}. Correct the rule.`;
    throw new BridgeError('badConfiguration', message);
  }

  return {
    get link() {
      return worstOf(systems.map(({ cic }) => cic.link));
    },
    get statusMessages() {
      const byId = new Map(
        systems
          .toReversed()
          .flatMap(({ cic }) => cic.statusMessages)
          .map((message) => [message.id.toLowerCase(), message]),
      );
      return [...byId.values()];
    },
    async start() {
      await Promise.all(systems.map(({ cic }) => cic.start()));
    },
    readStatus: async (userId) => (await cicOf(userId)).readStatus(userId),
    openAgentSession: async (logOn, onEvent) => (await cicOf(logOn.userId)).openAgentSession(logOn, onEvent),
    directory: joinDirectories(systems, systemOf),
    actionRouting: joinActionRouting(systems),
    async stop() {
      await Promise.all(systems.map(({ cic }) => cic.stop()));
    },
  };
}

function worstOf(links: readonly CicLink[]): CicLink {
  if (links.includes('down')) return 'down';
  return links.includes('reconnecting') ? 'reconnecting' : 'up';
}
