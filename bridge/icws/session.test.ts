import { expect, onTestFinished, test } from 'vitest';
import { openBench, pollMs } from './testing/open-cic.ts';
import { userStatusMessage } from './testing/scripted-cic.ts';
import { deferred } from './wait.ts';

const connectionDown = (shouldReconnect: boolean) => ({
  __type: 'urn:inin.com:connection:connectionStateChangeMessage',
  isDelta: false,
  previousConnectionState: 1,
  newConnectionState: 2,
  reason: 'Logged on elsewhere.',
  shouldReconnect,
});

test('messages are read before anything is subscribed', async () => {
  const { server, openAgent } = await openBench(onTestFinished);
  await openAgent();
  const sent = server.requests
    .filter(({ user }) => user === 'agent1')
    .map(({ method, path }) => `${method} ${path}`);
  expect(sent).toEqual([
    'GET /messaging/messages',
    'PUT /connection/station',
    'PUT /messaging/subscriptions/connection/station',
    'PUT /messaging/subscriptions/status/user-statuses',
    'PUT /messaging/subscriptions/queues/agent-id1',
  ]);
});

test.each([
  [0, 500],
  [0.5, 750],
  [0.999_999, 1_000],
])('with chance at %d the first new log-on comes after %d ms', async (chance, wait) => {
  const { cic, server, clock, openAgent, until } = await openBench(onTestFinished, {
    options: { rng: () => chance },
  });
  const agent = await openAgent();
  const before = server.requests.filter(({ path }) => path.startsWith('/icws/connection')).length;
  server.cutStreams();
  await until(() => agent.story().includes('down') && cic.link === 'down');
  await clock.advance(wait - 1);
  expect(agent.story().at(-1)).toBe('down');
  await clock.advance(1);
  expect(agent.story().at(-1)).toBe('reconnecting');
  await until(() => agent.story().includes('up') && cic.link === 'up');
  const after = server.requests.filter(({ path }) => path.startsWith('/icws/connection')).length;
  expect(after - before).toBe(2);
});

test('each failed attempt is told as reconnecting and down, and waits longer', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished, { options: { rng: () => 0 } });
  const agent = await openAgent();
  const silence = server.script(() => 'reset');
  server.cutStreams();
  const downs = (count: number) => () => agent.story().filter((word) => word === 'down').length === count;
  await until(downs(1));
  for (const [attempt, wait] of [500, 1_000, 2_000, 4_000, 7_500, 7_500].entries()) {
    await clock.advance(wait - 1);
    expect(agent.story().at(-1)).toBe('down');
    await clock.advance(1);
    await until(downs(attempt + 2));
  }
  silence();
  await clock.advance(7_500);
  await until(() => agent.story().includes('up'));
  expect(agent.story().slice(2, 7)).toEqual(['down', 'reconnecting', 'down', 'reconnecting', 'down']);
});

test('a session that may live on is logged out before the next log-on', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  const gate = deferred<void>();
  server.script(async ({ user, method }) => {
    if (user === 'agent1' && method === 'DELETE') await gate.promise;
    return undefined;
  });
  server.cutStreams();
  await until(() => server.calls('agent1').includes('DELETE /connection'));
  await clock.advance(1_000);
  expect(agent.story().at(-1)).toBe('down');
  gate.resolve();
  await until(() => agent.story().includes('up'));
  expect(server.sessionCount('agent1')).toBe(1);
});

test('the wait starts small again only after a connection that lasted', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished, { options: { rng: () => 0 } });
  const agent = await openAgent();
  const ups = () => agent.story().filter((word) => word === 'up').length;
  const comesBackAfter = async (wait: number) => {
    const before = ups();
    server.cutStreams();
    await until(() => agent.story().at(-1) === 'down');
    await clock.advance(wait - 1);
    expect(agent.story().at(-1)).toBe('down');
    await clock.advance(1);
    await until(() => ups() > before);
  };
  await comesBackAfter(500);
  await comesBackAfter(1_000);
  await clock.advance(15_000);
  await comesBackAfter(500);
});

test('a session that CIC took away stays down, and says why', async () => {
  const { server, clock, openAgent, until, lines } = await openBench(onTestFinished);
  const agent = await openAgent();
  server.push('agent1', connectionDown(false));
  await until(() => agent.story().includes('down'));
  await clock.advance(29_000);
  expect(agent.story()).toEqual(['statusObserved', 'queueRead', 'down']);
  expect(lines.some(({ level, text }) => level === 'warn' && text.includes('Logged on elsewhere.'))).toBe(
    true,
  );
  await expect(agent.session.pickup('42')).rejects.toMatchObject({
    code: 'notLoggedOn',
    message: 'Failed to pick up call 42: Logged on elsewhere. Log on again.',
  });
});

test('a switchover is followed at once by the message that announces it', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  server.push('agent1', connectionDown(true));
  await until(() => agent.story().includes('down'));
  await clock.advance(1_000);
  await until(() => agent.story().includes('up'));
});

test('credentials refused on the way back end the attempts', async () => {
  const { server, clock, openAgent, until, lines } = await openBench(onTestFinished);
  const agent = await openAgent();
  const errorId = 'error.request.connection.authenticationFailure';
  server.script(({ method, body }) =>
    method === 'POST' && body.userID === 'agent1'
      ? { status: 400, body: { errorId, message: 'No.' } }
      : undefined,
  );
  server.forgetSessions();
  await until(() => agent.story().includes('down'));
  await clock.advance(1_000);
  await until(() => agent.story().filter((word) => word === 'down').length === 2);
  await clock.advance(20_000);
  expect(agent.story().slice(2)).toEqual(['down', 'reconnecting', 'down']);
  expect(server.requests.filter(({ body }) => body.userID === 'agent1')).toHaveLength(2);
  expect(lines.some(({ text }) => text.startsWith('CIC session over'))).toBe(true);
});

