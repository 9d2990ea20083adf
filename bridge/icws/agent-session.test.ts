import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';
import { queueMessage, userStatusMessage } from './testing/scripted-cic.ts';
import { deferred } from './wait.ts';

test('the named station is bound for the channels that are on', async () => {
  const { server, openAgent } = await openBench(onTestFinished, { options: { channels: ['call', 'email'] } });
  const agent = await openAgent('agent1', 'WS7');
  expect(agent.session.station).toBe('WS7');
  expect(server.requests.find(({ path }) => path === '/connection/station')?.body).toEqual({
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: 'WS7',
    supportedMediaTypes: [1, 3],
    readyForInteractions: true,
  });
});

test.each([
  [404, { errorId: '-2147221496', message: 'The station is unknown.' }],
  [400, { errorId: 'error.request.station.inUse', message: 'The station is in use by agent2.' }],
  [403, { message: 'No right to this station.' }],
])(
  'a station refused with %d is a work center in use, and the session is given back',
  async (status, body) => {
    const { cic, server } = await openBench(onTestFinished);
    server.script(({ path }) => (path === '/connection/station' ? { status, body } : undefined));
    const opening = cic.openAgentSession({ userId: 'agent1', password: 'secret', station: 'WS7' }, () => {});
    const error = await opening.catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'workcenterInUse', details: { cicMessage: body.message } });
    expect(error.message).toContain(body.message);
    expect(server.sessionCount('agent1')).toBe(0);
  },
);

test('only the own queue and status are subscribed, with the configured attributes', async () => {
  const { server, openAgent } = await openBench(onTestFinished, {
    options: { attributeNames: ['CrmCaseId'] },
  });
  await openAgent();
  const bodyOf = (end: string) => server.requests.find(({ path }) => path.endsWith(end))?.body;
  expect(bodyOf('/user-statuses')).toEqual({ userIds: ['agent1'] });
  expect(bodyOf('/queues/agent-id1')).toMatchObject({ queueIds: [{ queueType: 1, queueName: 'agent1' }] });
  expect(bodyOf('/queues/agent-id1')?.attributeNames).toEqual(
    expect.arrayContaining(['Eic_State', 'Eic_RemoteTn', 'Eic_DNIS', 'CrmCaseId']),
  );
});

test('other queues, other users and recorders are none of the agent', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  const added = (interactionId: string, attributes: object) => ({
    interactionsAdded: [{ interactionId, attributes }],
  });
  server.push('agent1', queueMessage('another', added('1', { Eic_State: 'A' })));
  server.push('agent1', userStatusMessage(true, { userId: 'agent2', statusId: 'Follow Up' }));
  server.pushQueue('agent1', added('2', { Eic_State: 'A', Eic_ObjectType: 'Monitor' }));
  server.pushQueue('agent1', added('3', { Eic_State: 'C', Eic_RecordedObjectId: '9' }));
  server.pushQueue('agent1', { interactionsRemoved: ['2', '3', '4'] });
  server.pushQueue('agent1', added('5', { Eic_State: 'A', Eic_ObjectType: 'Call' }));
  await until(() => agent.story().includes('5 alerting'));
  expect(agent.story()).toEqual(['statusObserved', 'queueRead', '5 alerting']);
});

test('a call that changes before it was added is read from CIC', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  server.script(({ path }) =>
    path.startsWith('/interactions/42?select=Eic_ObjectType,Eic_State,')
      ? { status: 200, body: { attributes: { Eic_State: 'A', Eic_RemoteName: 'Example AG' } } }
      : undefined,
  );
  server.pushQueue('agent1', {
    interactionsChanged: [{ interactionId: '42', attributes: { Eic_State: 'C' } }],
  });
  await until(() => agent.events.length === 3);
  expect(agent.events[2]).toMatchObject({ call: { id: '42', state: 'connected', remoteName: 'Example AG' } });
});

test('a faulted queue subscription is put again', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  server.push('agent1', {
    __type: 'urn:inin.com:queues:queueSubscriptionStateMessage',
    isDelta: false,
    subscriptionId: 'agent-id1',
    state: 3,
    error: { message: 'Subsystem restart.' },
  });
  server.push('agent1', userStatusMessage(true, { userId: 'agent1', onPhone: true }));
  await until(() => agent.events.length === 3);
  await clock.advance(1_000);
  await until(() => agent.story().filter((word) => word === 'queueRead').length === 2);
  expect(agent.story()).not.toContain('down');
});

