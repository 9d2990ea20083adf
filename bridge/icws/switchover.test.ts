import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';
import { type ScriptedCic, startScriptedCic } from './testing/scripted-cic.ts';

const ringing = { Eic_ObjectType: 'Call', Eic_State: 'A', Eic_CallDirection: 'I' };

/** Two servers of which one takes log-ons, and an agent on the first; both are configured unless told otherwise. */
async function openPair(configured: 'both' | 'first' = 'both', transport: 'sse' | 'polling' = 'sse') {
  const [first, second] = [await startScriptedCic(), await startScriptedCic()];
  for (const server of [first, second]) onTestFinished(server.stop);
  let wakeUp = closeTo(second, first);
  const hosts = configured === 'both' ? [first.url, second.url] : [first.url];
  const bench = await openBench(onTestFinished, { options: { hosts, transport } });
  first.queues.set('agent1', new Map([['41', ringing]]));
  const agent = await bench.openAgent();
  const pair = {
    ...bench,
    first,
    second,
    agent,
    /** Everything moves from one server to the other. */
    switchOver(from: ScriptedCic, to: ScriptedCic, tell = true) {
      wakeUp();
      if (tell) for (const user of ['agent1', 'service']) from.push(user, connectionDown);
      wakeUp = closeTo(from, to);
    },
    /** Lets the waits pass until the link was up so many times. */
    async comeBack(ups = 1) {
      const isBack = () => agent.story().filter((word) => word === 'up').length === ups;
      while (!isBack()) {
        await bench.until(() => agent.story().at(-1) === 'down');
        await bench.clock.advance(1_000);
        await bench.until(() => isBack() || agent.story().at(-1) === 'down');
      }
    },
  };
  return pair;
}

const connectionDown = {
  __type: 'urn:inin.com:connection:connectionStateChangeMessage',
  isDelta: false,
  previousConnectionState: 1,
  newConnectionState: 2,
  reason: 'Switchover.',
  shouldReconnect: true,
};

/** `server` knows no session any more and names `active` to whoever logs on; returns what opens it again. */
function closeTo(server: ScriptedCic, active: ScriptedCic): () => void {
  return server.script(({ path, user }) => {
    if (user !== undefined) return undefined;
    if (!path.startsWith('/icws/connection?')) return { status: 401, body: { errorCode: 1 } };
    const errorId = 'error.server.notAcceptingConnections';
    const alternateHostList = [`127.0.0.1:${active.port}`];
    return { status: 503, body: { errorId, message: 'Not accepting.', alternateHostList } };
  });
}

const logOns = (server: ScriptedCic) =>
  server.requests.filter(({ path, body }) => path.startsWith('/icws/connection?') && body.userID === 'agent1')
    .length;

test.each(['sse', 'polling'] as const)(
  'a switchover is followed to the other server over %s',
  async (transport) => {
    const { first, second, agent, switchOver, comeBack, settled } = await openPair('both', transport);
    second.queues.set(
      'agent1',
      new Map([
        ['41', { ...ringing, Eic_State: 'C' }],
        ['43', ringing],
      ]),
    );
    switchOver(first, second);
    await comeBack();
    expect(agent.story()).toEqual([
      'statusObserved',
      'queueRead',
      'down',
      'reconnecting',
      'statusObserved',
      'queueRead',
      'up',
    ]);
    expect(agent.events[5]).toMatchObject({
      calls: [
        { id: '41', state: 'connected' },
        { id: '43', state: 'alerting' },
      ],
    });
    expect(second.sessionCount('agent1')).toBe(1);
    await settled(agent.session.hold('41', true));
    expect(second.calls('agent1').at(-1)).toBe('POST /interactions/41/hold');
  },
);

test('a server that only the active one names is found all the same', async () => {
  const { first, second, agent, switchOver, comeBack } = await openPair('first');
  switchOver(first, second);
  await comeBack();
  expect(agent.story().at(-1)).toBe('up');
  expect(second.sessionCount('agent1')).toBe(1);
});

test('the way back to the old server is the same way', async () => {
  const { first, second, agent, switchOver, comeBack } = await openPair();
  switchOver(first, second);
  await comeBack();
  const before = logOns(first);
  switchOver(second, first);
  await comeBack(2);
  expect(agent.story().filter((word) => word === 'up')).toHaveLength(2);
  expect(logOns(first) - before).toBe(1);
  expect(agent.events.at(-2)).toMatchObject({ kind: 'queueRead', calls: [{ id: '41' }] });
});

test('a server that dies without a word is left for the other one', async () => {
  const { first, second, agent, switchOver, comeBack } = await openPair();
  switchOver(first, second, false);
  first.script(() => 'reset');
  first.cutStreams();
  await comeBack();
  expect(agent.story().at(-1)).toBe('up');
  expect(second.sessionCount('agent1')).toBe(1);
});

test('while neither takes log-ons the agent hears of each attempt, and of nothing twice', async () => {
  const { first, second, agent, until, clock } = await openPair();
  const awake = first.script(({ user }) => (user === undefined ? { status: 503 } : undefined));
  first.push('agent1', connectionDown);
  await until(() => agent.story().includes('down'));
  for (const downs of [2, 3]) {
    await clock.advance(15_000);
    await until(() => agent.story().filter((word) => word === 'down').length === downs);
  }
  awake();
  await clock.advance(15_000);
  await until(() => agent.story().includes('up'));
  expect(agent.story().slice(2)).toEqual([
    'down',
    'reconnecting',
    'down',
    'reconnecting',
    'down',
    'reconnecting',
    'statusObserved',
    'queueRead',
    'up',
  ]);
  expect(second.sessionCount('agent1')).toBe(0);
});

test('in a switchover commands fail with what they may do about it', async () => {
  const { first, second, agent, switchOver, comeBack, until } = await openPair();
  switchOver(first, second);
  await until(() => agent.story().includes('down'));
  await expect(agent.session.pickup('41')).rejects.toMatchObject({
    code: 'cicUnavailable',
    retryable: true,
    message: expect.stringContaining('Switchover'),
  });
  await comeBack();
  await agent.session.pickup('41');
  expect(first.calls('agent1').filter((call) => call.endsWith('/pickup'))).toEqual([]);
});
