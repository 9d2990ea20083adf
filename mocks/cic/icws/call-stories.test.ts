import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { connectedCall, startTestCic, type TestCic } from '../testing/a-cic.ts';
import { type IcwsClient, logInAgent } from '../testing/icws-client.ts';

// Whole stories, as agents and the world around them play them: ICWS on one side, the control API on the other.

const running: MockCic[] = [];
let cic: MockCic;
let clock: TestCic['clock'];
let anna: IcwsClient;
let ben: IcwsClient;

beforeEach(async () => {
  ({ cic, clock } = await startTestCic(running));
  anna = await logInAgent(cic.url, 'agent1');
  ben = await logInAgent(cic.url, 'agent2');
});

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

const find = (id: string) => cic.state().interactions.find(({ interactionId }) => interactionId === id);
const liveOf = (user: string) =>
  cic
    .state()
    .interactions.filter((each) => each.user === user && !['I', 'E'].includes(each.state))
    .map(({ interactionId }) => interactionId);

async function post(client: IcwsClient, path: string, body?: unknown): Promise<any> {
  const answer = await client.request('POST', path, body);
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return answer.body;
}

test.each([
  ['a user', { target: '1002' }, { user: 'agent2', state: 'A' }],
  ['a workgroup', { queueID: { queueType: 2, queueName: 'Support' } }, { workgroup: 'Support', state: 'O' }],
  ['a number', { target: '+4930999' }, { user: null, state: 'C' }],
])('an alerting call is deflected to %s', async (_, target, expected) => {
  const id = cic.placeCall({ to: { user: 'agent1' }, attributes: { Case: '7' } });
  await post(anna, `/interactions/${id}/blind-transfer`, target);
  expect(find(id)).toMatchObject({ ...expected, attributes: { Case: '7' } });
  expect(liveOf('agent1')).toEqual([]);
});

test('a call is transferred to the voice mail of a colleague', async () => {
  const id = await connectedCall(cic, anna, 'agent1');
  await post(anna, `/interactions/${id}/transfer-to-voicemail`, { target: '1002' });
  expect(find(id)).toMatchObject({ state: 'M', user: 'agent2' });
});

test('a consult with an outside party is concluded: both talk, and the agent is free', async () => {
  const id = await connectedCall(cic, anna, 'agent1');
  const attributes = { CrmCase: '4711', Eic_Note: 'about the invoice' };
  const { consultId } = await post(anna, `/interactions/${id}/consult`, {
    target: '+4930999',
    additionalAttributes: attributes,
  });
  await clock.advance(200);
  cic.remoteAnswer(consultId);
  expect(find(consultId)).toMatchObject({ state: 'C', consultingInteractionId: id, attributes });
  expect(find(id)?.state).toBe('H');
  await post(anna, `/interactions/${id}/consult/${consultId}/conclude`);
  expect(liveOf('agent1')).toEqual([]);
  expect(find(id)).toMatchObject({ state: 'C', user: null });
  cic.remoteDisconnect(id);
  expect(find(id)?.state).toBe('E');
});

test('a consult within the house carries its attributes to the one who is asked, and the original its own', async () => {
  const id = cic.placeCall({ to: { user: 'agent1' }, attributes: { Case: '7' } });
  await post(anna, `/interactions/${id}/pickup`);
  const additionalAttributes = { Question: 'Who knows?' };
  const { consultId } = await post(anna, `/interactions/${id}/consult`, {
    target: '1002',
    additionalAttributes,
  });
  await clock.advance(200);
  const [asked = ''] = liveOf('agent2');
  expect(find(asked)).toMatchObject({ state: 'A', attributes: { Question: 'Who knows?' } });
  await post(ben, `/interactions/${asked}/pickup`);
  await post(anna, `/interactions/${id}/consult/${consultId}/conclude`);
  expect(liveOf('agent2')).toEqual([id]);
  expect(find(id)).toMatchObject({ state: 'C', user: 'agent2', attributes: { Case: '7' } });
});

test('a conference of three outside parties loses one and goes on', async () => {
  const first = await connectedCall(cic, anna, 'agent1');
  const call = async (target: string) => {
    const __type = 'urn:inin.com:interactions:createCallParameters';
    const { interactionId } = await post(anna, '/interactions', { __type, target });
    await clock.advance(200);
    cic.remoteAnswer(interactionId);
    return interactionId as string;
  };
  const second = await call('+4930222');
  const { conferenceId } = await post(anna, '/interactions/conferences', { interactions: [first, second] });
  await post(anna, `/interactions/conferences/${conferenceId}/invite-party`, { target: '+4930333' });
  await clock.advance(200);
  const third = liveOf('agent1').find((id) => ![first, second, conferenceId].includes(id)) ?? '';
  cic.remoteAnswer(third);
  const members = () =>
    cic
      .state()
      .interactions.filter((each) => each.conferenceId === conferenceId && each.state === 'C')
      .map(({ interactionId }) => interactionId);
  expect(members().sort()).toEqual([first, second, third, conferenceId].sort());
  await post(anna, `/interactions/${second}/disconnect`);
  expect(members().sort()).toEqual([first, third, conferenceId].sort());
  cic.remoteDisconnect(third);
  cic.remoteDisconnect(first);
  expect(liveOf('agent1')).toEqual([]);
});

test('the far side hears digits, and nothing once the agent is muted', async () => {
  const id = await connectedCall(cic, anna, 'agent1');
  await post(anna, `/interactions/${id}/send-digits`, { dtmfDigits: '12' });
  await post(anna, `/interactions/${id}/send-digits`, { dtmfDigits: '3#' });
  await post(anna, `/interactions/${id}/mute`, { on: true });
  expect(find(id)).toMatchObject({ digitsSent: '123#', muted: true });
});

