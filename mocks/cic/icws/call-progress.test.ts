import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { connectedCall, startTestCic } from '../testing/a-cic.ts';
import { type IcwsAnswer, type IcwsClient, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

const callType = 'urn:inin.com:interactions:createCallParameters';

/** Whether an answer has come by the time another request got through. */
async function isAnswered(agent: IcwsClient, answer: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  void answer.then(() => {
    isSettled = true;
  });
  await agent.request('GET', '/connection');
  return isSettled;
}

function callOf(cic: MockCic, user: string): string {
  return (
    cic.state().interactions.find((each) => each.user === user && each.state !== 'H')?.interactionId ?? ''
  );
}

test('a call that waits to be completed is answered when the outside party has answered', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const created = anna.request<{ interactionId: string }>('POST', '/interactions', {
    __type: callType,
    target: '+4930123',
    callMadeStage: '3',
  });
  expect(await isAnswered(anna, created)).toBe(false);
  await clock.advance(200);
  expect(await isAnswered(anna, created)).toBe(false);
  cic.remoteAnswer(callOf(cic, 'agent1'));
  const answer = await created;
  expect(answer).toMatchObject({ status: 201, body: { interactionId: callOf(cic, 'agent1') } });
  expect(answer.headers.get('location')).toContain(answer.body.interactionId);
});

test('a call that waits to be started is answered once it is dialled', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const body = { __type: callType, target: '+4930123', callMadeStage: 2 };
  const created = anna.request('POST', '/interactions', body);
  expect(await isAnswered(anna, created)).toBe(false);
  await clock.advance(200);
  expect((await created).status).toBe(201);
  expect(cic.state().interactions[0]?.stateText).not.toBe('Initializing');
});

test('a consult that fails while it waits is answered as a canceled telephony command', async () => {
  const { cic, clock } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, anna, 'agent1');
  const consulted: Promise<IcwsAnswer> = anna.request('POST', `/interactions/${id}/consult`, {
    target: '+4930123',
    callMadeStage: 3,
  });
  expect(await isAnswered(anna, consulted)).toBe(false);
  await clock.advance(200);
  cic.remoteDisconnect(callOf(cic, 'agent1'), 17);
  expect(await consulted).toMatchObject({
    status: 500,
    body: { message: expect.stringContaining('telephony command was canceled') },
  });
});

test('a request that waits is answered when the server starts afresh', async () => {
  const { cic } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const body = { __type: callType, target: '+4930123', callMadeStage: 3 };
  const created = anna.request('POST', '/interactions', body);
  expect(await isAnswered(anna, created)).toBe(false);
  cic.reset();
  expect((await created).status).toBe(500);
});
