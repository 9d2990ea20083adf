import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { startTestCic } from '../testing/a-cic.ts';
import { type IcwsClient, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

// not valid UTF-8, so that a detour over text would show
const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0x00, 0x80]);

async function raw(
  cic: MockCic,
  { sessionId, cookie, csrfToken }: IcwsClient,
  path: string,
  init: RequestInit,
) {
  const headers = { cookie, 'ININ-ICWS-CSRF-Token': csrfToken, ...init.headers };
  return fetch(`${cic.url}/icws/${sessionId}${path}`, { ...init, headers });
}

async function download(cic: MockCic, { sessionId, cookie }: IcwsClient, uri: string) {
  const response = await fetch(`${cic.url}/icws/${sessionId}${uri}`, { headers: { cookie } });
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

async function messagesOf(client: IcwsClient, type: string): Promise<readonly any[]> {
  const { body } = await client.request<any[]>('GET', '/messaging/messages');
  return body.filter(({ __type }) => __type.endsWith(`:${type}`));
}

async function inChat() {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = cic.placeChat({ to: { user: 'agent1' }, name: 'Eve' });
  const path = `/interactions/${id}/chat/send-file`;
  return { cic, agent, id, path };
}

function aForm(): FormData {
  const form = new FormData();
  form.set('comment', 'not the file');
  form.set('file', new Blob([bytes], { type: 'application/pdf' }), 'Übersicht.pdf');
  return form;
}

test.each([
  ['as a part of a form', () => ({ body: aForm() }), 'Übersicht.pdf'],
  [
    'as the body, named by a header',
    () => ({ body: bytes, headers: { 'content-disposition': 'attachment; filename="plan.pdf"' } }),
    'plan.pdf',
  ],
])('a file that is sent into a chat %s is told as one and can be fetched', async (_how, init, name) => {
  const { cic, agent, id, path } = await inChat();
  await agent.request('POST', `/interactions/${id}/pickup`);
  await agent.request('PUT', `/messaging/subscriptions/interactions/${id}/chat`);
  await agent.request('GET', '/messaging/messages');
  expect((await raw(cic, agent, path, { method: 'POST', ...init() })).status).toBe(200);
  const [{ messagesAdded }] = await messagesOf(agent, 'chatContentsMessage');
  expect(messagesAdded).toMatchObject([{ messageType: 1, chatMember: { userId: 'agent1' } }]);
  const file = await download(cic, agent, messagesAdded[0].text);
  expect([file.status, file.bytes]).toEqual([200, bytes]);
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent(name));
  expect(cic.state().interactions[0]?.chat?.messages.at(-1)?.text).toBe(name);
  const stranger = await logInAgent(cic.url, 'agent5');
  expect((await download(cic, stranger, messagesAdded[0].text)).status).toBe(403);
});

test('a file for a chat that nobody picked up, for no chat, or no file at all is refused', async () => {
  const { cic, agent, id, path } = await inChat();
  const send = async (to: string, init: RequestInit) => {
    const response = await raw(cic, agent, to, { method: 'POST', ...init });
    const { errorId } = (await response.json()) as { readonly errorId: string };
    return [response.status, errorId];
  };
  expect(await send(path, { body: bytes })).toEqual([400, 'error.request.interaction.invalidState']);
  expect(await send('/interactions/1/chat/send-file', { body: bytes })).toEqual([
    404,
    'error.request.interaction.notFound',
  ]);
  await agent.request('POST', `/interactions/${id}/pickup`);
  expect(await send(path, {})).toEqual([400, 'error.request.missingFile']);
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(await send(path, { body: 'no form', headers })).toEqual([400, 'error.request.missingFile']);
});

const sender = { displayName: 'Sales', address: 'sales@example.com' };
const emailContent = { sender, toRecipients: [sender] };

async function inMail() {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = cic.placeEmail({
    to: { user: 'agent1' },
    from: 'eve@example.com',
    attachments: ['order.pdf', { name: 'logo.txt', text: 'Logo', isInline: true }],
    messages: [{ from: 'adam@example.com', subject: 'Before', text: 'Long ago' }],
  });
  await agent.request('POST', `/interactions/${id}/pickup`);
  const answer = async (attachmentsFromParent: number): Promise<string> => {
    const created = await agent.request<any>('POST', '/interactions', {
      __type: 'urn:inin.com:interactions.email:createEmailResponseParameters',
      parentInteractionId: id,
      responseType: 0,
      emailContent: { ...emailContent, attachmentsFromParent },
    });
    return created.body.interactionId;
  };
  const contents = async (of: string) => {
    await agent.request('PUT', `/messaging/subscriptions/interactions/${of}/email`);
    return (await messagesOf(agent, 'emailContentsMessage')).at(-1).emailContent;
  };
  return { cic, agent, id, answer, contents };
}

