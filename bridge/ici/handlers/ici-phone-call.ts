import type { CallCommandKind } from '../../core/decide.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import { actingUser, requireSameUser } from './acting-user.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciPhoneCallHandlers({ agents, present }: HandlerContext): IciHandlers['IciPhoneCall'] {
  async function perform(kind: CallCommandKind, itemId: string, call: IciCall): Promise<undefined> {
    const found = agents.find(itemId, actingUser(undefined, call));
    await agents.perform(found.snapshot.agent.userId, { kind, itemId });
  }

  return {
    async initiateCall({ userId, destination, attachedData }, call) {
      requireSameUser(userId, call);
      const dialed = await agents.dial(userId, destination.value, attachedData ?? '');
      return present.phoneCall(dialed.snapshot, dialed.call);
    },
    accept: ({ itemId }, call) => perform('accept', itemId, call),
    reject: ({ itemId }, call) => perform('reject', itemId, call),
    drop: ({ itemId }, call) => perform('drop', itemId, call),
    hold: ({ itemId }, call) => perform('hold', itemId, call),
    retrieve: ({ itemId }, call) => perform('retrieve', itemId, call),
    async getAttributes({ itemId }, call) {
      const found = agents.find(itemId, actingUser(undefined, call));
      return present.phoneCall(found.snapshot, found.call);
    },
  };
}
