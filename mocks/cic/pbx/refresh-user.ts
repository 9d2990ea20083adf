import { hasPhone } from './connection.ts';
import { occupiesPhone } from './interaction.ts';
import type { Step } from './step.ts';
import type { User } from './user.ts';

/** ICWS `supportedMediaType` Call (icws.md 3.4). */
const callMedia = 1;

/** Brings what follows from connections and interactions up to date; gives the same object back if nothing did. */
export function refreshUser(step: Step, user: User): User {
  const connections = step.connectionsOf(user.id);
  const interactions = step.interactionsOf(user.id);
  const stations = connections.flatMap((connection) => connection.station?.stationId || []);
  const isLoggedIn = connections.length > 0;
  const isOnPhone = interactions.some(occupiesPhone);
  const takesCalls = connections.some(
    ({ station, ...connection }) =>
      station?.isReadyForInteractions &&
      hasPhone({ ...connection, station }) &&
      (station.mediaTypes?.includes(callMedia) ?? true),
  );
  const isAlerting = interactions.some((interaction) => interaction.state === 'A');
  const isAvailable =
    takesCalls && !isOnPhone && !isAlerting && step.directory.status(user.statusId)?.isAcd === true;
  const availableSince = isAvailable ? (user.availableSince ?? step.now) : undefined;
  const isSame =
    isLoggedIn === user.isLoggedIn &&
    isOnPhone === user.isOnPhone &&
    availableSince === user.availableSince &&
    stations.join('\n') === user.stations.join('\n');
  if (isSame) return user;
  return {
    ...user,
    isLoggedIn,
    stations,
    isOnPhone,
    onPhoneChangedAt: isOnPhone === user.isOnPhone ? user.onPhoneChangedAt : step.now,
    availableSince,
  };
}