test('a chat of two agents goes on when the first of them leaves, and ends when the visitor does', async () => {
  const id = cic.placeChat({ to: { user: 'agent1' }, name: 'Vera', text: 'Hello' });
  await post(anna, `/interactions/${id}/pickup`);
  await post(anna, `/interactions/${id}/invite-party`, { target: '1002' });
  const [leg = ''] = liveOf('agent2');
  await post(ben, `/interactions/${leg}/pickup`);
  await post(ben, `/interactions/${leg}/chat/messages`, { text: 'I can help', clearTypingIndicator: true });
  await post(anna, `/interactions/${id}/disconnect`);
  expect(liveOf('agent1')).toEqual([]);
  cic.visitorSays(leg, 'Thank you');
  const chat = find(leg)?.chat;
  expect(chat?.messages.map(({ text }) => text)).toEqual(['Hello', 'I can help', 'Thank you']);
  expect(chat?.members.map(({ displayName }) => displayName)).toEqual(['Vera', 'Ben Becker']);
  cic.visitorLeaves(leg);
  expect(liveOf('agent2')).toEqual([]);
});

test('a chat is transferred to a workgroup, and whoever gets it reads what was said', async () => {
  const id = cic.placeChat({ to: { user: 'agent1' }, text: 'Hello' });
  await post(anna, `/interactions/${id}/pickup`);
  await post(anna, `/interactions/${id}/blind-transfer`, { queueID: { queueType: 2, queueName: 'Support' } });
  const finn = await logInAgent(cic.url, 'agent6');
  await finn.request('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:stationlessSettings',
    readyForInteractions: true,
  });
  expect(find(id)).toMatchObject({ user: 'agent6', state: 'A' });
  await post(finn, `/interactions/${id}/pickup`);
  cic.visitorSays(id, 'Are you there?');
  expect(find(id)?.chat?.messages.map(({ text }) => text)).toEqual(['Hello', 'Are you there?']);
});

test('a callback is wished for later, called back, and completed', async () => {
  const id = cic.placeCallback({
    to: { workgroup: 'Sales' },
    number: '+4930123',
    subject: 'Invoice',
    at: clock.now() + 60_000,
  });
  await anna.request('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: 'WS-AGENT1',
    readyForInteractions: true,
  });
  expect(find(id)).toMatchObject({ state: 'P', user: null });
  await clock.advance(60_000);
  expect(find(id)).toMatchObject({ state: 'A', user: 'agent1' });
  await post(anna, `/interactions/${id}/pickup`);
  const { interactionId } = await post(anna, '/interactions', {
    __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
    parentInteractionId: id,
    target: '+4930123',
  });
  await clock.advance(200);
  cic.remoteAnswer(interactionId);
  await post(anna, `/interactions/${interactionId}/disconnect`);
  const done = await anna.request('PUT', `/interactions/${id}/callback/disposition`, { disposition: '0' });
  expect(done.status).toBe(200);
  expect(find(id)).toMatchObject({
    state: 'I',
    callback: { attempts: 1, callInteractionId: interactionId, disposition: 'success' },
  });
});

test.each([
  ['forwarded', 2, [{ address: 'boss@example.com' }]],
  ['answered', 0, [{ address: 'vera@example.com' }]],
])('an e-mail of the inbox is read and %s with content', async (_, responseType, toRecipients) => {
  const id = cic.placeEmail({
    to: { user: 'agent1' },
    from: 'vera@example.com',
    subject: 'Help',
    text: 'Please',
  });
  await post(anna, `/interactions/${id}/pickup`);
  await anna.request('PUT', `/messaging/subscriptions/interactions/${id}/email`);
  const read = await anna.until(({ __type }) => __type.endsWith('emailContentsMessage'));
  expect(read).toMatchObject({
    emailContent: { subject: 'Help', bodies: [{ body: 'Please', bodyType: 0 }] },
  });
  const emailContent = {
    subject: 'Re: Help',
    sender: { displayName: 'Anna', address: 'anna@example.com' },
    toRecipients,
    bodies: [{ body: '<p>Done</p>', bodyType: 1 }],
  };
  const { interactionId } = await post(anna, '/interactions', {
    __type: 'urn:inin.com:interactions.email:createEmailResponseParameters',
    parentInteractionId: id,
    responseType,
    emailContent,
  });
  await post(anna, `/interactions/${interactionId}/email/send`);
  await post(anna, `/interactions/${id}/disconnect`);
  expect(find(interactionId)).toMatchObject({
    state: 'I',
    email: {
      answersInteractionId: id,
      isDraft: false,
      recipients: toRecipients.map(({ address }) => address),
      bodies: [{ body: '<p>Done</p>', isHtml: true }],
    },
  });
  expect(liveOf('agent1')).toEqual([]);
});

test('a generic object is taken, held, passed on and ended', async () => {
  const id = cic.placeGeneric({ to: { user: 'agent1' }, attributes: { Task: 'Count' } });
  await post(anna, `/interactions/${id}/pickup`);
  await post(anna, `/interactions/${id}/hold`, { on: true });
  await post(anna, `/interactions/${id}/blind-transfer`, { target: '1002' });
  expect(find(id)).toMatchObject({ user: 'agent2', state: 'A', attributes: { Task: 'Count' } });
  await post(ben, `/interactions/${id}/pickup`);
  await post(ben, `/interactions/${id}/disconnect`);
  expect(find(id)?.state).toBe('I');
});
