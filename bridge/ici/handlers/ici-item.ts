import type { ItemCommand } from '../../core/agent-command.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import { actingUser } from './acting-user.ts';
import { destinations } from './destination.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciItemHandlers(context: HandlerContext): IciHandlers['IciItem'] {
  const { agents, present, dialect, directory } = context;
  const toDestination = destinations(dialect, directory);

  const find = (itemId: string, call: IciCall, userId?: string) =>
    agents.find(itemId, actingUser(userId, call));

  async function perform(command: ItemCommand, call: IciCall, userId?: string): Promise<undefined> {
    const { snapshot } = find(command.itemId, call, userId);
    await agents.perform(snapshot.agent.userId, command);
  }

  return {
    accept: ({ itemId, userId }, call) => perform({ kind: 'accept', itemId }, call, userId),
    reject: ({ itemId, userId }, call) => perform({ kind: 'reject', itemId }, call, userId),
    async forward({ itemId, target, attachedData = '' }, call) {
      const { snapshot, item } = find(itemId, call);
      const destination = await toDestination(target, item.kind);
      await agents.perform(snapshot.agent.userId, { kind: 'forward', itemId, destination, attachedData });
    },
    reroute: ({ itemId, reason }, call) =>
      perform(
        {
          kind: 'reroute',
          itemId,
          destination: undefined,
          reason: reason?.description || reason?.id || '',
        },
        call,
      ),
    end: ({ itemId }, call) => perform({ kind: 'end', itemId }, call),
    async getAttributes({ itemId }, call) {
      const { snapshot, item } = find(itemId, call);
      return present.item(snapshot, item);
    },
    async getAttachedData({ itemId }, call) {
      return find(itemId, call).item.attachedData;
    },
    setAttachedData: ({ itemId, attachedData }, call) =>
      perform({ kind: 'setAttachedData', itemId, document: attachedData }, call),
    wrapUpRequired: ({ itemId, required }, call) =>
      perform({ kind: 'wrapUpRequired', itemId, required }, call),
    wrapUpEnded: ({ itemId }, call) => perform({ kind: 'wrapUpEnded', itemId }, call),
  };
}
