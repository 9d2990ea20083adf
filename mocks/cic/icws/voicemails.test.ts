import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { startTestCic } from '../testing/a-cic.ts';
import { type IcwsClient, logIn, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

const base = '/messaging/subscriptions/unified-messaging';

async function told(client: IcwsClient): Promise<readonly any[]> {
  const { body } = await client.request<any[]>('GET', '/messaging/messages');
  return body.map(({ __type, isDelta, ...rest }) => [__type.split(':').at(-1), isDelta, rest]);
}

async function afterOneCall() {
  const { cic, clock } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  await agent.request('PUT', `${base}/voicemail-messages`);
  await agent.request('PUT', `${base}/messages-waiting-indicator`);
  const empty = await told(agent);
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '+4930', name: 'Example AG' });
  await agent.request('POST', `/interactions/${id}/send-to-voicemail`);
  return { cic, clock, agent, id, empty };
}

test('a caller who hangs up after the tone leaves a voice mail, and the light goes on', async () => {
  const { cic, agent, id, empty } = await afterOneCall();
  expect(empty).toEqual([
    ['asyncOperationCompletedMessage', false, expect.anything()],
    ['voicemailMessagesMessage', false, { voicemailMessagesAdded: [] }],
    ['mwiMessage', false, { messagesWaiting: 0 }],
  ]);
  expect(await told(agent)).toEqual([]);
  cic.remoteDisconnect(id);
  const added = {
    __type: 'urn:inin.com:unifiedMessaging:voicemailMessageAdded',
    unifiedMessageId: id,
    state: 0,
    from: 'Example AG',
    subject: 'Voice mail from Example AG',
    dateReceived: expect.stringMatching(/^\d{8}T\d{6}Z$/),
    attachments: [],
  };
  expect(await told(agent)).toEqual([
    ['voicemailMessagesMessage', true, { voicemailMessagesAdded: [added] }],
    ['mwiMessage', true, { messagesWaiting: 1 }],
  ]);
  const colleague = await logIn(cic.url, 'agent2');
  await colleague.request('PUT', `${base}/voicemail-messages`);
  expect(await told(colleague)).toMatchObject([[expect.anything(), false, { voicemailMessagesAdded: [] }]]);
});

test('a voice mail is played to its end or until it is stopped, marked, counted and deleted', async () => {
  const { cic, clock, agent, id } = await afterOneCall();
  cic.remoteDisconnect(id);
  await told(agent);
  const path = `/unified-messaging/${id}`;
  const start = () => agent.request('POST', `${path}/voicemail-message/play/start`, { state: '1' });
  const status = (playStatus: number) => [
    'voicemailPlayStatusMessage',
    true,
    { unifiedMessageId: id, playStatus },
  ];
  expect((await start()).status).toBe(200);
  const read = { __type: 'urn:inin.com:unifiedMessaging:voicemailMessage', unifiedMessageId: id, state: 1 };
  expect(await told(agent)).toEqual([
    ['voicemailMessagesMessage', true, { voicemailMessagesChanged: [read] }],
    status(0),
    ['mwiMessage', true, { messagesWaiting: 0 }],
  ]);
  await clock.advance(10_000);
  expect(await told(agent)).toEqual([status(1)]);
  await start();
  await agent.request('POST', `${path}/voicemail-message/play/stop`);
  expect(await told(agent)).toEqual([status(0), status(1)]);
  await agent.request('PUT', path, { state: 0 });
  await agent.request('PUT', '/unified-messaging/messages-waiting-indicator/count-refresh');
  expect((await told(agent)).slice(1)).toEqual([
    ['mwiMessage', true, { messagesWaiting: 1 }],
    ['mwiMessage', false, { messagesWaiting: 1 }],
  ]);
  expect((await agent.request('DELETE', path)).status).toBe(204);
  expect(await told(agent)).toEqual([
    ['voicemailMessagesMessage', true, { voicemailMessagesRemoved: [id] }],
    ['mwiMessage', true, { messagesWaiting: 0 }],
  ]);
  expect(await agent.request('DELETE', path)).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.unifiedMessage.notFound' },
  });
});

test('without a station a voice mail is played only to a number, and nobody hears that of another', async () => {
  const { cic, agent, id } = await afterOneCall();
  cic.remoteDisconnect(id);
  await agent.request('DELETE', '/connection/station');
  const path = `/unified-messaging/${id}/voicemail-message/play/start`;
  expect(await agent.request('POST', path, { state: 1 })).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.station.notFound' },
  });
  const playTarget = { __type: 'urn:inin.com:unifiedMessaging:voicemailPlayTarget', target: '+49301' };
  expect((await agent.request('POST', path, { state: 1, playTarget })).status).toBe(200);
  const colleague = await logIn(cic.url, 'agent2');
  expect((await colleague.request('POST', path, { state: 1, playTarget })).status).toBe(400);
});
