import { type Connection, hasPhone } from './connection.ts';
import { type Interaction, type InteractionKind, occupiesPhone } from './interaction.ts';
import type { Step } from './step.ts';
import type { AcdAvailability, User } from './user.ts';
import { defaultUtilizations, hasRoomFor, interactionKinds, mediaTypes } from './utilization.ts';

/** Brings what follows from connections and interactions up to date; gives the same object back if nothing did. */
export function refreshUser(step: Step, user: User): User {
  const connections = step.connectionsOf(user.id);
  const interactions = step.interactionsOf(user.id);
  const stations = connections.flatMap((connection) => connection.station?.stationId || []);
  const isLoggedIn = connections.length > 0;
  const isOnPhone = interactions.some(occupiesPhone);
  const availableSince = availability(step, user, connections, interactions);
  const isSame =
    isLoggedIn === user.isLoggedIn &&
    isOnPhone === user.isOnPhone &&
    interactionKinds.every((kind) => availableSince[kind] === user.availableSince[kind]) &&
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

/** One offer at a time; next to work in hand, what utilization leaves room for. */
function availability(
  step: Step,
  user: User,
  connections: readonly Connection[],
  interactions: readonly Interaction[],
): AcdAvailability {
  const isAcd = step.directory.status(user.statusId)?.isAcd === true;
  if (!isAcd || interactions.some(({ state }) => state === 'A')) return {};
  const utilizations = { ...defaultUtilizations, ...user.profile.utilizations };
  const kinds = interactionKinds.filter(
    (kind) =>
      connections.some((connection) => takes(connection, kind)) &&
      hasRoomFor(kind, interactions, utilizations),
  );
  return Object.fromEntries(kinds.map((kind) => [kind, user.availableSince[kind] ?? step.now]));
}

/** A call, and what is called back, needs a phone; the rest comes to a session without one as well. */
function takes(connection: Connection, kind: InteractionKind): boolean {
  const { station } = connection;
  if (!station?.isReadyForInteractions) return false;
  const needsPhone = kind === 'call' || kind === 'callback';
  if (needsPhone && !hasPhone(connection)) return false;
  return station.mediaTypes?.includes(mediaTypes[kind]) ?? true;
}
