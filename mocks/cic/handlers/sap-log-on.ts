import { closeConnection, connectStation, openConnection } from '../pbx/commands/connections.ts';
import { isRefusal, refuse } from '../pbx/refusal.ts';
import { answeringHandler, answerOf, type Handler } from './handler.ts';

/** The place of a user whom a handler logged on; no session of ICWS has such an id. */
function placeOf(userId: string): string {
  return `SapLogOn ${userId}`;
}

/**
 * Gives an agent without a session of their own a place in the switch, so that ACD counts them in and calls
 * ring (G26). The request has the user id and the station, `tel:` and a number, or nothing for the user's own.
 */
export const sapLogOn: Handler = answeringHandler({
  name: 'SapLogOn',
  eventId: 'SapLogOn',
  answerEventId: 'SapLoggedOn',
  answer([userId = '', stationId = ''], { act }) {
    const station = act((step) => {
      const user = step.directory.user(userId);
      if (!user) return refuse('unknownUser', `User ${userId} does not exist. Names are case-sensitive.`);
      const wanted = stationId || user.defaultStation;
      if (wanted === undefined) {
        return refuse('unknownStation', `User ${userId} has no station of their own. Name one.`);
      }
      const sessionId = placeOf(userId);
      const before = step.connection(sessionId);
      if (!before) openConnection(step, { sessionId, userId, applicationName: 'SapLogOn', machineName: '' });
      const number = /^tel:(.+)$/i.exec(wanted)?.[1];
      const request =
        number === undefined
          ? ({ setting: 'workstation', workstation: wanted } as const)
          : ({ setting: 'remoteNumber', remoteNumber: number } as const);
      const ready = { isReadyForInteractions: true, mediaTypes: undefined };
      const refused = connectStation(step, sessionId, request, ready);
      if (refused && !before) closeConnection(step, sessionId);
      return refused ?? step.connection(sessionId)?.station;
    });
    if (isRefusal(station)) return { failed: station.message };
    return { data: [userId, station?.stationId ?? '', station?.extension ?? ''] };
  },
});

/** Takes that place away again; calls in hand go on. The request has the user id. */
export const sapLogOff: Handler = answeringHandler({
  name: 'SapLogOff',
  eventId: 'SapLogOff',
  answerEventId: 'SapLoggedOff',
  answer([userId = ''], { act }) {
    return answerOf(
      act((step) => {
        if (!step.connection(placeOf(userId))) {
          return refuse('noStation', `User ${userId} was not logged on with SapLogOn.`);
        }
        closeConnection(step, placeOf(userId));
        return undefined;
      }),
      [userId],
    );
  },
});
