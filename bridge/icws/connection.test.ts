import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';
import { startScriptedCic } from './testing/scripted-cic.ts';

const isLogIn = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.startsWith('/icws/connection?');

test('a log-on sends what CIC needs, and nothing of another session', async () => {
  const { server } = await openBench(onTestFinished);
  const logIn = server.requests[0];
  expect(logIn).toMatchObject({
    path: '/icws/connection?include=features,version,effective-station,default-workstation,server-time',
    body: {
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'Switchhook',
      userID: 'service',
      password: 'secret',
    },
    headers: {
      'accept-language': 'en-us',
      'content-type': 'application/vnd.inin.icws+JSON;charset=utf-8',
      accept: 'application/vnd.inin.icws+JSON',
    },
  });
  expect(logIn?.headers.cookie).toBeUndefined();
  expect(logIn?.headers['inin-icws-csrf-token']).toBeUndefined();
});

test('each session sends its own cookie and CSRF token with each request', async () => {
  const { server, openAgent } = await openBench(onTestFinished);
  await openAgent('agent1');
  await openAgent('agent2');
  for (const [user, id] of [
    ['service', '1000000001'],
    ['agent1', '1000000002'],
    ['agent2', '1000000003'],
  ]) {
    const sent = server.requests.filter((request) => request.user === user);
    expect(sent.length).toBeGreaterThan(2);
    for (const { headers } of sent) {
      expect(headers.cookie).toBe(`icws_${id}=guid-${id}|languageId=en-us`);
      expect(headers['inin-icws-csrf-token']).toBe(`csrf-${id}`);
      expect(headers['accept-language']).toBe('en-us');
    }
  }
});

test('a request without a body names no content type', async () => {
  const { server, openAgent } = await openBench(onTestFinished);
  await (await openAgent()).session.pickup('42');
  const pickup = server.requests.find(({ path }) => path === '/interactions/42/pickup');
  expect(pickup?.headers['content-type']).toBeUndefined();
  expect(pickup?.headers['content-length']).toBe('0');
});

test('a host that takes no log-ons is left for the one that it names', async () => {
  const other = await startScriptedCic();
  onTestFinished(other.stop);
  const { cic, server, openAgent } = await openBench(onTestFinished, { isStarted: false });
  const alternateHostList = [`127.0.0.1:${other.port}`];
  const errorId = 'error.server.notAcceptingConnections';
  server.script(() => ({ status: 503, body: { errorId, message: 'Not accepting.', alternateHostList } }));
  await cic.start();
  expect(cic.link).toBe('up');
  expect(other.sessionCount('service')).toBe(1);
  await openAgent();
  expect(server.requests).toHaveLength(1);
});

test('the next configured host is tried where the first cannot be reached', async () => {
  const gone = await startScriptedCic();
  await gone.stop();
  const there = await startScriptedCic();
  onTestFinished(there.stop);
  const { cic } = await openBench(onTestFinished, { options: { hosts: [gone.url, there.url] } });
  expect(cic.link).toBe('up');
});

test('a log-on ends after eight hosts', async () => {
  const server = await startScriptedCic();
  onTestFinished(server.stop);
  server.script(() => ({ status: 503 }));
  const hosts = Array.from({ length: 12 }, (_, index) => `${server.url}/cic${index}`);
  const { cic } = await openBench(onTestFinished, { options: { hosts } });
  expect(cic.link).toBe('down');
  expect(server.requests).toHaveLength(8);
});

test('the host that a 503 names comes before the next configured one', async () => {
  const servers = await Promise.all([startScriptedCic(), startScriptedCic(), startScriptedCic()]);
  for (const server of servers) onTestFinished(server.stop);
  const [busy, named, configured] = servers;
  busy.script(() => ({ status: 503, body: { alternateHostList: [`127.0.0.1:${named.port}`] } }));
  await openBench(onTestFinished, { options: { hosts: [busy.url, configured.url] } });
  expect([named.sessionCount('service'), configured.sessionCount('service')]).toEqual([1, 0]);
});

