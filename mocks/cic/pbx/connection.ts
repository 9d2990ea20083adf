/** How a session reaches its user's phone (icws.md 3.4). */
export type StationSetting = 'workstation' | 'remoteWorkstation' | 'remoteNumber' | 'stationless';

export interface StationBinding {
  readonly setting: StationSetting;
  /** The number itself for a remote number, empty for stationless. */
  readonly stationId: string;
  readonly extension: string;
  readonly remoteNumber: string | undefined;
  /** Whether ACD may offer work to it. */
  readonly isReadyForInteractions: boolean;
  /** `supportedMediaTypes`; undefined takes every kind. */
  readonly mediaTypes: readonly number[] | undefined;
}

/** One login of a user as the switch sees it; replaced, never changed. */
export interface Connection {
  readonly sessionId: string;
  readonly userId: string;
  readonly applicationName: string;
  readonly machineName: string;
  readonly station: StationBinding | undefined;
}

export function hasPhone(connection: Connection): boolean {
  return connection.station !== undefined && connection.station.setting !== 'stationless';
}
