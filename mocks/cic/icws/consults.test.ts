import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { connectedCall, queueStory, readAttribute, startTestCic, watchOwnQueue } from '../testing/a-cic.ts';
import { type IcwsClient, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

async function consult(agent: IcwsClient, id: string, body: object): Promise<string> {
  const answer = await agent.request<{ consultId: string; consultInteractionId: string }>(
    'POST',
    `/interactions/${id}/consult`,
    body,
  );
  expect(answer.status).toBe(201);
  expect(answer.body.consultInteractionId).toBe(answer.body.consultId);
  expect(answer.headers.get('location')).toBe(
    `/icws/${agent.sessionId}/interactions/${id}/consult/${answer.body.consultId}`,
  );
  return answer.body.consultId;
}

function callOf(cic: MockCic, user: string): string {
  return cic.state().interactions.find((each) => each.user === user)?.interactionId ?? '';
}

test('a concluded consult gives the original under its id to the consulted agent', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const ben = await logInAgent(cic.url, 'agent2');
  const id = await connectedCall(cic, anna, 'agent1');
  await watchOwnQueue(anna, 'agent1');
  const from = anna.messages.length;
  const consultId = await consult(anna, id, { target: '1002', additionalAttributes: { Case: 7 } });
  expect(await readAttribute(anna, consultId, 'Eic_ConsultingCallId')).toBe(id);
  expect(await readAttribute(anna, consultId, 'Case')).toBe('7');
  await clock.advance(100);
  const leg = callOf(cic, 'agent2');
  await ben.request('POST', `/interactions/${leg}/pickup`);
  const concluded = await anna.request('POST', `/interactions/${id}/consult/${consultId}/conclude`);
  expect(concluded.status).toBe(204);
  expect(await queueStory(anna, from)).toEqual([
    `~${id} H`,
    `+${consultId} S`,
    `~${consultId} R`,
    `~${consultId} C`,
    `-${id}`,
    `~${consultId} I`,
  ]);
  expect(await readAttribute(ben, id, 'Eic_State')).toBe('C');
  expect(await readAttribute(ben, id, 'Eic_UserName')).toBe('agent2');
  expect(await readAttribute(ben, leg, 'Eic_State')).toBe('I');
  await clock.advance(10_000);
  expect(cic.state().interactions.map((each) => [each.interactionId, each.user])).toEqual([[id, 'agent2']]);
});

test('the audience is the one, the other, both or neither', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, anna, 'agent1');
  const consultId = await consult(anna, id, { target: '+4989' });
  const audience = (originalParty: boolean, consultedParty: boolean | string) =>
    anna.request('POST', `/interactions/${id}/consult/${consultId}/change-audience`, {
      audience: { originalParty, consultedParty },
    });
  expect(await audience(false, true)).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.interaction.invalidState' },
  });
  await clock.advance(100);
  cic.remoteAnswer(consultId);
  for (const [original, consulted, states] of [
    [true, false, 'CH'],
    [true, 'true', 'CC'],
    [false, true, 'HC'],
    [false, false, 'HH'],
  ] as const) {
    expect((await audience(original, consulted)).status).toBe(204);
    const told = [
      await readAttribute(anna, id, 'Eic_State'),
      await readAttribute(anna, consultId, 'Eic_State'),
    ];
    expect(told.join('')).toBe(states);
  }
});

test('a cancelled consult leaves the original on hold', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, anna, 'agent1');
  const consultId = await consult(anna, id, { queueID: { queueType: '2', queueName: 'Sales' } });
  await clock.advance(100);
  const path = `/interactions/${id}/consult/${consultId}`;
  expect((await anna.request('DELETE', path)).status).toBe(204);
  expect(await readAttribute(anna, consultId, 'Eic_State')).toBe('I');
  expect(await readAttribute(anna, id, 'Eic_State')).toBe('H');
  expect((await anna.request('DELETE', path)).status).toBe(404);
  await clock.advance(10_000);
  expect(cic.state().interactions.map((each) => each.interactionId)).toEqual([id]);
  expect((await anna.request('POST', `/interactions/${id}/consult`, { target: '1002' })).status).toBe(201);
});

