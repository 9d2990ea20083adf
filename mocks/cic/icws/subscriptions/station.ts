import type { LivePbx } from '../../live-pbx.ts';
import type { StationBinding } from '../../pbx/connection.ts';
import { noStationInformation, stationInformation } from '../station-information.ts';
import type { Subscription } from '../subscription.ts';

function informationOf(station: StationBinding | undefined): Readonly<Record<string, unknown>> {
  return station ? stationInformation(station) : noStationInformation;
}

/** The station of the session itself, which another login of the same user can take away (icws.md 3.4). */
export function stationSubscription(pbx: LivePbx, sessionId: string): Subscription {
  const __type = 'urn:inin.com:connection:stationConnectionStateChangeMessage';
  return {
    topics: [`session:${sessionId}`],
    snapshot() {
      const station = pbx.view.connections.get(sessionId)?.station;
      return [{ __type, isDelta: false, newStationInfo: informationOf(station) }];
    },
    tell(change) {
      if (change.kind !== 'connection') return undefined;
      const before = change.before?.station;
      const after = change.after?.station;
      if (before === after) return undefined;
      return {
        __type,
        isDelta: true,
        ...(before && { previousStationInfo: stationInformation(before) }),
        newStationInfo: informationOf(after),
      };
    },
  };
}

export interface EffectiveStation {
  readonly stationId: { readonly id: string; readonly displayName: string };
}

export function effectiveStation(station: StationBinding | undefined): EffectiveStation | null {
  if (!station || station.setting === 'stationless') return null;
  return { stationId: { id: station.stationId, displayName: station.stationId } };
}

/** The user's station in whatever session; told without subscription to logins that included it (icws.md 3.4). */
export function effectiveStationSubscription(userId: string): Subscription {
  return {
    topics: [`sessionsOf:${userId}`],
    snapshot: () => [],
    tell(change) {
      if (change.kind !== 'connection' || change.before?.station === change.after?.station) return undefined;
      return {
        __type: 'urn:inin.com:connection:effectiveStationChangeMessage',
        isDelta: true,
        effectiveStation: effectiveStation(change.after?.station),
      };
    },
  };
}
