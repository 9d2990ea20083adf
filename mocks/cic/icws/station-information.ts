import type { StationBinding, StationSetting } from '../pbx/connection.ts';

const settings: Readonly<Record<StationSetting, number>> = {
  stationless: 0,
  workstation: 1,
  remoteWorkstation: 2,
  remoteNumber: 3,
};

/** `stationInformation` (icws.md 3.4). */
export function stationInformation(station: StationBinding): Readonly<Record<string, unknown>> {
  const hasPhone = station.setting !== 'stationless';
  return {
    id: station.stationId,
    extension: station.extension,
    stationSetting: settings[station.setting],
    canBeDialed: hasPhone,
    ringAlways: false,
    ...(station.remoteNumber !== undefined && { remoteNumber: station.remoteNumber }),
    ...(station.mediaTypes !== undefined && { allowedMediaTypes: station.mediaTypes }),
  };
}

/** What a message says where no station is left; the type requires one. */
export const noStationInformation = { id: '', extension: '', stationSetting: 0 } as const;
