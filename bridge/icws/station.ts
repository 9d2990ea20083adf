import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentCommands } from './agent-commands.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import type { Channel } from './settings.ts';
import { textOrEmpty } from './wire-values.ts';

export const stationPath = '/connection/station';
export const stationSubscription = '/messaging/subscriptions/connection/station';

/** `supportedMediaTypes` of icws.md 3.4. */
const mediaTypes: Readonly<Record<Channel, number>> = { call: 1, chat: 2, email: 3, generic: 4, callback: 5 };

/** Binds a workstation for what ACD may offer; rejects with `workcenterInUse` where CIC refuses. */
export async function bindStation(
  live: LiveConnection,
  userId: string,
  wanted: string | undefined,
  channels: readonly Channel[],
): Promise<string> {
  const station = wanted ?? live.connection.defaultStation;
  const what = station === '' ? `find a station for ${userId}` : `bind station ${station} for ${userId}`;
  if (station === '') {
    const message = `Failed to ${what}: the user has no default workstation. Set one in CIC or name a station at log-on.`;
    throw new BridgeError('workcenterInUse', message);
  }
  const body = {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: station,
    supportedMediaTypes: channels.map((channel) => mediaTypes[channel]),
    // Or ACD would offer nothing.
    readyForInteractions: true,
  };
  const answer = await live.request({ method: 'PUT', path: stationPath, body });
  if (answer.ok) return station;
  throw bridgeErrorOf(what, answer.failure, {
    notFound: 'workcenterInUse',
    notAuthorized: 'workcenterInUse',
    invalidState: 'workcenterInUse',
    invalidRequest: 'workcenterInUse',
  });
}

const boundStation = z.looseObject({ id: textOrEmpty });

/** The station that a session has now, empty for none; `undefined` where CIC does not say. */
export async function readStation(live: LiveConnection): Promise<string | undefined> {
  const answer = await live.request({ method: 'GET', path: stationPath });
  if (answer.ok) return boundStation.safeParse(answer.body).data?.id;
  // 400 by the contract, 404 as seen; both with the code of "not found" (icws.md 3.4).
  return answer.failure.kind === 'notFound' ? '' : undefined;
}

/** The commands that need a telephone, refused with CIC's reason once the station is gone (icws.md 16, U7). */
export function stationGuarded(
  commands: AgentCommands,
  lostStation: () => string | undefined,
): AgentCommands {
  function guard<Args extends readonly unknown[], Result>(
    what: string,
    command: (...args: Args) => Promise<Result>,
  ): (...args: Args) => Promise<Result> {
    return async (...args) => {
      const station = lostStation();
      if (station === undefined) return command(...args);
      const message = `Failed to ${what}: CIC gave station ${station} to another session. Log the agent off and on again.`;
      throw new BridgeError('workcenterInUse', message, { details: { reason: 'stationLost' } });
    };
  }
  return {
    ...commands,
    createCall: guard('dial', commands.createCall),
    pickup: guard('pick up', commands.pickup),
    consult: guard('consult', commands.consult),
    inviteParty: guard('invite a party', commands.inviteParty),
    callBack: guard('call back', commands.callBack),
  };
}
