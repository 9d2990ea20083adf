import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';
import { statusDefinitions, userStatusMessage } from './testing/scripted-cic.ts';

const transports = ['sse', 'polling'] as const;

const ringing = {
  Eic_ObjectType: 'Call',
  Eic_State: 'A',
  Eic_CallDirection: 'I',
  Eic_RemoteTn: '+496227747474',
};

test.each(transports)('an agent is told status, queue and a call in CIC order over %s', async (transport) => {
  const { server, openAgent, until } = await openBench(onTestFinished, { options: { transport } });
  server.queues.set('agent1', new Map([['41', { ...ringing, Eic_State: 'C' }]]));
  const agent = await openAgent();
  expect(agent.session).toMatchObject({ userId: 'agent1', displayName: 'The agent1', station: 'WS-agent1' });

  server.pushQueue('agent1', { interactionsAdded: [{ interactionId: '42', attributes: ringing }] });
  server.push('agent1', userStatusMessage(true, { userId: 'agent1', onPhone: true }));
  server.pushQueue('agent1', {
    interactionsChanged: [{ interactionId: '42', attributes: { EIC_STATE: 'C' } }],
  });
  server.pushQueue('agent1', {
    interactionsChanged: [{ interactionId: '42', attributes: { Eic_State: 'E' } }],
  });
  server.pushQueue('agent1', { interactionsRemoved: ['42'] });
  await until(() => agent.story().includes('42 removed'));

  expect(agent.story()).toEqual([
    'statusObserved',
    'queueRead',
    '42 alerting',
    'statusObserved',
    '42 connected',
    '42 disconnected',
    '42 removed',
  ]);
  expect(agent.events[1]).toMatchObject({
    calls: [{ id: '41', state: 'connected', remoteNumber: '+496227747474' }],
  });
  expect(agent.events[3]).toEqual({
    kind: 'statusObserved',
    status: {
      statusId: 'Available',
      text: 'Available',
      isAcd: true,
      isAfterCallWork: false,
      isOnPhone: true,
    },
  });
  expect(server.streamCount()).toBe(transport === 'sse' ? 2 : 0);
});

test.each(transports)('the status is set once CIC confirms it over %s', async (transport) => {
  const { server, openAgent, settled } = await openBench(onTestFinished, { options: { transport } });
  const agent = await openAgent();
  await settled(agent.session.setStatus('Do Not disturb'));
  const put = server.requests.find(({ method, path }) => method === 'PUT' && path.startsWith('/status/'));
  expect(put?.body).toEqual({ statusId: 'Do Not disturb' });
});

test.each(transports)(
  'a forgotten session comes back with fresh status and queue over %s',
  async (transport) => {
    const { server, clock, openAgent, until, settled } = await openBench(onTestFinished, {
      options: { transport },
    });
    const agent = await openAgent();
    server.pushQueue('agent1', { interactionsAdded: [{ interactionId: '42', attributes: ringing }] });
    await until(() => agent.story().includes('42 alerting'));

    server.forgetSessions();
    server.queues.set('agent1', new Map([['43', ringing]]));
    await until(() => agent.story().includes('down'));
    await clock.advance(1_000);
    await until(() => agent.story().includes('up'));

    expect(agent.story().slice(3)).toEqual(['down', 'reconnecting', 'statusObserved', 'queueRead', 'up']);
    expect(agent.events[6]).toMatchObject({ kind: 'queueRead', calls: [{ id: '43' }] });
    await settled(agent.session.hold('43', true));
    expect(server.calls('agent1').at(-1)).toBe('POST /interactions/43/hold');
  },
);

test.each(transports)('closing gives everything back and leaves no timer over %s', async (transport) => {
  const { server, cic, clock, openAgent, settled } = await openBench(onTestFinished, {
    options: { transport },
  });
  const agent = await openAgent();
  await settled(agent.session.close());
  expect(server.calls('agent1').slice(-5)).toEqual([
    'DELETE /messaging/subscriptions/queues/agent-id1',
    'DELETE /messaging/subscriptions/status/user-statuses',
    'DELETE /messaging/subscriptions/connection/station',
    'DELETE /connection/station',
    'DELETE /connection',
  ]);
  expect(server.sessionCount('agent1')).toBe(0);
  await expect(agent.session.pickup('42')).rejects.toMatchObject({ code: 'notLoggedOn' });
  await cic.stop();
  expect(server.sessionCount('service')).toBe(0);
  expect(clock.pending).toBe(0);
});

