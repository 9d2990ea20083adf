import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { connectedCall, readAttribute, startTestCic } from '../testing/a-cic.ts';
import { logIn, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

async function start() {
  const { cic } = await startTestCic(running);
  return { cic, agent: await logInAgent(cic.url, 'agent1') };
}

test('a recording is tagged and described by whoever made it, also when its call is gone', async () => {
  const { cic, agent } = await start();
  const id = await connectedCall(cic, agent, 'agent1');
  await agent.request('POST', `/interactions/${id}/record`, { on: true, supervisor: false });
  const path = `/recordings/${await readAttribute(agent, id, 'Eic_IRRecordingId')}`;
  await agent.request('POST', `/interactions/${id}/disconnect`);
  expect((await agent.request('GET', `${path}/tags`)).body).toEqual({ tags: [] });
  expect((await agent.request('PUT', `${path}/tags`, { tags: ['sale', 'angry'] })).status).toBe(200);
  const attributesValues = [{ attributeName: 'Case', attributeValue: '4711' }];
  await agent.request('PUT', `${path}/attributes`, { attributesValues });
  expect((await agent.request('GET', `${path}/tags`)).body).toEqual({ tags: ['sale', 'angry'] });
  expect((await agent.request('GET', `${path}/attributes`)).body).toEqual({ attributesValues });
  await agent.request('DELETE', `${path}/tags`);
  expect((await agent.request('GET', `${path}/tags`)).body).toEqual({ tags: [] });
  const colleague = await logIn(cic.url, 'agent2');
  expect((await colleague.request('GET', `${path}/tags`)).status).toBe(403);
  expect((await agent.request('GET', '/recordings/none/tags')).status).toBe(400);
});

test('a screen is recorded, paused, resumed and stopped, each told when it is done', async () => {
  const { cic, agent } = await start();
  const boss = await logIn(cic.url, 'bridge');
  const order = async (what: string, body?: unknown) => {
    const { status, body: answer } = await boss.request<any>(
      'POST',
      `/screenrecordings/record/${what}/agent1`,
      body,
    );
    const told = (await boss.request<any[]>('GET', '/messaging/messages')).body;
    expect([status, told.length, told[0]?.requestId]).toEqual([202, 1, answer.requestId]);
    return told[0];
  };
  expect((await order('pause')).error).toMatchObject({ message: expect.stringContaining('Start one') });
  const { recordingIdList } = await order('start');
  expect(recordingIdList.recordingIds).toHaveLength(1);
  expect(await order('pause')).toMatchObject({ error: null, recordingIdList });
  expect((await order('pause')).error).not.toBeNull();
  expect(await order('resume')).toMatchObject({ error: null, recordingIdList });
  expect(await order('stop', recordingIdList)).toMatchObject({
    __type: 'urn:inin.com:messaging:asyncOperationCompletedMessage',
    error: null,
  });
  expect((await order('stop', recordingIdList)).error).not.toBeNull();
  expect((await agent.request('POST', '/screenrecordings/record/start/agent2')).status).toBe(403);
  expect((await boss.request('POST', '/screenrecordings/record/start/nobody')).status).toBe(400);
});

test('a visitor writes and types without any session, for as long as the chat lasts', async () => {
  const { cic, agent } = await start();
  const id = cic.placeChat({ to: { user: 'agent1' } });
  const participant = cic.visitorJoins(id, 'Adam');
  await agent.request('POST', `/interactions/${id}/pickup`);
  const ask = async (method: string, what: string, who: string, body: object) => {
    const path = `${cic.url}/icws/web-chat/${what}/${who}`;
    const response = await fetch(path, { method, body: JSON.stringify(body) });
    return response.status === 204 ? 204 : ((await response.json()) as { errorId: string }).errorId;
  };
  const message = { message: 'Hello', contentType: 'text/plain' };
  expect(await ask('POST', 'send-message', participant, message)).toBe(204);
  expect(await ask('PUT', 'typing-state', participant, { typingIndicator: 'true' })).toBe(204);
  const chat = cic.state().interactions[0]?.chat;
  expect(chat?.messages.at(-1)).toMatchObject({ from: 'Adam', text: 'Hello' });
  expect(chat?.members.find(({ displayName }) => displayName === 'Adam')?.isTyping).toBe(true);
  expect(await ask('POST', 'send-message', 'nobody', message)).toBe(
    'error.request.webChat.invalidParticipantId',
  );
  await agent.request('POST', `/interactions/${id}/disconnect`);
  expect(await ask('POST', 'send-message', participant, message)).toBe(
    'error.request.webChat.invalidParticipantId',
  );
});

test('a web page tells handlers something without any session, and is told why it gets no result', async () => {
  const { cic } = await start();
  const tell = async (body: object) => {
    const url = `${cic.url}/icws/widgets/handler-notification`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return [response.status, await response.text()];
  };
  const notification = { objectId: 'Widget', eventId: 'CallMe', data: ['+496227747474'] };
  expect(await tell(notification)).toEqual([202, '']);
  expect(cic.handlerNotifications().notifications).toMatchObject([
    { direction: 'received', ...notification },
  ]);
  expect(await tell({ ...notification, executeResult: true })).toEqual([
    501,
    expect.stringContaining('without it'),
  ]);
  expect((await tell({ objectId: 'Widget' }))[0]).toBe(400);
});

test('a button of the client tells its handlers who pressed it and for what', async () => {
  const { cic, agent } = await start();
  cic.configure('client-buttons', 'Escalate', {});
  const press = (buttonId: string) =>
    agent.request('POST', '/client-buttons/handler-action', { buttonId, interactionId: 3001 });
  expect((await press('escalate')).status).toBe(204);
  expect(cic.handlerNotifications().notifications).toMatchObject([
    { direction: 'received', objectId: 'ClientButton', eventId: 'Escalate', data: ['agent1', '3001'] },
  ]);
  expect((await press('nothing')).status).toBe(400);
});
