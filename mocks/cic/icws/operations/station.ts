import { z } from 'zod';
import { connectStation, disconnectStation, type StationRequest } from '../../pbx/commands/connections.ts';
import { errorCodes, failure, objectNotFoundId, refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, type IcwsReply, ok } from '../reply.ts';
import { stationInformation } from '../station-information.ts';
import { wireBoolean, wireEnum, wireInt, wireName, wireText } from '../wire.ts';

const common = {
  supportedMediaTypes: z.array(wireInt).optional(),
  readyForInteractions: wireBoolean.optional(),
  stationConnectionMode: wireEnum(0, 1, 2).optional(),
};

const stationSchema = z.discriminatedUnion('__type', [
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:connection:workstationSettings'),
    workstation: wireName,
  }),
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:connection:remoteWorkstationSettings'),
    workstation: wireName,
    remoteNumber: wireText.optional(),
  }),
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:connection:remoteNumberSettings'),
    remoteNumber: wireName,
    persistentConnection: wireBoolean.optional(),
  }),
  z.object({ ...common, __type: z.literal('urn:inin.com:connection:stationlessSettings') }),
]);

type StationBody = z.output<typeof stationSchema>;

function requestOf(body: StationBody): StationRequest {
  switch (body.__type) {
    case 'urn:inin.com:connection:workstationSettings':
      return { setting: 'workstation', workstation: body.workstation };
    case 'urn:inin.com:connection:remoteWorkstationSettings':
      return {
        setting: 'remoteWorkstation',
        workstation: body.workstation,
        remoteNumber: body.remoteNumber,
      };
    case 'urn:inin.com:connection:remoteNumberSettings':
      return { setting: 'remoteNumber', remoteNumber: body.remoteNumber };
    case 'urn:inin.com:connection:stationlessSettings':
      return { setting: 'stationless' };
  }
}

function putStation({ server, session }: Exchange, body: StationBody): IcwsReply {
  const refused = server.pbx.act((step) =>
    connectStation(step, session.id, requestOf(body), {
      isReadyForInteractions: body.readyForInteractions ?? true,
      mediaTypes: body.supportedMediaTypes,
    }),
  );
  if (refused) return refusalReply(refused);
  return { status: 200, headers: { location: `/icws/${session.id}/connection/station` } };
}

const noStation = failure(
  400,
  objectNotFoundId,
  'No station is connected to this session. Connect one with PUT first.',
  errorCodes.objectNotFound,
);

function getStation({ server, session }: Exchange): IcwsReply {
  const station = server.pbx.view.connections.get(session.id)?.station;
  return station ? ok(stationInformation(station)) : noStation;
}

function deleteStation({ server, session }: Exchange): IcwsReply {
  return server.pbx.act((step) => disconnectStation(step, session.id)) ? noStation : done;
}

export const stationOperations: readonly Operation[] = [
  operation('PUT', '{S}/connection/station', 'connection', withBody(stationSchema, putStation)),
  operation('GET', '{S}/connection/station', 'connection', getStation),
  operation('DELETE', '{S}/connection/station', 'connection', deleteStation),
];
