import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { type MockCic, type MockCicOptions, startMockCic } from '../start-mock-cic.ts';
import { logIn, postLogin } from '../testing/icws-client.ts';

const running: MockCic[] = [];

async function start(options: MockCicOptions = {}): Promise<MockCic> {
  const cic = await startMockCic(options);
  running.push(cic);
  return cic;
}

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

async function getJson(url: string): Promise<{ status: number; body: any }> {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
}

test('a login gives session, cookie, token and what was included', async () => {
  const { url } = await start({ clock: new VirtualClock() });
  const include = 'version,features,server-time,default-workstation,effective-station,purecloud-integration';
  const { status, headers, body } = await postLogin(url, 'agent1', { include });
  expect(status).toBe(201);
  const { sessionId, csrfToken } = body;
  expect(sessionId).toMatch(/^\d{10}$/);
  expect(headers.get('content-type')).toBe('application/vnd.inin.icws+JSON; charset=utf-8');
  expect(headers.get('ININ-ICWS-Session-ID')).toBe(sessionId);
  expect(headers.get('ININ-ICWS-CSRF-Token')).toBe(csrfToken);
  expect(headers.get('location')).toBe(`/icws/${sessionId}/connection`);
  expect(headers.get('set-cookie')).toMatch(
    new RegExp(`^icws_${sessionId}=[-\\w]+\\|languageId=en-us; Path=/icws/${sessionId}; HttpOnly$`),
  );
  expect(body).toMatchObject({
    userID: 'agent1',
    userDisplayName: 'Anna Muster',
    icServer: 'cic1',
    version: { majorVersion: '22', productReleaseDisplayString: 'CIC 2022 R2' },
    serverTimeInfo: { serverUtcTime: '20260314T090000Z' },
    defaultWorkstationId: 'WS-AGENT1',
    effectiveStation: null,
    purecloudIntegration: { integrationEnabled: false },
  });
  expect(body).toHaveProperty('features', expect.arrayContaining([{ featureId: 'messaging', version: 2 }]));
});

test('a login without include has none of the parts', async () => {
  const { url } = await start();
  const { body } = await postLogin(url, 'agent1');
  expect(body).not.toHaveProperty('features');
  expect(body).not.toHaveProperty('version');
});

test.each([
  ['a wrong password', { password: 'wrong' }],
  ['an unknown user', { userID: 'nobody' }],
  ['a user in the wrong case', { userID: 'Agent1' }],
])('%s gets 400 with the identity of failed authentication', async (_what, extra) => {
  const { url } = await start();
  const { status, body } = await postLogin(url, 'agent1', extra);
  expect(status).toBe(400);
  expect(body).toEqual({
    errorId: 'error.request.connection.authenticationFailure',
    errorCode: -2147221503,
    message: 'The authentication process failed.',
  });
});

test.each([
  ['a missing application name', { applicationName: undefined }, 'missingProperty', 'applicationName'],
  ['a missing type', { __type: undefined }, 'missingProperty', '__type'],
  ['an unknown type', { __type: 'urn:inin.com:connection:other' }, 'invalidProperty', '__type'],
  ['a missing language', { headers: { 'accept-language': '' } }, 'missingProperty', 'Accept-Language'],
])('a login with %s names the property', async (_what, extra, kind, propertyName) => {
  const { url } = await start();
  const { status, body } = await postLogin(url, 'agent1', extra);
  expect(status).toBe(400);
  expect(body).toMatchObject({ errorId: `error.request.${kind}`, propertyName });
});

test('a login that is not JSON says so', async () => {
  const { url } = await start();
  const headers = { 'accept-language': 'en', 'content-type': 'application/json' };
  const response = await fetch(`${url}/icws/connection`, { method: 'POST', headers, body: '{"a' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errorId: 'error.request.invalidJson' });
});

test('probes need no session', async () => {
  const { url } = await start({ clock: new VirtualClock(), features: { messaging: 1 } });
  const version = await getJson(`${url}/icws/connection/version`);
  expect(version.body).toMatchObject({ majorVersion: '22', su: '0' });
  const features = await getJson(`${url}/icws/connection/features`);
  expect(features.body.featureInfoList).toContainEqual({ featureId: 'messaging', version: 1 });
  const one = await getJson(`${url}/icws/connection/features/interactions`);
  expect(one.body).toEqual({ featureId: 'interactions', version: 13 });
  expect((await getJson(`${url}/icws/connection/features/telepathy`)).status).toBe(400);
  const info = await getJson(`${url}/icws/connection/server-info`);
  expect(info.body).toMatchObject({ authentication: { allowIcAuth: true } });
  const time = await getJson(`${url}/icws/connection/server-time`);
  expect(time.body).toEqual({ serverUtcTime: '20260314T090000Z' });
});

test('cookie comes before token, token before everything else', async () => {
  const { url } = await start();
  const { sessionId, cookie, csrfToken } = await logIn(url, 'agent1');
  const ask = async (headers: Record<string, string>, session = sessionId) => {
    const response = await fetch(`${url}/icws/${session}/status/status-messages`, { headers });
    return [response.status, ((await response.json()) as any).errorCode];
  };
  const token = { 'ININ-ICWS-CSRF-Token': csrfToken };
  expect(await ask({ ...token, cookie }, '1234567890')).toEqual([401, 1]);
  expect(await ask(token)).toEqual([401, 1]);
  expect(await ask({ ...token, cookie: `icws_${sessionId}=wrong` })).toEqual([401, 1]);
  expect(await ask({ cookie })).toEqual([401, 2]);
  expect(await ask({ cookie, 'ININ-ICWS-CSRF-Token': 'wrong' })).toEqual([401, 2]);
  expect(await ask({ ...token, cookie })).toEqual([200, undefined]);
  expect(await ask({ ...token, cookie: `other=1; ${encodeURI(cookie)}` })).toEqual([200, undefined]);
});

