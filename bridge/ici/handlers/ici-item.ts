import type { CallCommandKind } from '../../core/decide.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import { actingUser } from './acting-user.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciItemHandlers({ agents, present }: HandlerContext): IciHandlers['IciItem'] {
  async function perform(
    kind: CallCommandKind,
    itemId: string,
    userId: string | undefined,
    call: IciCall,
  ): Promise<undefined> {
    const found = agents.find(itemId, actingUser(userId, call));
    await agents.perform(found.snapshot.agent.userId, { kind, itemId });
  }

  return {
    accept: ({ itemId, userId }, call) => perform('accept', itemId, userId, call),
    reject: ({ itemId, userId }, call) => perform('reject', itemId, userId, call),
    end: ({ itemId }, call) => perform('end', itemId, undefined, call),
    wrapUpEnded: ({ itemId }, call) => perform('wrapUpEnded', itemId, undefined, call),
    async getAttributes({ itemId }, call) {
      const found = agents.find(itemId, actingUser(undefined, call));
      return present.item(found.snapshot, found.call);
    },
    async getAttachedData({ itemId }, call) {
      return agents.find(itemId, actingUser(undefined, call)).call.attachedData;
    },
    async setAttachedData({ itemId, attachedData }, call) {
      const found = agents.find(itemId, actingUser(undefined, call));
      await agents.perform(found.snapshot.agent.userId, {
        kind: 'setAttachedData',
        itemId,
        document: attachedData,
      });
    },
  };
}
