import { z } from 'zod';
import { mayChat, sendChatFile } from '../../pbx/commands/chats.ts';
import { attachFile, detachFile, mayAttach } from '../../pbx/commands/email-attachments.ts';
import { downloadUri, messageContents } from '../email-content.ts';
import { failure, refusalReply } from '../failure.ts';
import { run } from '../interaction-command.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { withFile } from '../received-file.ts';
import type { IcwsReply } from '../reply.ts';
import { maySee } from '../rights.ts';
import { wireBoolean } from '../wire.ts';

const interaction = '{S}/interactions/{interactionId}';
const attachments = `${interaction}/email/attachments`;

function sendFile(exchange: Exchange): IcwsReply {
  const { server, session, param } = exchange;
  const id = param('interactionId');
  // before the file is read, so that a chat that is none says so
  const refused = server.pbx.act((step) => mayChat(step, session.user.id, id));
  if (refused) return refusalReply(refused);
  return withFile(exchange, (file) => {
    const fileId = server.ids();
    const { name } = file;
    const late = server.pbx.act((step) => sendChatFile(step, session.user.id, id, { fileId, name }));
    if (late) return refusalReply(late);
    server.files.put(fileId, file);
    return { status: 200 };
  });
}

const uploadSchema = z.object({ uploadFileName: z.string().min(1), isInlineAttachment: wireBoolean });

/** Says where the file goes; the attachment is there once it has come (icws.md 7.10). */
function announce(
  { server, session, param }: Exchange,
  { uploadFileName, isInlineAttachment }: z.output<typeof uploadSchema>,
): IcwsReply {
  const interactionId = param('interactionId');
  const refused = server.pbx.act((step) => mayAttach(step, session.user.id, interactionId));
  if (refused) return refusalReply(refused);
  const requestId = server.ids();
  server.uploads.set(requestId, {
    interactionId,
    sessionId: session.id,
    fileName: uploadFileName,
    isInline: isInlineAttachment,
  });
  return {
    status: 202,
    body: {
      __type: 'urn:inin.com:interactions.email:emailUploadFileAttachmentResponse',
      requestId,
      interactionId,
      fileName: uploadFileName,
      ...(isInlineAttachment && { contentId: requestId }),
      uploadUri: `/interactions/${interactionId}/email/attachments/file/upload/${requestId}`,
    },
  };
}

function upload(exchange: Exchange): IcwsReply {
  const { server, session, param } = exchange;
  const requestId = param('requestId');
  const announced = server.uploads.get(requestId);
  if (announced?.interactionId !== param('interactionId') || announced.sessionId !== session.id) {
    return failure(
      404,
      'error.request.upload.notFound',
      `No upload ${requestId} is awaited. Announce it first.`,
    );
  }
  return withFile(
    exchange,
    (file) => {
      server.uploads.delete(requestId);
      const { interactionId, fileName, isInline } = announced;
      server.files.put(requestId, { ...file, name: fileName });
      const attachment = { id: requestId, name: fileName, isInline, fileId: requestId };
      const refused = server.pbx.act((step) => attachFile(step, session.user.id, interactionId, attachment));
      session.push({
        __type: 'urn:inin.com:interactions.email:emailUploadFileStatusMessage',
        isDelta: false,
        requestId,
        error: refused
          ? { errorId: 'error.request.interaction.invalidState', message: refused.message }
          : null,
        interactionId,
        fileName,
        uploadSuccess: !refused,
      });
      return refused ? refusalReply(refused) : { status: 200 };
    },
    announced.fileName,
  );
}

const removeSchema = z.object({ fileUri: z.string().min(1) });

/** A mail that hangs on a mail is sent as a message of its own. */
function downloadMessage(exchange: Exchange, { messageId }: { readonly messageId: string }): IcwsReply {
  const { server, session, param } = exchange;
  const interactionId = param('interactionId');
  const seen = seenInteraction(exchange);
  if ('status' in seen) return seen;
  const message = seen.email?.messages.find(({ id }) => id === messageId);
  if (!message) {
    const text = `Interaction ${interactionId} holds no message ${messageId}. Read its messageAttachments.`;
    return failure(404, 'error.request.email.messageNotFound', text);
  }
  const requestId = server.ids();
  return {
    status: 202,
    body: { requestId },
    afterwards: () =>
      session.push({
        __type: 'urn:inin.com:interactions.email:emailMessageAttachmentMessage',
        isDelta: false,
        requestId,
        error: null,
        interactionId,
        emailContent: messageContents(message),
      }),
  };
}

function seenInteraction({ server, session, param }: Exchange) {
  const id = param('interactionId');
  const found = server.pbx.view.interactions.get(id);
  if (!found) return failure(404, 'error.request.interaction.notFound', `Interaction ${id} does not exist.`);
  if (maySee(server.pbx.directory, session.user, found)) return { email: found.email, chat: found.chat };
  const message = `User ${session.user.id} may not read interaction ${id}.`;
  return failure(403, 'error.request.accessDenied', message);
}

/** The bytes of a file of a chat or an e-mail that the session's user may see. */
function download(exchange: Exchange): IcwsReply {
  const { server, param } = exchange;
  const seen = seenInteraction(exchange);
  if ('status' in seen) return seen;
  const id = param('fileId');
  const attached = seen.email?.attachments.find((each) => each.id === id)?.fileId;
  const sent = seen.chat?.messages.find((each) => each.fileId === id)?.fileId;
  const file = server.files.find(attached ?? sent ?? '');
  if (file) return { status: 200, file };
  return failure(
    404,
    'error.request.file.notFound',
    `Interaction ${param('interactionId')} holds no file ${id}.`,
  );
}

/** Files in chats and e-mails (icws.md 7.10). */
export const fileOperations: readonly Operation[] = [
  { ...operation('POST', `${interaction}/chat/send-file`, 'interactions', sendFile), takesFile: true },
  operation('GET', `${interaction}/chat/files/{fileId}`, 'interactions', download, 'sessionByCookie'),
  operation('POST', `${attachments}/file/upload`, 'interactions', withBody(uploadSchema, announce)),
  ...(['PUT', 'POST'] as const).map(
    (method): Operation => ({
      ...operation(method, `${attachments}/file/upload/{requestId}`, 'interactions', upload),
      takesFile: true,
    }),
  ),
  operation(
    'POST',
    `${attachments}/file/remove`,
    'interactions',
    withBody(removeSchema, (exchange: Exchange, { fileUri }) => {
      const interactionId = exchange.param('interactionId');
      const email = exchange.server.pbx.view.interactions.get(interactionId)?.email;
      const named = email?.attachments.find(({ id }) => fileUri.endsWith(downloadUri(interactionId, id)));
      return run(exchange, (step, actorId, id) => detachFile(step, actorId, id, named?.id ?? ''));
    }),
  ),
  operation(
    'POST',
    `${attachments}/message/download`,
    'interactions',
    withBody(z.object({ messageId: z.string().min(1) }), downloadMessage),
  ),
  operation('GET', `${attachments}/{fileId}`, 'interactions', download, 'sessionByCookie'),
];
