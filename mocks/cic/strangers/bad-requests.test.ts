import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type RawHttp, type Raw as RawOf, rawHttp } from './raw-http.ts';

// What careless and hostile clients send. Every answer is ICWS's own error form, and the server lives on.

type Raw = RawOf<any>;

let cic: MockCic;
let http: RawHttp<any>;
let session: { readonly id: string; readonly cookie: string; readonly token: string };

beforeAll(async () => {
  cic = await startMockCic();
  http = rawHttp(cic.url);
  const { json, headers } = await logOn({});
  session = {
    id: json.sessionId,
    cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    token: json.csrfToken,
  };
});

afterAll(() => cic.close());

const credentials = {
  __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
  applicationName: 'Careless',
  userID: 'agent1',
  password: 'secret',
};

function logOn(changes: object, headers: Record<string, string> = { 'accept-language': 'en' }): Promise<Raw> {
  const body = JSON.stringify({ ...credentials, ...changes });
  return http.send({ method: 'POST', path: '/icws/connection', headers, body });
}

function call(
  method: string,
  path: string,
  body?: string,
  changes: Record<string, string> = {},
): Promise<Raw> {
  const headers = {
    cookie: session.cookie,
    'ININ-ICWS-CSRF-Token': session.token,
    'content-type': 'application/json',
    ...changes,
  };
  const sent = body === undefined ? {} : { body };
  return http.send({ method, path: `/icws/${session.id}${path}`, headers, ...sent });
}

function expectError(
  { status, json, headers }: Raw,
  expected: readonly [status: number, errorId: string],
): void {
  expect([status, json?.errorId]).toEqual(expected);
  expect(typeof json.message).toBe('string');
  expect(headers['content-type']).toMatch(/json/i);
}

test.each([
  ['a wrong password', { password: 'Secret' }, 'error.request.connection.authenticationFailure'],
  ['a user in another case', { userID: 'Agent1' }, 'error.request.connection.authenticationFailure'],
  ['no password', { password: null }, 'error.request.missingProperty'],
  ['no application', { applicationName: undefined }, 'error.request.missingProperty'],
  ['no type', { __type: undefined }, 'error.request.missingProperty'],
  ['another type', { __type: 'urn:inin.com:connection:x' }, 'error.request.invalidProperty'],
  [
    'a single-sign-on token',
    {
      __type: 'urn:inin.com:connection:singleSignOnTokenConnectionRequestSettings',
      singleSignOnToken: 'x',
    },
    'error.request.connection.authenticationFailure',
  ],
  [
    'a token of nobody',
    {
      __type: 'urn:inin.com:connection:authTokenConnectionRequestSettings',
      authTokenSeed: 'x',
      authToken: 'x',
      authTokenSourceSession: '1',
    },
    'error.request.connection.authenticationFailure',
  ],
])('a login with %s gets 400', async (_what, changes, errorId) => {
  expectError(await logOn(changes), [400, errorId]);
});

test('a login without Accept-Language gets 400 and names it', async () => {
  const answer = await logOn({}, {});
  expectError(answer, [400, 'error.request.missingProperty']);
  expect(answer.json.propertyName).toBe('Accept-Language');
});

test.each([
  ['no cookie', { cookie: '' }, 1],
  ["somebody else's cookie", { cookie: 'icws_1=x' }, 1],
  ['a broken cookie', { cookie: '%%%;;;=' }, 1],
  ['no token', { 'ININ-ICWS-CSRF-Token': '' }, 2],
  ['a wrong token', { 'ININ-ICWS-CSRF-Token': 'x' }, 2],
])('a request with %s gets 401', async (_what, changes, errorCode) => {
  const answer = await call('GET', '/connection', undefined, changes);
  expect([answer.status, answer.json.errorCode]).toEqual([401, errorCode]);
});

test.each(['0', '99999999999', 'connection', '%2e%2e', '1%2F2', '\u00e9'.normalize()])(
  'session id %s is unknown',
  async (id) => {
    const answer = await http.send({
      method: 'GET',
      path: `/icws/${encodeURI(id)}/connection/station`,
      headers: { cookie: session.cookie, 'ININ-ICWS-CSRF-Token': session.token },
    });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 1]);
  },
);

test.each([
  ['DELETE', '/messaging/messages', 'GET'],
  ['GET', '/interactions', 'POST'],
  ['PATCH', '/interactions/1', 'GET, POST'],
  ['HEAD', '/connection', 'GET, DELETE'],
  ['POST', '/messaging/subscriptions/queues/x', 'PUT, DELETE'],
  ['PUT', '/INTERACTIONS/1/Pickup/', 'POST'],
])('%s on %s gets 405 with what is allowed', async (method, path, allow) => {
  const answer = await call(method, path);
  expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
});