test('a consult that is concluded while it rings goes on ringing with the original', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  await logInAgent(cic.url, 'agent2');
  const id = await connectedCall(cic, anna, 'agent1');
  const consultId = await consult(anna, id, { queueID: { queueType: 1, queueName: 'agent2' } });
  await clock.advance(100);
  await anna.request('POST', `/interactions/${id}/consult/${consultId}/conclude`, {});
  const original = cic.state().interactions.find((each) => each.interactionId === id);
  expect(original).toMatchObject({ state: 'A', user: 'agent2', station: 'WS-AGENT2' });
  await clock.advance(10_000);
  expect(cic.state().interactions).toHaveLength(1);
});

test.each([
  ['a target and a queue', { target: '1002', queueID: { queueType: 1, queueName: 'agent2' } }, 400],
  ['neither', {}, 400],
  ['a queue that does not exist', { queueID: { queueType: 2, queueName: 'Nowhere' } }, 400],
  ['the own extension', { target: '1001' }, 400],
])('a consult with %s is refused', async (_what, body, status) => {
  const { cic } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, anna, 'agent1');
  expect((await anna.request('POST', `/interactions/${id}/consult`, body)).status).toBe(status);
  expect(await readAttribute(anna, id, 'Eic_State')).toBe('C');
});

test.each([
  ['a user queue', { queueID: { queueType: 1, queueName: 'agent2' } }, { state: 'A', user: 'agent2' }],
  ['an extension', { target: '1002' }, { state: 'A', user: 'agent2' }],
  ['a station', { target: 'WS-AGENT2' }, { state: 'A', user: 'agent2' }],
  ["a workgroup's extension", { target: '8002' }, { workgroup: 'Support' }],
  ['a workgroup queue', { queueID: { queueType: 2, queueName: 'support' } }, { workgroup: 'Support' }],
  ['an outside number', { target: '+4989' }, { state: 'C', user: null }],
])('a blind transfer reaches %s under the same id', async (_what, body, expected) => {
  const { cic } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  await logInAgent(cic.url, 'agent2');
  const id = await connectedCall(cic, anna, 'agent1');
  expect((await anna.request('POST', `/interactions/${id}/blind-transfer`, body)).status).toBe(200);
  expect(cic.state().interactions[0]).toMatchObject({ interactionId: id, ...expected });
});

test("a call goes to a colleague's voice mail, or waits parked until they take it", async () => {
  const { cic } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const ben = await logInAgent(cic.url, 'agent2');
  const id = await connectedCall(cic, anna, 'agent1');
  expect((await anna.request('POST', `/interactions/${id}/park`, { target: '1002' })).status).toBe(200);
  expect(cic.state().interactions[0]).toMatchObject({ state: 'P', user: 'agent2', station: null });
  await ben.request('POST', `/interactions/${id}/pickup`);
  expect(cic.state().interactions[0]).toMatchObject({ state: 'C', user: 'agent2' });
  await ben.request('POST', `/interactions/${id}/park`);
  expect(cic.state().interactions[0]).toMatchObject({ state: 'P', user: 'agent2' });
  await ben.request('POST', `/interactions/${id}/pickup`);
  expect(
    (await ben.request('POST', `/interactions/${id}/transfer-to-voicemail`, { target: 'Sales' })).status,
  ).toBe(400);
  await ben.request('POST', `/interactions/${id}/transfer-to-voicemail`, { target: '1001' });
  expect(cic.state().interactions[0]).toMatchObject({ state: 'M', user: 'agent1' });
});

test('the session that consults is told whom its user talks to', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1', { reading: 'stream' });
  const ben = await logInAgent(cic.url, 'agent2');
  const id = await connectedCall(cic, anna, 'agent1');
  const consultId = await consult(anna, id, { target: '1002' });
  await clock.advance(100);
  await ben.request('POST', `/interactions/${callOf(cic, 'agent2')}/pickup`);
  const path = `/interactions/${id}/consult/${consultId}`;
  const both = { originalParty: true, consultedParty: true };
  await anna.request('POST', `${path}/change-audience`, { audience: both });
  await anna.request('POST', `${path}/change-audience`, { audience: { originalParty: true } });
  await anna.request('DELETE', path);
  const isConsultMessage = ({ __type }: { __type: string }) =>
    __type === 'urn:inin.com:interactions:consultMessage';
  await watchOwnQueue(anna, 'agent1');
  expect(anna.messages.filter(isConsultMessage).map(({ audience }) => audience)).toEqual([
    { originalParty: false, consultedParty: false },
    { originalParty: false, consultedParty: true },
    both,
    { originalParty: true, consultedParty: false },
  ]);
  anna.close();
});
