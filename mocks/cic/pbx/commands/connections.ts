import type { Connection, StationBinding } from '../connection.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';

export function openConnection(step: Step, connection: Omit<Connection, 'station'>): void {
  step.putConnection({ ...connection, station: undefined });
}

/** Ends a login and frees its station; calls go on ringing and talking on the phone itself. */
export function closeConnection(step: Step, sessionId: string): void {
  step.removeConnection(sessionId);
}

/** What a client says about the station it wants (icws.md 3.4). */
export type StationRequest =
  | { readonly setting: 'workstation'; readonly workstation: string }
  | {
      readonly setting: 'remoteWorkstation';
      readonly workstation: string;
      readonly remoteNumber: string | undefined;
    }
  | { readonly setting: 'remoteNumber'; readonly remoteNumber: string }
  | { readonly setting: 'stationless' };

export interface StationReadiness {
  readonly isReadyForInteractions: boolean;
  readonly mediaTypes: readonly number[] | undefined;
}

/** Connects a station to a session; a user has one, so the user's other sessions lose theirs (U7). */
export function connectStation(
  step: Step,
  sessionId: string,
  request: StationRequest,
  readiness: StationReadiness,
): Refusal | undefined {
  const connection = step.connection(sessionId);
  if (!connection) return refuse('unknownUser', `Session ${sessionId} is not open. Log in again.`);
  const station = readStation(step, connection.userId, request, readiness);
  if ('refused' in station) return station;
  for (const other of step.connectionsOf(connection.userId)) {
    if (other.sessionId !== sessionId && other.station) step.putConnection({ ...other, station: undefined });
  }
  step.putConnection({ ...connection, station });
  return undefined;
}

export function disconnectStation(step: Step, sessionId: string): Refusal | undefined {
  const connection = step.connection(sessionId);
  if (!connection?.station) {
    return refuse('noStation', 'No station is connected to this session. There is nothing to disconnect.');
  }
  step.putConnection({ ...connection, station: undefined });
  return undefined;
}

function readStation(
  step: Step,
  userId: string,
  request: StationRequest,
  readiness: StationReadiness,
): StationBinding | Refusal {
  const { setting } = request;
  switch (setting) {
    case 'stationless':
      return { setting, stationId: '', extension: '', remoteNumber: undefined, ...readiness };
    case 'remoteNumber': {
      const { remoteNumber } = request;
      return { setting, stationId: remoteNumber, extension: '', remoteNumber, ...readiness };
    }
    case 'workstation':
    case 'remoteWorkstation': {
      const station = step.directory.station(request.workstation);
      if (!station) {
        return refuse('unknownStation', `Station ${request.workstation} does not exist. Name one that does.`);
      }
      for (const other of step.allConnections()) {
        if (other.station?.stationId === station.id && other.userId !== userId) {
          return refuse(
            'stationInUse',
            `Station ${station.id} is in use by ${other.userId}. Take another, or log that user off.`,
          );
        }
      }
      const remoteNumber = setting === 'remoteWorkstation' ? request.remoteNumber : undefined;
      return { setting, stationId: station.id, extension: station.extension, remoteNumber, ...readiness };
    }
  }
}
