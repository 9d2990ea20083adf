import { expect, test } from 'vitest';
import { BridgeError } from '../core/bridge-error.ts';
import { rememberLogOnProblems } from './log-on-problems.ts';
import { fakeCic } from './testing/fake-cic.ts';

const logOn = (userId: string) => ({ userId, password: 'secret', station: undefined });

function remembering(fail: (userId: string) => Error | undefined = () => undefined) {
  const inner = fakeCic({ fail });
  let time = 0;
  return { inner, cic: rememberLogOnProblems(inner, () => ++time) };
}

test('the newest problem of each agent is kept, newest first', async () => {
  const { cic } = remembering((userId) => new BridgeError('loginFailed', `Failed to log ${userId} on.`));
  for (const userId of ['anna', 'berta', 'anna']) {
    await expect(cic.openAgentSession(logOn(userId), () => {})).rejects.toThrow(
      `Failed to log ${userId} on.`,
    );
  }
  expect(cic.problems).toEqual([
    { userId: 'anna', at: 3, message: 'Failed to log anna on.' },
    { userId: 'berta', at: 2, message: 'Failed to log berta on.' },
  ]);
});

test('a log-on that works ends the problem', async () => {
  let isBroken = true;
  const { cic } = remembering(() => (isBroken ? new BridgeError('loginFailed', 'No.') : undefined));
  await expect(cic.openAgentSession(logOn('anna'), () => {})).rejects.toThrow();
  isBroken = false;
  await cic.openAgentSession(logOn('anna'), () => {});
  expect(cic.problems).toEqual([]);
});

test('an unknown user and a lost station are problems too', async () => {
  const { inner, cic } = remembering();
  expect(await cic.readStatus('nobody')).toBeUndefined();
  await cic.openAgentSession(logOn('anna'), () => {});
  inner.say({ kind: 'stationLost', station: 'WS1' });
  expect(cic.problems.map(({ userId, message }) => `${userId}: ${message}`)).toEqual([
    'anna: CIC gave station WS1 to another session. Log the agent off and on again.',
    'nobody: CIC has no user "nobody".',
  ]);
});

test('a CIC that is away is nobody’s own problem', async () => {
  const { cic } = remembering(() => new BridgeError('cicUnavailable', 'Away.'));
  await expect(cic.readStatus('anna')).rejects.toThrow('Away.');
  expect(cic.problems).toEqual([]);
});

test('only twenty agents are kept', async () => {
  const { cic } = remembering(() => new BridgeError('loginFailed', 'No.'));
  for (let count = 1; count <= 25; count++) {
    await expect(cic.openAgentSession(logOn(`agent${count}`), () => {})).rejects.toThrow();
  }
  expect(cic.problems.map(({ userId }) => userId)).toHaveLength(20);
  expect(cic.problems[0]?.userId).toBe('agent25');
});