test('an event stream that falls silent is a lost connection, one that pings is not', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  await clock.advance(29_000);
  server.pushRaw('agent1', ':ping\n\n');
  server.push('agent1', userStatusMessage(true, { userId: 'agent1', onPhone: true }));
  await until(() => agent.events.length === 3);
  await clock.advance(29_000);
  expect(agent.story()).not.toContain('down');
  await clock.advance(1_000);
  await until(() => agent.story().includes('down'));
});

test.each([200, 404, 410, 500])('a heartbeat answered with %d keeps the session', async (status) => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished, {
    options: { timeouts: { silenceMs: 3_600_000 } },
  });
  const agent = await openAgent();
  server.script(({ path }) => (path === '/messaging/heartbeat' ? { status } : undefined));
  const beats = () => server.calls('agent1').filter((call) => call === 'POST /messaging/heartbeat').length;
  for (const count of [1, 2]) {
    await clock.advance(30_000);
    await until(() => beats() === count);
  }
  await agent.session.pickup('42');
  expect(agent.story()).not.toContain('down');
});

test('a server without event streams is polled', async () => {
  const { server, openAgent } = await openBench(onTestFinished, { messagingVersion: 1 });
  await openAgent();
  expect(server.requests.some(({ headers }) => headers.accept === 'text/event-stream')).toBe(false);
  expect(server.streamCount()).toBe(0);
});

test.each([
  ['refused', { status: 500 }],
  ['answered with JSON', { status: 200, body: [] }],
])('an event stream that is %s is replaced by polling', async (_, answer) => {
  const { cic, server, until, openAgent } = await openBench(onTestFinished, { isStarted: false });
  server.script(({ headers }) => (headers.accept === 'text/event-stream' ? answer : undefined));
  void cic.start();
  await until(() => cic.link === 'up');
  const agent = await openAgent();
  expect(agent.story()).toEqual(['statusObserved', 'queueRead']);
});

test('an event stream that never carries a byte is replaced by polling', async () => {
  const snapshotMs = 5_000;
  const { server, cic, clock, until, settled } = await openBench(onTestFinished, {
    options: { timeouts: { snapshotMs } },
  });
  server.script(({ headers }) => (headers.accept === 'text/event-stream' ? 'mute' : undefined));
  const opening = cic.openAgentSession({ userId: 'agent1', password: 'secret', station: 'WS1' }, () => {});
  const isSubscribed = () => server.calls('agent1').includes('PUT /messaging/subscriptions/queues/agent-id1');
  await until(() => isSubscribed() && clock.untilNext === snapshotMs);
  await clock.advance(snapshotMs);
  await settled(opening);
  expect(server.sessionCount('agent1')).toBe(1);
});

test('a lost poll answer puts the subscriptions again without a word to the agent', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished, { options: { transport: 'polling' } });
  const agent = await openAgent();
  let lost = 0;
  server.script(({ user, path }) =>
    user === 'agent1' && path === '/messaging/messages' && ++lost === 1 ? 'reset' : undefined,
  );
  server.queues.set('agent1', new Map([['42', { Eic_State: 'A' }]]));
  await until(() => agent.events.some((event) => event.kind === 'queueRead' && event.calls.length === 1));
  expect(agent.story()).toEqual(['statusObserved', 'queueRead', 'statusObserved', 'queueRead']);
});

test('three lost poll answers in a row are a lost connection', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished, { options: { transport: 'polling' } });
  const agent = await openAgent();
  const isPoll = (path: string) => path === '/messaging/messages';
  let polls = 0;
  server.script(({ user, path }) => {
    if (user !== 'agent1' || !isPoll(path)) return undefined;
    polls += 1;
    return { status: 200, body: '<html>proxy</html>' };
  });
  await until(() => agent.story().includes('down'));
  expect(polls).toBe(3);
});

test('a command is followed by a poll at once', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished, {
    options: { transport: 'polling' },
  });
  const agent = await openAgent();
  await until(() => clock.untilNext === pollMs);
  const time = clock.now();
  server.script(({ path }) => {
    if (path.endsWith('/pickup'))
      server.push('agent1', userStatusMessage(true, { userId: 'agent1', onPhone: true }));
    return undefined;
  });
  await agent.session.pickup('42');
  while (agent.events.length < 3) await new Promise(setImmediate);
  expect(clock.now()).toBe(time);
});

test('a fault in a listener is logged and the messages after it still come', async () => {
  const { cic, server, until, lines } = await openBench(onTestFinished);
  const heard: string[] = [];
  await cic.openAgentSession({ userId: 'agent1', password: 'secret', station: 'WS1' }, (event) => {
    heard.push(event.kind);
    if (event.kind === 'callObserved') throw new Error('listener broke');
  });
  server.pushQueue('agent1', { interactionsAdded: [{ interactionId: '1', attributes: { Eic_State: 'A' } }] });
  server.pushRaw('agent1', 'data: {not json\n\n');
  server.push('agent1', { __type: 'urn:inin.com:future:message' });
  server.pushQueue('agent1', { interactionsRemoved: ['1'] });
  await until(() => heard.includes('callRemoved'));
  expect(lines.some(({ level }) => level === 'error')).toBe(true);
  expect(
    lines.some(({ level, text }) => level === 'debug' && text.includes('urn:inin.com:future:message')),
  ).toBe(true);
});
