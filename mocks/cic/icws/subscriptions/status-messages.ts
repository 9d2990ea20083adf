import { z } from 'zod';
import type { World } from '../../pbx/world.ts';
import { selectableStatusIds, statusMessageInfo } from '../status-message-info.ts';
import type { Subscription } from '../subscription.ts';

// the configuration does not change while the server runs, so nothing follows the snapshots

/** All status messages of the server. */
export function statusMessagesSubscription(world: World, language: string): Subscription {
  return {
    topics: [],
    snapshot: () => [
      {
        __type: 'urn:inin.com:status:statusMessagesMessage',
        isDelta: false,
        statusMessagesAdded: world.statusMessages.map((status) => statusMessageInfo(status, language)),
      },
    ],
    tell: () => undefined,
  };
}

export const userAccessSchema = z.object({ userIds: z.array(z.string().min(1)).min(1) });

/** The statuses that some users may choose. */
export function userAccessSubscription(
  world: World,
  { userIds }: z.output<typeof userAccessSchema>,
): Subscription {
  return {
    topics: [],
    snapshot: () => [
      {
        __type: 'urn:inin.com:status:statusMessagesUserAccessMessage',
        isDelta: false,
        statusMessagesUserAccessChanges: userIds.map((userId) => ({
          userId,
          statusMessagesAdded: selectableStatusIds(world),
        })),
      },
    ],
    tell: () => undefined,
  };
}
