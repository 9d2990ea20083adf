import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';

const logOn = { userId: 'agent1', password: 'secret', station: 'WS1' };

const user = { configurationId: { id: 'agent1' } };

test.each([
  ['no extension', user],
  ['an empty extension', { ...user, extension: '' }],
])('a user with %s is refused before any station is bound', async (_, body) => {
  const { cic, server } = await openBench(onTestFinished);
  server.script(({ path }) =>
    path.startsWith('/configuration/users/agent1?') ? { status: 200, body } : undefined,
  );
  const error = await cic.openAgentSession(logOn, () => {}).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'loginFailed', details: { reason: 'noExtension' } });
  expect(error.message).toContain('has no extension');
  expect(server.calls('agent1')).not.toContain('PUT /connection/station');
  expect(server.sessionCount('agent1')).toBe(0);
});

test.each([
  ['the extension', { status: 200, body: { ...user, extension: '1001' } }],
  ['that the service user has no right', { status: 403 }],
  ['nothing of the user', { status: 404 }],
  ['something else', { status: 200, body: [] }],
])('a user is logged on where CIC says %s', async (_, answer) => {
  const { server, openAgent } = await openBench(onTestFinished);
  server.script(({ path }) => (path.startsWith('/configuration/users/agent1?') ? answer : undefined));
  await openAgent();
});

test('a user without any status is told so', async () => {
  const { cic, server } = await openBench(onTestFinished);
  server.statuses.set('agent1', { statusId: undefined });
  const error = await cic.openAgentSession(logOn, () => {}).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'loginFailed', details: { reason: 'noInitialStatus' } });
  expect(error.message).toContain('has no status yet');
});

/** CIC answers as it does a wrong password. */
const refusedLogOn = (userId: string) => ({ userId, password: 'wrong', station: undefined });

test.each([
  ['a user whom CIC does not know', 'nobody', 'unknownUser', 'CIC has no user "nobody"'],
  ['a user in other letters', 'Agent1', 'unknownUser', 'CIC spells this user agent1'],
  ['a wrong password', 'agent1', 'loginFailed', 'The authentication process failed'],
])('%s is told apart where CIC refuses the log-on', async (_, userId, code, words) => {
  const { cic } = await openBench(onTestFinished);
  const error = await cic.openAgentSession(refusedLogOn(userId), () => {}).catch((thrown) => thrown);
  expect(error).toMatchObject({ code });
  expect(error.message).toContain(words);
});

test('a CIC that minds letters everywhere is asked for the spelling', async () => {
  const { cic, server } = await openBench(onTestFinished);
  server.script(({ path }) => {
    if (path === '/status/user-statuses/Agent1') return { status: 404 };
    if (!path.startsWith('/configuration/users?')) return undefined;
    expect(new URLSearchParams(path.slice(path.indexOf('?'))).get('where')).toBe(
      'configurationId.id eq Agent1',
    );
    return { status: 200, body: { items: [{ configurationId: { id: 'agent1' } }] } };
  });
  await expect(cic.readStatus('Agent1')).rejects.toMatchObject({
    code: 'unknownUser',
    details: { spelling: 'agent1' },
  });
});

test('CIC’s own words stay where the service user may not look for the agent', async () => {
  const { cic, server } = await openBench(onTestFinished);
  server.script(({ path }) => (path.startsWith('/status/user-statuses/') ? { status: 403 } : undefined));
  const error = await cic.openAgentSession(refusedLogOn('agent1'), () => {}).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'loginFailed' });
  expect(error.message).toContain('The authentication process failed');
});

test('the configured channels are what ACD may offer', async () => {
  const { server, openAgent } = await openBench(onTestFinished, {
    options: { channels: ['call', 'callback', 'chat', 'email', 'generic'] },
  });
  await openAgent();
  const body = server.requests.find(({ path }) => path === '/connection/station')?.body;
  expect(body?.supportedMediaTypes).toEqual([1, 5, 2, 3, 4]);
});

test('the configured licences are acquired before the station', async () => {
  const { server, openAgent } = await openBench(onTestFinished, {
    options: { agentLicences: ['I3_ACCESS_CLIENT'] },
  });
  await openAgent();
  expect(server.calls('agent1').slice(0, 2)).toEqual(['POST /licenses', 'PUT /connection/station']);
  expect(server.requests.find(({ path }) => path === '/licenses')?.body).toEqual({
    licenseList: ['I3_ACCESS_CLIENT'],
  });
});

test('a licence that cannot be had ends the log-on and names it', async () => {
  const { cic, server } = await openBench(onTestFinished, {
    options: { agentLicences: ['I3_ACCESS_CLIENT', 'I3_ACCESS_MEDIA_1_PLUS'] },
  });
  const licenseOperationResultList = [
    { licenseName: 'I3_ACCESS_CLIENT', isAvailable: true, errorDetails: '' },
    { licenseName: 'I3_ACCESS_MEDIA_1_PLUS', isAvailable: false, errorDetails: 'all 5 are taken' },
  ];
  server.script(({ path }) =>
    path === '/licenses' ? { status: 200, body: { licenseOperationResultList } } : undefined,
  );
  const error = await cic.openAgentSession(logOn, () => {}).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'loginFailed', details: { reason: 'noLicence' } });
  expect(error.message).toContain('none left of I3_ACCESS_MEDIA_1_PLUS (all 5 are taken).');
  expect(server.sessionCount('agent1')).toBe(0);
});

const stationMessage = (id: string | null) => ({
  __type: 'urn:inin.com:connection:stationConnectionStateChangeMessage',
  isDelta: false,
  newStationInfo: id === null ? null : { id, extension: '', stationSetting: 0 },
});

test.each([[''], [null], ['WS2']])('a station changed to %j is lost, and is told once', async (id) => {
  const { server, openAgent, until } = await openBench(onTestFinished);
  const agent = await openAgent('agent1', 'WS1');
  server.push('agent1', stationMessage('ws1'));
  server.push('agent1', stationMessage(id));
  server.push('agent1', stationMessage(id));
  await until(() => agent.story().includes('stationLost'));
  await expect(agent.session.pickup('42')).rejects.toMatchObject({
    code: 'workcenterInUse',
    message: expect.stringContaining('gave station WS1 to another session'),
  });
  await expect(agent.session.createCall('1', {})).rejects.toMatchObject({ code: 'workcenterInUse' });
  await agent.session.disconnect('42');
  expect(agent.story().filter((word) => word === 'stationLost')).toHaveLength(1);
  server.push('agent1', stationMessage('WS1'));
  server.pushQueue('agent1', {
    interactionsAdded: [{ interactionId: '42', attributes: { Eic_State: 'A' } }],
  });
  await until(() => agent.story().includes('42 alerting'));
  await agent.session.pickup('42');
});

test('a server that does not tell of stations is worked with all the same', async () => {
  const { server, openAgent } = await openBench(onTestFinished);
  server.script(({ path }) =>
    path === '/messaging/subscriptions/connection/station' ? { status: 404 } : undefined,
  );
  const { session } = await openAgent();
  await session.pickup('42');
});
