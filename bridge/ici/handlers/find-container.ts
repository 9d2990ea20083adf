import type { AgentSnapshot, Agents } from '../../core/agents-port.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { IciCall } from '../catalogue/catalogue.ts';
import { headerUser, requireSameUser } from './acting-user.ts';
import { type ContainerId, parseContainerId } from './container-id.ts';

/** A container as the acting user sees it. */
export interface FoundContainer {
  readonly snapshot: AgentSnapshot;
  readonly container: ContainerId;
}

/**
 * Finds a container of the user in the SOAP header; an inbox says itself whose it is. Throws `unknownItem`
 * where the user has no such container, and `notAuthorized`.
 */
export async function findContainer(
  agents: Agents,
  containerId: string,
  call: IciCall,
): Promise<FoundContainer> {
  const container = parseContainerId(containerId);
  if (container === undefined) throw unknown(containerId, 'the bridge gives out no such id');
  if (container.kind === 'inbox') {
    requireSameUser(container.userId, call);
    return { snapshot: await agents.read(container.userId), container };
  }
  const userId = headerUser(containerId, call);
  const snapshot = await agents.read(userId);
  const isTheirs =
    container.kind === 'line'
      ? snapshot.station === container.station
      : snapshot.queues.some(({ workgroup }) => workgroup === container.workgroup);
  if (!isTheirs) throw unknown(containerId, `${userId} has no such container`);
  return { snapshot, container };
}

function unknown(containerId: string, why: string): BridgeError {
  return new BridgeError(
    'unknownItem',
    `Failed to find the container ${JSON.stringify(containerId)}: ${why}. Send an id of IciContainer.getContainers.`,
  );
}
