import type { LivePbx } from '../../live-pbx.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';
import { previousInfoList } from '../user-status.ts';

/** What the session's user said with each status the last time; a delta has the status it was said with. */
export function previousInfoSubscription(pbx: LivePbx, userId: string): Subscription {
  const message = (isDelta: boolean, userStatusPreviousInfoList: readonly unknown[]): IcwsMessage => ({
    __type: 'urn:inin.com:status:userStatusPreviousInfoMessage',
    isDelta,
    userStatusPreviousInfoList,
  });
  return {
    topics: [`user:${userId}`],
    snapshot() {
      const user = pbx.view.users.get(userId);
      return [message(false, user ? previousInfoList(user) : [])];
    },
    tell(change) {
      if (change.kind !== 'user' || change.before.previousInfo === change.after.previousInfo)
        return undefined;
      const { before, after } = change;
      const changed = previousInfoList(after).filter(
        ({ statusId = '' }) => before.previousInfo.get(statusId) !== after.previousInfo.get(statusId),
      );
      return message(true, changed);
    },
  };
}