test.each([
  ['pickup', 'POST /interactions/42/pickup', {}],
  ['hold', 'POST /interactions/42/hold', { on: true }],
  ['retrieve', 'POST /interactions/42/hold', { on: false }],
  ['disconnect', 'POST /interactions/42/disconnect', {}],
  ['sendToVoicemail', 'POST /interactions/42/send-to-voicemail', {}],
  ['transfer', 'POST /interactions/42/blind-transfer', { queueID: { queueType: 2, queueName: 'Sales' } }],
  ['writeAttributes', 'POST /interactions/42', { attributes: { CrmCaseId: '4711' } }],
] as const)('%s is %s', async (name, call, body) => {
  const { server, openAgent } = await openBench(onTestFinished);
  const { session } = await openAgent();
  const commands = {
    pickup: () => session.pickup('42'),
    hold: () => session.hold('42', true),
    retrieve: () => session.hold('42', false),
    disconnect: () => session.disconnect('42'),
    sendToVoicemail: () => session.sendToVoicemail('42'),
    transfer: () => session.transferToWorkgroup('42', 'Sales'),
    writeAttributes: () => session.writeAttributes('42', { CrmCaseId: '4711' }),
  };
  await commands[name]();
  expect(server.calls('agent1').at(-1)).toBe(call);
  expect(server.requests.at(-1)?.body).toEqual(body);
});

test('a new call resolves to its id and carries its attributes', async () => {
  const { server, openAgent } = await openBench(onTestFinished);
  const { session } = await openAgent();
  expect(await session.createCall('+41440000000', { CrmCaseId: '4711' })).toMatch(/^\d+$/);
  expect(server.requests.at(-1)?.body).toEqual({
    __type: 'urn:inin.com:interactions:createCallParameters',
    target: '+41440000000',
    callMadeStage: 1,
    additionalAttributes: { CrmCaseId: '4711' },
  });
});

test.each([
  [400, { errorId: 'error.request.interaction.invalidState' }, 'notAllowedInState', 'notAllowedInState'],
  [400, { errorId: 'error.request.invalidProperty' }, 'notAllowedInState', 'badAddress'],
  [403, {}, 'notAuthorized', 'notAuthorized'],
  [404, {}, 'unknownItem', 'badAddress'],
  [500, {}, 'cicUnavailable', 'cicUnavailable'],
])('HTTP %d with %j means %s for a hold and %s for a new call', async (status, error, ofHold, ofCall) => {
  const { server, openAgent } = await openBench(onTestFinished);
  const { session } = await openAgent();
  const body = { ...error, message: 'CIC says no.' };
  server.script(({ method, path }) =>
    method === 'POST' && path.startsWith('/interactions') ? { status, body } : undefined,
  );
  const details = { cicMessage: 'CIC says no.' };
  await expect(session.hold('42', true)).rejects.toMatchObject({ code: ofHold, details });
  await expect(session.createCall('1', {})).rejects.toMatchObject({ code: ofCall, details });
});

test('a command that meets a forgotten session fails, is not repeated, and the session comes back', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  let pickups = 0;
  server.script(({ path }) => {
    if (!path.endsWith('/pickup')) return undefined;
    pickups += 1;
    return { status: 401, body: { errorCode: 1, message: 'This request requires a session ID!' } };
  });
  await expect(agent.session.pickup('42')).rejects.toMatchObject({ code: 'cicUnavailable', retryable: true });
  await expect(agent.session.hold('42', true)).rejects.toMatchObject({
    code: 'cicUnavailable',
    retryable: true,
  });
  await clock.advance(1_000);
  await until(() => agent.story().includes('up'));
  expect(pickups).toBe(1);
  await agent.session.hold('42', true);
});

test('a command that meets a backup server fails as one to try again, and the session comes back', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  const backup = server.script(({ path }) =>
    path.endsWith('/hold') ? { status: 503, body: { message: 'Not accepting.' } } : undefined,
  );
  await expect(agent.session.hold('42', true)).rejects.toMatchObject({
    code: 'cicUnavailable',
    retryable: true,
    details: { cicMessage: 'Not accepting.' },
  });
  backup();
  await until(() => agent.story().includes('down'));
  await clock.advance(1_000);
  await until(() => agent.story().includes('up'));
  await agent.session.hold('42', true);
});

