import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import type { Host } from '../host.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';
import { changedStatus, type UserStatus, userStatus } from '../user-status.ts';

export const userStatusesSchema = z.object({
  userIds: z.array(z.string().min(1)).min(1),
  userStatusProperties: z.array(z.string()).optional(),
});

type Parameters = z.output<typeof userStatusesSchema>;

/** The statuses of some users; `userStatusProperties` limits what is told (icws.md 5). */
export function userStatusesSubscription(
  pbx: LivePbx,
  host: Host,
  { userIds, userStatusProperties }: Parameters,
): Subscription {
  const serverName = host.name;
  const wanted = userStatusProperties && new Set(userStatusProperties.map((name) => name.toLowerCase()));
  const isWanted = (property: string) => wanted?.has(property.toLowerCase()) ?? true;

  function message(isDelta: boolean, userStatusList: readonly UserStatus[]): IcwsMessage {
    return { __type: 'urn:inin.com:status:userStatusMessage', isDelta, userStatusList };
  }

  function whole(status: UserStatus): UserStatus {
    const entries = Object.entries(status).filter(([property]) => isWanted(property));
    return { ...Object.fromEntries(entries), userId: status.userId, statusId: status.statusId };
  }

  return {
    topics: [...new Set(userIds)].map((userId) => `user:${userId}` as const),
    snapshot() {
      const users = [...new Set(userIds)].flatMap((userId) => pbx.view.users.get(userId) ?? []);
      return [
        message(
          false,
          users.map((user) => whole(userStatus(user, serverName))),
        ),
      ];
    },
    tell(change) {
      if (change.kind !== 'user') return undefined;
      const before = userStatus(change.before, serverName);
      const changed = changedStatus(before, userStatus(change.after, serverName), isWanted);
      return changed && message(true, [changed]);
    },
  };
}
