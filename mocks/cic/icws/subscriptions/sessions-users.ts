import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import type { Connection } from '../../pbx/connection.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

export const sessionsUsersSchema = z.object({ userIds: z.array(z.string().min(1)).default([]) });

/** Who is logged in where (icws.md 3.7). A changed station is told as one session less and one more. */
export function sessionsUsersSubscription(
  pbx: LivePbx,
  { userIds }: z.output<typeof sessionsUsersSchema>,
): Subscription {
  const watched = new Set(userIds);

  function information(connection: Connection): Readonly<Record<string, unknown>> {
    const stationId = connection.station?.stationId ?? '';
    const user = pbx.directory.user(connection.userId);
    return {
      applicationName: connection.applicationName,
      machineName: connection.machineName,
      stationId: { id: stationId, displayName: stationId },
      userId: { id: connection.userId, displayName: user?.displayName ?? connection.userId },
      reason: 0,
    };
  }

  function message(
    isDelta: boolean,
    removed: readonly Connection[],
    added: readonly Connection[],
  ): IcwsMessage {
    return {
      __type: 'urn:inin.com:session:sessionsMessage',
      isDelta,
      ...(removed.length > 0 && { sessionsRemoved: removed.map(information) }),
      ...((added.length > 0 || !isDelta) && { sessionsAdded: added.map(information) }),
    };
  }

  return {
    topics: [...watched].map((userId) => `sessionsOf:${userId}` as const),
    snapshot() {
      const present = [...pbx.view.connections.values()].filter((each) => watched.has(each.userId));
      return [message(false, [], present)];
    },
    tell(change) {
      if (change.kind !== 'connection') return undefined;
      return message(true, change.before ? [change.before] : [], change.after ? [change.after] : []);
    },
  };
}