test.each([
  ['{', 'error.request.invalidJson'],
  ['{"on":true', 'error.request.invalidJson'],
  ["{'on':true}", 'error.request.invalidJson'],
  ['on=true', 'error.request.invalidJson'],
  ['', 'error.request.invalidJson'],
  ['[]', 'error.request.invalidProperty'],
  ['null', 'error.request.invalidProperty'],
  ['"on"', 'error.request.invalidProperty'],
  ['{"On":true}', 'error.request.missingProperty'],
  ['{"on":"yes"}', 'error.request.invalidProperty'],
  ['{"on":{"__proto__":{}}}', 'error.request.invalidProperty'],
  ['\u0000', 'error.request.invalidJson'],
])('hold with the body %j is refused', async (body, errorId) => {
  expectError(await call('POST', '/interactions/1/hold', body), [400, errorId]);
});

test('a body nested beyond reason is refused and blocks nobody', async () => {
  const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  const answer = await call('POST', '/interactions/1/hold', `{"on":true,"x":${deep}}`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect((await call('GET', '/connection')).status).toBe(200);
});

test('a huge body is refused in the form of the other errors, and the connection of others lives on', async () => {
  expectError(await call('POST', '/interactions/1/hold', ' '.repeat(2 ** 21)), [
    413,
    'error.request.invalid',
  ]);
  expect((await call('GET', '/connection')).status).toBe(200);
});

test('a body that claims more than it has, and half a request, do not stop the server', async () => {
  const { hostname, port } = new URL(cic.url);
  for (const text of [
    `POST /icws/connection HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a"`,
    'GET /icws/connection/version HTT',
    'rubbish\r\n\r\n',
  ]) {
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.write(text, resolve));
    socket.destroy();
  }
  const version = await http.send({ method: 'GET', path: '/icws/connection/version' });
  expect(version.status).toBe(200);
});

test.each([
  ['a lone percent sign in the query', '/interactions/1?select=%', 404],
  ['a broken encoding in the path', '/interactions/%zz', 400],
  ['an id of four thousand digits', `/interactions/${'9'.repeat(4_000)}`, 404],
  ['a zero byte', '/interactions/1%00', 404],
  ['nothing that exists', '/nothing/at/all', 404],
])('a path with %s is answered', async (_what, path, status) => {
  const answer = await call('GET', path);
  expect([answer.status, typeof answer.json.message]).toEqual([status, 'string']);
});

test('a subscription keeps an id of its own that is longer than a hundred characters', async () => {
  const name = `queue of ${'a very long name '.repeat(20)}`;
  const path = `/messaging/subscriptions/queues/${encodeURIComponent(name)}`;
  const body = '{"queueIds":[{"queueType":1,"queueName":"agent1"}],"attributeNames":["Eic_State"]}';
  await call('GET', '/messaging/messages');
  expect((await call('PUT', path, body)).status).toBe(200);
  expect((await call('GET', '/messaging/messages')).json[0].subscriptionId).toBe(name);
  expect((await call('DELETE', path)).status).toBe(204);
});

test('what ended answers for as long as it lies in its queue, with a reason, and is not found afterwards', async () => {
  const { interactionId: id } = await http.control('/interactions', {
    kind: 'chat',
    to: { user: 'agent1' },
    text: 'Hi',
  });
  await http.control(`/interactions/${id}/remote-disconnect`, {});
  for (const [method, path, body] of [
    ['POST', 'pickup', undefined],
    ['POST', 'hold', '{"on":true}'],
    ['POST', 'disconnect', undefined],
    ['POST', 'chat/messages', '{"text":"x"}'],
    ['PUT', 'chat/typing-indicator', '{"on":true}'],
    ['POST', 'blind-transfer', '{"target":"1002"}'],
    ['POST', 'agent-assistance', '{"text":"x"}'],
  ] as const) {
    const answer = await call(method, `/interactions/${id}/${path}`, body);
    expect([path, answer.status, answer.json.errorId]).toEqual([
      path,
      400,
      'error.request.interaction.invalidState',
    ]);
  }
  expect((await call('GET', `/interactions/${id}`)).status).toBe(200);
  for (const media of ['chat', 'email', 'callback']) {
    const put = await call('PUT', `/messaging/subscriptions/interactions/${id}/${media}`);
    expect([media, put.status]).toEqual([media, media === 'chat' ? 200 : 400]);
  }
  for (const path of ['', '/chat', '/email', '/callback']) {
    const unknown = await call(
      'PUT',
      `/messaging/subscriptions/interactions/77${path}`,
      '{"attributeNames":["A"]}',
    );
    expect(unknown.status).toBe(404);
    expect((await call('DELETE', `/messaging/subscriptions/interactions/77${path}`)).status).toBe(204);
  }
});

test('the same subscription a hundred times is one, and its snapshot comes each time', async () => {
  const body = '{"queueIds":[{"queueType":1,"queueName":"agent1"}],"attributeNames":["Eic_State"]}';
  await call('GET', '/messaging/messages');
  for (let count = 0; count < 100; count += 1)
    await call('PUT', '/messaging/subscriptions/queues/same', body);
  const { json } = await call('GET', '/messaging/messages');
  expect(json.filter(({ isDelta }: any) => !isDelta)).toHaveLength(100);
  await http.control('/interactions', { kind: 'call', to: { user: 'agent1' }, from: '+49' });
  const told = (await call('GET', '/messaging/messages')).json;
  const added = told.filter(({ isDelta, interactionsAdded }: any) => isDelta && interactionsAdded);
  expect(added).toHaveLength(1);
});