test.each(transports)(
  'stopping while an agent logs on gives up and leaves no timer over %s',
  async (transport) => {
    const { server, cic, clock, until } = await openBench(onTestFinished, { options: { transport } });
    server.script(({ method }) => (method === 'PUT' ? 'hang' : undefined));
    const opening = cic.openAgentSession({ userId: 'agent1', password: 'secret', station: 'WS1' }, () => {});
    await until(() => server.calls('agent1').includes('PUT /connection/station'));
    await Promise.all([expect(opening).rejects.toMatchObject({ code: 'notLoggedOn' }), cic.stop()]);
    expect(server.sessionCount('agent1')).toBe(0);
    expect(clock.pending).toBe(0);
  },
);

test('the service session reads the status messages of the server', async () => {
  const { cic, server, until } = await openBench(onTestFinished);
  expect(cic.link).toBe('up');
  expect(cic.statusMessages).toHaveLength(statusDefinitions.length);
  expect(cic.statusMessages[0]).toEqual({
    id: 'Available',
    text: 'Available',
    isAcd: true,
    isAfterCallWork: false,
    isSelectable: true,
  });
  server.push('service', {
    __type: 'urn:inin.com:status:statusMessagesMessage',
    isDelta: true,
    statusMessagesAdded: [{ statusId: 'At Lunch', messageText: 'At lunch' }],
  });
  await until(() => cic.statusMessages.some(({ id }) => id === 'At Lunch'));
});

test('a status that CIC describes late is told again with its text', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  server.push('agent1', userStatusMessage(true, { userId: 'agent1', statusId: 'Lunch' }));
  await until(() => agent.events.length === 3);
  server.push('service', {
    __type: 'urn:inin.com:status:statusMessagesMessage',
    isDelta: true,
    statusMessagesAdded: [{ statusId: 'Lunch', messageText: 'At lunch' }],
  });
  await until(() => agent.events.length === 4);
  const texts = agent.events.flatMap((event) => (event.kind === 'statusObserved' ? [event.status.text] : []));
  expect(texts).toEqual(['Available', 'Lunch', 'At lunch']);
});

test('an agent waits for the status messages before the first status is told', async () => {
  const { cic, server, openAgent, until } = await openBench(onTestFinished, { isStarted: false });
  const opening = openAgent();
  await until(() => server.streamCount() === 1);
  expect(server.calls('agent1')).toEqual([]);
  await cic.start();
  const agent = await opening;
  expect(agent.events[0]).toMatchObject({ status: { isAcd: true } });
});

test('the status of a user is read, of an unknown one and of another spelling it is not', async () => {
  const { cic } = await openBench(onTestFinished);
  expect(await cic.readStatus('agent1')).toMatchObject({ statusId: 'Available', isAcd: true });
  expect(await cic.readStatus('nobody')).toBeUndefined();
  await expect(cic.readStatus('Agent1')).rejects.toMatchObject({
    code: 'unknownUser',
    message: expect.stringContaining('CIC spells this user agent1'),
  });
});

test('many requests at once are no leak to Node', async () => {
  const { cic } = await openBench(onTestFinished);
  const warnings: Error[] = [];
  const warn = (warning: Error) => void warnings.push(warning);
  process.on('warning', warn);
  onTestFinished(() => void process.off('warning', warn));
  await Promise.all(Array.from({ length: 20 }, () => cic.readStatus('agent1')));
  expect(warnings).toEqual([]);
});

test('a start without CIC resolves, and CIC is found once it is there', async () => {
  const { cic, server, clock, until } = await openBench(onTestFinished, { isStarted: false });
  const silence = server.script(() => 'reset');
  await cic.start();
  expect(cic.link).toBe('down');
  await expect(cic.readStatus('agent1')).rejects.toMatchObject({ code: 'cicUnavailable', retryable: true });
  silence();
  await clock.advance(1_000);
  await until(() => cic.link === 'up');
});

test('a refused service user is tried again, but not quickly', async () => {
  const { cic, server, clock, until, lines } = await openBench(onTestFinished, {
    isStarted: false,
    options: { password: 'wrong' },
  });
  await cic.start();
  await clock.advance(59_000);
  expect(server.requests).toHaveLength(1);
  await clock.advance(1_000);
  await until(() => server.requests.length === 2);
  expect(lines.some(({ level, text }) => level === 'error' && text.includes('authentication'))).toBe(true);
});

test('no log line holds a password, a cookie or a token', async () => {
  const { server, clock, openAgent, until, lines } = await openBench(onTestFinished);
  const agent = await openAgent();
  await agent.session.setStatus('Available');
  server.script(({ path }) =>
    path.endsWith('/pickup') ? { status: 500, body: { message: 'No.' } } : undefined,
  );
  await expect(agent.session.pickup('42')).rejects.toThrow('No.');
  server.forgetSessions();
  await until(() => agent.story().includes('down'));
  await clock.advance(1_000);
  await until(() => agent.story().includes('up'));
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.map(({ text }) => text).join('\n')).not.toMatch(/secret|csrf-|guid-/);
});
