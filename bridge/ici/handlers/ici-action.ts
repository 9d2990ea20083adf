import type { ItemCommand } from '../../core/agent-command.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import type { Participant } from '../catalogue/types.ts';
import { actionItemData } from './action-item-data.ts';
import { destinations } from './destination.ts';
import { findItem } from './find-item.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciActionHandlers(context: HandlerContext): IciHandlers['IciAction'] {
  const { agents, actionItems, present, dialect, directory } = context;
  const toDestination = destinations(dialect, directory);

  const find = (itemId: string, call: IciCall, userId?: string) =>
    findItem(agents, 'action', itemId, userId, call);

  async function perform(command: ItemCommand, call: IciCall, userId?: string): Promise<undefined> {
    const { snapshot } = find(command.itemId, call, userId);
    await agents.perform(snapshot.agent.userId, command);
  }

  return {
    async route({ actionItemId, itemData, scenarioId, userIds = [] }) {
      await actionItems.route({
        data: actionItemData(actionItemId, itemData),
        userIds: userIds.map(userIdOf),
        scenario: scenarioId,
      });
    },
    async cancel({ actionItemId }) {
      await actionItems.cancel(actionItemId);
    },
    async update({ actionItemId, itemData }) {
      await actionItems.update(actionItemData(actionItemId, itemData));
    },
    accept: ({ actionSessionId: itemId, userId }, call) => perform({ kind: 'accept', itemId }, call, userId),
    reject: ({ actionSessionId: itemId, userId }, call) => perform({ kind: 'reject', itemId }, call, userId),
    async reroute({ actionSessionId: itemId, userId, target }, call) {
      const { snapshot } = find(itemId, call, userId);
      const destination = target && (await toDestination(target, 'action'));
      await agents.perform(snapshot.agent.userId, { kind: 'reroute', itemId, destination, reason: '' });
    },
    complete: ({ actionSessionId: itemId, userId }, call) =>
      perform({ kind: 'complete', itemId }, call, userId),
    async getAttributes({ actionSessionId }, call) {
      const { snapshot, item } = find(actionSessionId, call);
      return present.actionSession(snapshot, item);
    },
  };
}

/** SAP names users by the same type as participants (ici.md 4). */
function userIdOf({ participantId, address }: Participant): string {
  const userId = participantId || address;
  if (userId !== '') return userId;
  throw new BridgeError(
    'malformedRequest',
    'Failed to read the action item: one of its userIds names nobody. Send the user as participantId, or leave the entry out.',
  );
}