test('after logout the session tells that it is down, and nothing else', async () => {
  const { url } = await start();
  const client = await logIn(url, 'agent1');
  expect((await client.request('GET', '/connection')).body).toMatchObject({ connectionState: 1 });
  expect((await client.request('DELETE', '/connection')).status).toBe(200);
  const down = await client.request('GET', '/connection');
  expect([down.status, down.body]).toEqual([200, expect.objectContaining({ connectionState: 2 })]);
  expect((await client.request('GET', '/messaging/messages')).status).toBe(401);
});

test('a silent session times out, one that polls or streams does not', async () => {
  const clock = new VirtualClock();
  const cic = await start({ clock, sessionTimeoutMs: 30_000, pingMs: 10_000 });
  const silent = await logIn(cic.url, 'agent1');
  const polls = await logIn(cic.url, 'agent2');
  const streams = await logIn(cic.url, 'agent3', 'stream');
  await clock.advance(20_000);
  await polls.request('GET', '/messaging/messages');
  await clock.advance(20_000);
  expect((await silent.request('GET', '/messaging/messages')).status).toBe(401);
  expect((await polls.request('GET', '/messaging/messages')).status).toBe(200);
  expect((await streams.request('POST', '/messaging/heartbeat')).status).toBe(200);
  const agent1 = cic.state().users.find(({ userId }) => userId === 'agent1');
  expect(agent1).toMatchObject({ loggedIn: false });
  streams.close();
});

test('a token of one session logs in a second one of the same user, once', async () => {
  const { url } = await start();
  const first = await logIn(url, 'agent1');
  const seed = '0c9b1a5e-7c5e-4a7b-8f5e-1d2c3b4a5f60';
  const issued = await first.request<{ authToken: string }>('POST', '/connection/unique-auth-token', {
    authTokenSeed: seed,
  });
  const settings = {
    __type: 'urn:inin.com:connection:authTokenConnectionRequestSettings',
    authTokenSeed: seed,
    authToken: issued.body.authToken,
    authTokenSourceSession: first.sessionId,
  };
  const second = await postLogin(url, '', settings);
  expect([second.status, second.body]).toEqual([201, expect.objectContaining({ userID: 'agent1' })]);
  expect((await postLogin(url, '', settings)).status).toBe(400);
});

const station = (kind: string, rest: object = {}) => ({
  __type: `urn:inin.com:connection:${kind}Settings`,
  ...rest,
});

test.each([
  ['workstation', { workstation: 'ws-agent1' }, { id: 'WS-AGENT1', stationSetting: 1, extension: '3001' }],
  [
    'remoteWorkstation',
    { workstation: 'WS-AGENT1', remoteNumber: '+4962' },
    { id: 'WS-AGENT1', stationSetting: 2, remoteNumber: '+4962' },
  ],
  ['remoteNumber', { remoteNumber: '+4962' }, { id: '+4962', stationSetting: 3 }],
  ['stationless', {}, { id: '', stationSetting: 0 }],
])('a %s can be connected, read and disconnected', async (kind, rest, information) => {
  const { url } = await start();
  const client = await logIn(url, 'agent1');
  const put = await client.request(
    'PUT',
    '/connection/station',
    station(kind, { ...rest, supportedMediaTypes: ['1'] }),
  );
  expect([put.status, put.headers.get('location')]).toEqual([
    200,
    `/icws/${client.sessionId}/connection/station`,
  ]);
  expect((await client.request('GET', '/connection/station')).body).toMatchObject(information);
  expect((await client.request('DELETE', '/connection/station')).status).toBe(200);
  expect(await client.request('GET', '/connection/station')).toMatchObject({
    status: 400,
    body: { errorId: '-2147221496' },
  });
});

test('a station that does not exist or belongs to somebody else is refused', async () => {
  const { url } = await start();
  const first = await logIn(url, 'agent1');
  const second = await logIn(url, 'agent2');
  const put = (client: typeof first, workstation: string) =>
    client.request('PUT', '/connection/station', station('workstation', { workstation }));
  expect(await put(first, 'WS-NOWHERE')).toMatchObject({ status: 400, body: { errorId: '-2147221496' } });
  expect((await put(first, 'WS-AGENT2')).status).toBe(200);
  expect(await put(second, 'WS-AGENT2')).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.station.inUse' },
  });
});

test('a station that moves to another login is told to the one that loses it', async () => {
  const { url } = await start();
  const first = await logIn(url, 'agent1');
  const second = await logIn(url, 'agent1');
  const put = (client: typeof first) =>
    client.request('PUT', '/connection/station', station('workstation', { workstation: 'WS-AGENT1' }));
  await put(first);
  await first.request('PUT', '/messaging/subscriptions/connection/station');
  await put(second);
  const lost = await first.until((message) => message.isDelta);
  expect(lost).toMatchObject({
    __type: 'urn:inin.com:connection:stationConnectionStateChangeMessage',
    previousStationInfo: { id: 'WS-AGENT1' },
    newStationInfo: { id: '' },
  });
});
