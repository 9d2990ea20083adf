import type { AgentQueue } from '../core/agents-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentSession } from '../core/cic-port.ts';

/** The workgroups of an agent and whether the agent is active in each (G17). */
export async function readQueues(session: AgentSession): Promise<readonly AgentQueue[]> {
  return queuesOf(await session.readActivations());
}

/** Which queues changed, and all of them as they are now. */
export interface ChangedQueues {
  readonly changed: readonly string[];
  readonly queues: readonly AgentQueue[];
}

/** Activates the agent in these workgroups of theirs and in no other; undefined where that is so already. */
export async function setQueues(
  session: AgentSession,
  userId: string,
  workgroups: readonly string[],
): Promise<ChangedQueues | undefined> {
  const present = await session.readActivations();
  const unknown = workgroups.filter((workgroup) => !(workgroup in present));
  if (unknown.length > 0) {
    throw new BridgeError(
      'badAddress',
      `Failed to set the queues: ${userId} is not a member of ${unknown.join(', ')}. Memberships are administered in CIC (G17).`,
    );
  }
  const changes = Object.entries(present)
    .map(([workgroup, isActive]) => [workgroup, workgroups.includes(workgroup), isActive] as const)
    .filter(([, wanted, isActive]) => wanted !== isActive)
    .map(([workgroup, wanted]) => [workgroup, wanted] as const);
  if (changes.length === 0) return undefined;
  const queues = queuesOf(await session.setActivations(Object.fromEntries(changes)));
  return { changed: changes.map(([workgroup]) => workgroup), queues };
}

function queuesOf(activations: Readonly<Record<string, boolean>>): readonly AgentQueue[] {
  return Object.entries(activations).map(([workgroup, isActive]) => ({ workgroup, isActive }));
}
