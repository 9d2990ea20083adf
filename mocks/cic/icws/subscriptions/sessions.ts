import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import type { Connection } from '../../pbx/connection.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription, Topic } from '../subscription.ts';

const ids = z.array(z.string().min(1)).default([]);

export const sessionsUsersSchema = z.object({ userIds: ids });
export const sessionsStationsSchema = z.object({ stationIds: ids });

/** Where some users are logged in (icws.md 3.7). */
export function sessionsUsersSubscription(
  pbx: LivePbx,
  { userIds }: z.output<typeof sessionsUsersSchema>,
): Subscription {
  const watched = new Set(userIds);
  const topics = [...watched].map((userId) => `sessionsOf:${userId}` as const);
  return sessionsSubscription(pbx, topics, (connection) => watched.has(connection.userId));
}

/** Who is logged in at some stations (icws.md 3.7); names of stations in the world's spelling. */
export function sessionsStationsSubscription(
  pbx: LivePbx,
  { stationIds }: z.output<typeof sessionsStationsSchema>,
): Subscription {
  const watched = new Set(stationIds.map((id) => pbx.directory.station(id)?.id ?? id));
  const topics = [...watched].map((stationId) => `sessionsAt:${stationId}` as const);
  const isThere = ({ station }: Connection) => station !== undefined && watched.has(station.stationId);
  return sessionsSubscription(pbx, topics, isThere);
}

/** A changed station is told as one session less and one more. */
function sessionsSubscription(
  pbx: LivePbx,
  topics: readonly Topic[],
  isWatched: (connection: Connection) => boolean,
): Subscription {
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
    topics,
    snapshot() {
      const present = [...pbx.view.connections.values()].filter(isWatched);
      return [message(false, [], present)];
    },
    tell(change) {
      if (change.kind !== 'connection') return undefined;
      const removed = [change.before].filter((each) => each !== undefined).filter(isWatched);
      const added = [change.after].filter((each) => each !== undefined).filter(isWatched);
      return message(true, removed, added);
    },
  };
}