test('hosts that name each other are asked once each', async () => {
  const one = await startScriptedCic();
  const two = await startScriptedCic();
  onTestFinished(one.stop);
  onTestFinished(two.stop);
  one.script(() => ({ status: 503, body: { alternateHostList: [`127.0.0.1:${two.port}`] } }));
  two.script(() => ({ status: 503, body: { alternateHostList: [`127.0.0.1:${one.port}`] } }));
  await openBench(onTestFinished, { options: { hosts: [one.url] } });
  expect([one.requests.length, two.requests.length]).toEqual([1, 1]);
});

test.each([
  { status: 400, body: { errorCode: -2147221503, message: 'The authentication process failed.' } },
  { status: 401, body: { message: 'The authentication process failed.' } },
])('refused credentials ($status) are not tried at the next host', async (answer) => {
  const { cic, server } = await openBench(onTestFinished);
  const before = server.requests.length;
  server.script((request) => (isLogIn(request) ? answer : undefined));
  const opening = cic.openAgentSession(
    { userId: 'agent1', password: 'secret', station: undefined },
    () => {},
  );
  await expect(opening).rejects.toMatchObject({
    code: 'loginFailed',
    message:
      'Failed to log agent1 on to CIC: The authentication process failed. Check user name and password.',
  });
  // And then the service user looks whether CIC knows the agent at all.
  const after = server.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  expect(after).toEqual([expect.stringMatching('POST /icws/connection'), 'GET /status/user-statuses/agent1']);
});

test('an agent whom CIC spells differently is not logged on', async () => {
  const { cic, server } = await openBench(onTestFinished);
  server.script((request) => {
    if (!isLogIn(request) || request.body.userID !== 'AGENT1') return undefined;
    return {
      status: 201,
      headers: { 'set-cookie': 'icws_7=x' },
      body: { sessionId: 7, csrfToken: 't', userID: 'agent1', features: [] },
    };
  });
  const opening = cic.openAgentSession({ userId: 'AGENT1', password: 'secret', station: 'WS1' }, () => {});
  await expect(opening).rejects.toMatchObject({
    code: 'unknownUser',
    message: /CIC spells this user agent1/,
  });
});

test('the session id, token and features may come by header and by their own resource', async () => {
  const server = await startScriptedCic();
  onTestFinished(server.stop);
  server.script((request) => {
    if (request.path === '/icws/connection/features') {
      return { status: 200, body: { featureInfoList: [{ featureId: 'messaging', version: 2 }] } };
    }
    if (isLogIn(request)) {
      return {
        status: 201,
        headers: { 'set-cookie': 'icws_9=x', 'inin-icws-session-id': '9', 'inin-icws-csrf-token': 't' },
      };
    }
    if (request.path === '/messaging/messages') return 'mute';
    if (request.path === '/status/status-messages') return { status: 200, body: { statusMessageList: [] } };
    return { status: 200 };
  });
  const { cic } = await openBench(onTestFinished, { options: { hosts: [server.url] } });
  expect(cic.link).toBe('up');
  const stream = server.requests.find(({ path }) => path === '/messaging/messages');
  expect(stream?.headers).toMatchObject({
    accept: 'text/event-stream',
    cookie: 'icws_9=x',
    'inin-icws-csrf-token': 't',
  });
});

test('a PUT whose connection broke is sent once more, a POST is not', async () => {
  const { server, openAgent } = await openBench(onTestFinished);
  let broken = 0;
  const isBroken = (path: string) => path === '/connection/station' || path.endsWith('/pickup');
  server.script(({ path }) => (isBroken(path) && ++broken % 2 === 1 ? 'reset' : undefined));
  const agent = await openAgent();
  expect(server.calls('agent1').filter((call) => call === 'PUT /connection/station')).toHaveLength(2);
  await expect(agent.session.pickup('42')).rejects.toMatchObject({
    code: 'cicUnavailable',
    retryable: false,
  });
  expect(server.calls('agent1').filter((call) => call.endsWith('/pickup'))).toHaveLength(1);
});
