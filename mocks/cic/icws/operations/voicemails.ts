import { z } from 'zod';
import { errorCodes, failure } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, type IcwsReply, isReply, noContent } from '../reply.ts';
import { waitingMessage } from '../subscriptions/voicemails.ts';
import type { Voicemail } from '../voicemails.ts';
import { wireEnum, wireName } from '../wire.ts';

/** `messageState`. */
const states = { unread: 0, read: 1 } as const;
const state = wireEnum(states.unread, states.read);

const playSchema = z.object({
  state,
  playTarget: z
    .discriminatedUnion('__type', [
      z.object({ __type: z.literal('urn:inin.com:unifiedMessaging:currentStation') }),
      z.object({ __type: z.literal('urn:inin.com:unifiedMessaging:voicemailPlayTarget'), target: wireName }),
    ])
    .optional(),
});

/** One of the session user's own. */
function ownVoicemail({ server, session, param }: Exchange): Voicemail | IcwsReply {
  const id = param('unifiedMessageId');
  const found = server.voicemails.find(session.user.id, id);
  if (found) return found;
  const message = `User ${session.user.id} has no message ${id}. Read the messages again.`;
  return failure(400, 'error.request.unifiedMessage.notFound', message, errorCodes.objectNotFound);
}

function withOwn(run: (exchange: Exchange, own: Voicemail) => IcwsReply): (exchange: Exchange) => IcwsReply {
  return (exchange) => {
    const own = ownVoicemail(exchange);
    return isReply(own) ? own : run(exchange, own);
  };
}

/** At the session's station unless told otherwise; a number needs none. */
function play({ server, session }: Exchange, own: Voicemail, body: z.output<typeof playSchema>): IcwsReply {
  const hasTarget = body.playTarget && 'target' in body.playTarget;
  const station = server.pbx.view.connections.get(session.id)?.station;
  if (!hasTarget && (!station || station.setting === 'stationless')) {
    const message = 'No station is connected to this session. Connect one, or name a target.';
    return failure(400, 'error.request.station.notFound', message, errorCodes.objectNotFound);
  }
  server.voicemails.play(own);
  return done;
}

const message = '{S}/unified-messaging/{unifiedMessageId}';

/** Voice mails of the session's user; faxes do not come in here. */
export const voicemailOperations: readonly Operation[] = [
  operation(
    'PUT',
    '{S}/unified-messaging/messages-waiting-indicator/count-refresh',
    'unified-messaging',
    ({ server, session }) => ({
      ...done,
      afterwards: () => session.push(waitingMessage(server.voicemails, session.user.id)),
    }),
  ),
  operation(
    'POST',
    `${message}/voicemail-message/play/start`,
    'unified-messaging',
    withBody(playSchema, (exchange: Exchange, body) =>
      withOwn((_, own) => play(exchange, own, body))(exchange),
    ),
  ),
  operation(
    'POST',
    `${message}/voicemail-message/play/stop`,
    'unified-messaging',
    withOwn(({ server }, own) => {
      server.voicemails.stop(own);
      return done;
    }),
  ),
  operation(
    'PUT',
    message,
    'unified-messaging',
    withBody(z.object({ state }), (exchange: Exchange, body) =>
      withOwn(({ server }, own) => {
        server.voicemails.setRead(own, body.state === states.read);
        return done;
      })(exchange),
    ),
  ),
  operation(
    'DELETE',
    message,
    'unified-messaging',
    withOwn(({ server }, own) => {
      server.voicemails.remove(own);
      return noContent;
    }),
  ),
];
