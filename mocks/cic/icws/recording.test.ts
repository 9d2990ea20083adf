import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { connectedCall, readAttribute, startTestCic } from '../testing/a-cic.ts';
import { logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

test('a recording is begun, told in its attributes, and ended', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  const record = (on: boolean) =>
    agent.request('POST', `/interactions/${id}/record`, { on, supervisor: false });
  expect((await record(true)).status).toBe(200);
  expect(await readAttribute(agent, id, 'Eic_Recorders')).toBe('agent1');
  const recordingId = await readAttribute(agent, id, 'Eic_IRRecordingId');
  await record(true);
  expect(await readAttribute(agent, id, 'Eic_IRRecordingId')).toBe(recordingId);
  expect((await agent.request('POST', `/interactions/${id}/pause`, { on: true })).status).toBe(200);
  expect(cic.state().interactions[0]?.recording).toMatchObject({ isPaused: true });
  await record(false);
  expect(await readAttribute(agent, id, 'Eic_Recorders')).toBe('');
  await record(true);
  expect(await readAttribute(agent, id, 'Eic_IRRecordingId')).not.toBe(recordingId);
  await agent.request('POST', `/interactions/${id}/disconnect`);
  expect(await readAttribute(agent, id, 'Eic_Recorders')).toBe('');
});

test('a pause of a call that nobody records is refused, and of one of which a part is recorded it is not', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  for (const on of [true, false]) {
    expect(await agent.request('POST', `/interactions/${id}/pause`, { on })).toMatchObject({
      status: 400,
      body: {
        errorId: 'error.request.interaction.invalidState',
        message: expect.stringContaining('not recorded'),
      },
    });
  }
  expect(cic.state().interactions[0]?.recording).toMatchObject({ isPaused: false });
  await agent.request('POST', `/interactions/${id}/record-snippet`, { on: true, supervisor: false });
  expect((await agent.request('POST', `/interactions/${id}/pause`, { on: true })).status).toBe(200);
});

test('a pause ends with the last recording, so that the next one does not begin paused', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  const post = (name: string, body: object) => agent.request('POST', `/interactions/${id}/${name}`, body);
  await post('record-snippet', { on: true, supervisor: false });
  await post('pause', { on: true });
  await post('record-snippet', { on: false, supervisor: false });
  await post('record', { on: true, supervisor: false });
  expect(cic.state().interactions[0]?.recording).toMatchObject({ recorders: ['agent1'], isPaused: false });
});

test('the id of a snippet is told to whoever watches the call', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  await agent.request('PUT', `/messaging/subscriptions/interactions/${id}`, {
    attributeNames: ['Eic_IRSnippetRecordingId'],
  });
  await agent.request('POST', `/interactions/${id}/record-snippet`, { on: true, supervisor: false });
  const created = await agent.until(({ __type }) => __type.endsWith('RecordingSnippetCreatedMessage'));
  expect(created).toMatchObject({
    interactionID: id,
    recordingSnippetId: await readAttribute(agent, id, 'Eic_IRSnippetRecordingId'),
  });
});

test.each([
  ['the default time', { securePauseType: 1 }, 60_000],
  ['a given time', { securePauseType: '3', duration: '5' }, 5_000],
])('a secure pause of %s ends by itself', async (_what, body, ms) => {
  const { cic, clock } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  const since = () => readAttribute(agent, id, 'Eic_SecureRecordingPauseStartTime');
  expect((await agent.request('POST', `/interactions/${id}/secure-pause`, body)).status).toBe(200);
  await agent.request('POST', `/interactions/${id}/hold`, { on: true });
  await clock.advance(ms - 1);
  expect(await since()).not.toBe('');
  await clock.advance(1);
  expect(await since()).toBe('');
});

test('a secure pause without end lasts until it is resumed', async () => {
  const { cic, clock } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  await agent.request('POST', `/interactions/${id}/secure-pause`, { securePauseType: 2 });
  // well inside the session's own time-out
  await clock.advance(100_000);
  expect(await readAttribute(agent, id, 'Eic_SecureRecordingPauseStartTime')).not.toBe('');
  await agent.request('POST', `/interactions/${id}/secure-pause`, { securePauseType: 4 });
  expect(await readAttribute(agent, id, 'Eic_SecureRecordingPauseStartTime')).toBe('');
});

test.each([
  ['secure-pause', { securePauseType: 5 }, 'error.request.invalidProperty'],
  ['secure-pause', { securePauseType: 3 }, 'error.request.invalidProperty'],
  ['play-wav', { file: 'hello.txt' }, 'error.request.invalidProperty'],
  ['record', { on: true }, 'error.request.missingProperty'],
])('%s with %j is refused', async (command, body, errorId) => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  const answer = await agent.request('POST', `/interactions/${id}/${command}`, body);
  expect(answer).toMatchObject({ status: 400, body: { errorId } });
});

test('a file is played into a call that is connected, and into no other', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const id = await connectedCall(cic, agent, 'agent1');
  const play = () => agent.request('POST', `/interactions/${id}/play-wav`, { file: 'hello.wav' });
  expect((await play()).status).toBe(200);
  expect(cic.state().interactions[0]?.wavesPlayed).toEqual(['hello.wav']);
  await agent.request('POST', `/interactions/${id}/hold`, { on: true });
  expect(await play()).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.interaction.invalidState' },
  });
});
