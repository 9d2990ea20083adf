import { z } from 'zod';
import { visitorSays, visitorTypes } from '../../pbx/commands/chats.ts';
import type { Refusal } from '../../pbx/refusal.ts';
import type { Step } from '../../pbx/step.ts';
import { failure } from '../failure.ts';
import { type OpenExchange, type Operation, openOperation, withBody } from '../operation.ts';
import { type IcwsReply, noContent } from '../reply.ts';
import { wireBoolean } from '../wire.ts';

/** Does as a visitor does; the id of a participant is that of a visitor, which names its chat. */
function asVisitor(
  { server, param }: OpenExchange,
  perform: (step: Step, interactionId: string, visitorId: string) => Refusal | undefined,
): IcwsReply {
  const id = param('participantId');
  const [, interactionId = ''] = /^visitor-(\d+)-\d+$/.exec(id) ?? [];
  const refused = server.pbx.act((step) => perform(step, interactionId, id));
  if (!refused) return noContent;
  return failure(
    400,
    'error.request.webChat.invalidParticipantId',
    `There is no participant ${id} in a chat now.`,
  );
}

const messageSchema = z.object({
  message: z.string(),
  contentType: z.enum(['text/plain', 'text/html']).default('text/plain'),
});
const typingSchema = z.object({ typingIndicator: wireBoolean });

/** The visitor's side of a chat, which needs no session; how a chat begins there is not public (icws.md 7.10). */
export const webChatOperations: readonly Operation[] = [
  openOperation(
    'POST',
    '/icws/web-chat/send-message/{participantId}',
    'web-chat',
    withBody(messageSchema, (exchange: OpenExchange, { message }) =>
      asVisitor(exchange, (step, interactionId, visitorId) =>
        visitorSays(step, interactionId, message, visitorId),
      ),
    ),
  ),
  ...(['PUT', 'POST'] as const).map((method) =>
    openOperation(
      method,
      '/icws/web-chat/typing-state/{participantId}',
      'web-chat',
      withBody(typingSchema, (exchange: OpenExchange, { typingIndicator }) =>
        asVisitor(exchange, (step, interactionId, visitorId) =>
          visitorTypes(step, interactionId, typingIndicator, visitorId),
        ),
      ),
    ),
  ),
];
