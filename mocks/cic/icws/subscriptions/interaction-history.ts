import { z } from 'zod';
import { type History, historyItem } from '../history.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';
import { wireInt } from '../wire.ts';

export const historySchema = z.object({ numberOfHistoryMessages: wireInt.optional() });

/** The calls that the session's user was done with, the latest first; a delta has what came on top. */
export function historySubscription(
  history: History,
  userId: string,
  { numberOfHistoryMessages = 100 }: z.output<typeof historySchema>,
): Subscription {
  const message = (isDelta: boolean, interactionHistory: readonly unknown[]): IcwsMessage => ({
    __type: 'urn:inin.com:interactions:historyMessage',
    isDelta,
    interactionHistory,
  });
  return {
    topics: [`history:${userId}`],
    snapshot() {
      const calls = history.itemsOf(userId).filter(({ kind }) => kind === 'call');
      return [message(false, calls.slice(0, Math.max(0, numberOfHistoryMessages)).map(historyItem))];
    },
    tell(change) {
      if (change.kind !== 'history' || change.item.kind !== 'call') return undefined;
      return message(true, [historyItem(change.item)]);
    },
  };
}
