import { z } from 'zod';
import { disposeCallback } from '../../pbx/commands/callbacks.ts';
import { sendChatText, setTyping } from '../../pbx/commands/chats.ts';
import { saveEmail, sendEmail } from '../../pbx/commands/emails.ts';
import { emailContentSchema } from '../email-content.ts';
import { command, commandWith, run } from '../interaction-command.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { wireBoolean, wireEnum } from '../wire.ts';

const dispositions = ['success', 'failure', 'retry'] as const;

/** Chats, callbacks and e-mails (icws.md 7.10). */
export const mediaOperations: readonly Operation[] = [
  commandWith(
    'chat/messages',
    z.object({ text: z.string(), clearTypingIndicator: wireBoolean.default(true) }),
    (step, actorId, id, { text, clearTypingIndicator }) =>
      sendChatText(step, actorId, id, { text, clearsTyping: clearTypingIndicator }),
  ),
  operation(
    'PUT',
    '{S}/interactions/{interactionId}/chat/typing-indicator',
    'interactions',
    withBody(z.object({ on: wireBoolean }), (exchange: Exchange, { on }) =>
      run(exchange, (step, actorId, id) => setTyping(step, actorId, id, on)),
    ),
  ),
  operation(
    'PUT',
    '{S}/interactions/{interactionId}/callback/disposition',
    'interactions',
    withBody(z.object({ disposition: wireEnum(0, 1, 2) }), (exchange: Exchange, { disposition }) =>
      run(exchange, (step, actorId, id) => disposeCallback(step, actorId, id, dispositions[disposition])),
    ),
  ),
  commandWith('email/save', z.object({ emailContent: emailContentSchema }), (step, actorId, id, body) =>
    saveEmail(step, actorId, id, body.emailContent),
  ),
  command('email/send', sendEmail),
];