test('a command that CIC does not answer ends with its time-out', async () => {
  const { server, clock, openAgent, until } = await openBench(onTestFinished);
  const { session } = await openAgent();
  server.script(({ path }) => (path.endsWith('/pickup') ? 'hang' : undefined));
  const pickup = session.pickup('42').catch((thrown) => thrown);
  await until(() => server.calls('agent1').includes('POST /interactions/42/pickup'));
  await clock.advance(10_000);
  expect(await pickup).toMatchObject({ code: 'cicUnavailable', retryable: false });
});

test('commands to one call keep their order, other calls do not wait', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished);
  const { session } = await openAgent();
  const gate = deferred<void>();
  server.script(async ({ path }) => {
    if (path === '/interactions/42/hold') await gate.promise;
    return undefined;
  });
  const first = session.hold('42', true);
  const second = session.disconnect('42');
  await session.pickup('43');
  await until(() => server.calls('agent1').includes('POST /interactions/42/hold'));
  expect(server.calls('agent1')).not.toContain('POST /interactions/42/disconnect');
  gate.resolve();
  await Promise.all([first, second]);
  expect(server.calls('agent1').at(-1)).toBe('POST /interactions/42/disconnect');
});

const completed = (requestId: string, error: object | null = null) => ({
  __type: 'urn:inin.com:messaging:asyncOperationCompletedMessage',
  isDelta: false,
  requestId,
  error,
});

test('a status is set even where CIC confirms it before it answers', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent();
  server.script(async ({ method, path }) => {
    if (method !== 'PUT' || path !== '/status/user-statuses/agent1') return undefined;
    server.push('agent1', completed('99'));
    server.push('agent1', userStatusMessage(true, { userId: 'agent1', statusId: 'Follow Up' }));
    await until(() => agent.events.length === 3);
    return { status: 202, body: { requestId: '99' } };
  });
  await agent.session.setStatus('Follow Up');
  expect(agent.events[2]).toMatchObject({ status: { statusId: 'Follow Up', isAfterCallWork: true } });
});

test.each([
  [{ message: 'The status is unknown.' }, 'notAllowedInState'],
  [{ errorId: 'error.request.accessDenied', message: 'No right.' }, 'notAuthorized'],
])('a status that CIC takes and then refuses with %j is %s', async (error, code) => {
  const { server, openAgent } = await openBench(onTestFinished);
  const { session } = await openAgent();
  server.script(({ method, path }) => {
    if (method !== 'PUT' || path !== '/status/user-statuses/agent1') return undefined;
    server.push('agent1', completed('99', error));
    return { status: 202, body: { requestId: '99' } };
  });
  await expect(session.setStatus('Nonsense')).rejects.toMatchObject({
    code,
    details: { cicMessage: error.message },
  });
});

test('a status that CIC never confirms is an error', async () => {
  const completionMs = 5_000;
  const { server, clock, openAgent, until } = await openBench(onTestFinished, {
    options: { timeouts: { completionMs } },
  });
  const { session } = await openAgent();
  server.script(({ method, path }) =>
    method === 'PUT' && path.startsWith('/status/') ? { status: 202, body: { requestId: '99' } } : undefined,
  );
  const set = session.setStatus('Available').catch((thrown) => thrown);
  await until(() => clock.untilNext === completionMs);
  await clock.advance(completionMs);
  expect(await set).toMatchObject({ code: 'cicUnavailable', message: /did not confirm it within 5000 ms/ });
});

test('a session lost before the confirmation ends the wait for it', async () => {
  const { server, openAgent, until } = await openBench(onTestFinished);
  const { session } = await openAgent();
  server.script(({ method, path }) =>
    method === 'PUT' && path === '/status/user-statuses/agent1'
      ? { status: 202, body: { requestId: '99' } }
      : undefined,
  );
  const set = session.setStatus('Available').catch((thrown) => thrown);
  await until(() => server.calls('agent1').includes('PUT /status/user-statuses/agent1'));
  await new Promise(setImmediate);
  server.cutStreams();
  expect(await set).toMatchObject({ code: 'cicUnavailable', retryable: true });
});