test('what came with a mail is fetched: its files as they are, its messages as a message', async () => {
  const { cic, agent, id, contents } = await inMail();
  const { fileAttachments, messageAttachments } = await contents(id);
  expect(fileAttachments.map(({ name }: any) => name)).toEqual(['order.pdf', 'logo.txt']);
  const logo = await download(cic, agent, fileAttachments[1].downloadUri);
  expect([logo.status, Buffer.from(logo.bytes).toString()]).toEqual([200, 'Logo']);
  expect(messageAttachments).toMatchObject([{ subject: 'Before' }]);
  const path = `/interactions/${id}/email/attachments/message/download`;
  const { messageId } = messageAttachments[0];
  const asked = await agent.request<any>('POST', path, { messageId });
  expect(asked.status).toBe(202);
  expect(await messagesOf(agent, 'emailMessageAttachmentMessage')).toMatchObject([
    {
      requestId: asked.body.requestId,
      error: null,
      interactionId: id,
      emailContent: {
        subject: 'Before',
        sender: { address: 'adam@example.com' },
        bodies: [{ body: 'Long ago', bodyType: 0 }],
      },
    },
  ]);
  expect((await agent.request('POST', path, { messageId: 'none' })).status).toBe(404);
});

test.each([
  [0, []],
  [1, ['logo.txt']],
  [2, ['order.pdf', 'logo.txt']],
])('an answer that takes %i along of the files has %j', async (attachmentsFromParent, names) => {
  const { answer, contents } = await inMail();
  const { fileAttachments } = await contents(await answer(attachmentsFromParent));
  expect(fileAttachments.map(({ name }: any) => name)).toEqual(names);
});

test('a file is uploaded to a draft, told, fetched and taken off again', async () => {
  const { cic, agent, id, answer, contents } = await inMail();
  const draft = await answer(0);
  const path = `/interactions/${draft}/email/attachments/file`;
  const announced = await agent.request<any>('POST', `${path}/upload`, {
    uploadFileName: 'Angebot.pdf',
    isInlineAttachment: 'false',
  });
  expect(announced).toMatchObject({ status: 202, body: { interactionId: draft, fileName: 'Angebot.pdf' } });
  const { requestId, uploadUri } = announced.body;
  expect((await raw(cic, agent, uploadUri, { method: 'PUT', body: bytes })).status).toBe(200);
  expect(await messagesOf(agent, 'emailUploadFileStatusMessage')).toMatchObject([
    { requestId, error: null, interactionId: draft, fileName: 'Angebot.pdf', uploadSuccess: true },
  ]);
  const { fileAttachments } = await contents(draft);
  const [{ name, downloadUri }] = fileAttachments;
  expect([name, (await download(cic, agent, downloadUri)).bytes]).toEqual(['Angebot.pdf', bytes]);
  expect((await raw(cic, agent, uploadUri, { method: 'POST', body: bytes })).status).toBe(404);
  expect((await agent.request('POST', `${path}/remove`, { fileUri: downloadUri })).status).toBe(200);
  expect((await agent.request('POST', `${path}/remove`, { fileUri: downloadUri })).status).toBe(400);
  expect((await contents(draft)).fileAttachments).toEqual([]);
  const toParent = { uploadFileName: 'x', isInlineAttachment: false };
  expect(
    await agent.request('POST', `/interactions/${id}/email/attachments/file/upload`, toParent),
  ).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.interaction.invalidState' },
  });
});

test('a file that comes after its draft was sent is told as failed', async () => {
  const { cic, agent, answer } = await inMail();
  const draft = await answer(0);
  const { body } = await agent.request<any>('POST', `/interactions/${draft}/email/attachments/file/upload`, {
    uploadFileName: 'late.pdf',
    isInlineAttachment: true,
  });
  expect(body.contentId).toBeDefined();
  await agent.request('POST', `/interactions/${draft}/email/send`);
  expect((await raw(cic, agent, body.uploadUri, { method: 'POST', body: bytes })).status).toBe(400);
  expect(await messagesOf(agent, 'emailUploadFileStatusMessage')).toMatchObject([
    { requestId: body.requestId, uploadSuccess: false, error: { message: expect.stringContaining(draft) } },
  ]);
});
