import { systemClock, VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { createHttpServer } from '../http-server.ts';
import { type MockCic, type MockCicOptions, startMockCic } from '../start-mock-cic.ts';
import { logIn, logInAgent } from '../testing/icws-client.ts';
import { controlRoutes } from './control-routes.ts';
import { addControlRoutes } from './control-server.ts';

const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

const running: MockCic[] = [];

async function start(options: MockCicOptions = {}): Promise<MockCic> {
  const cic = await startMockCic({ clock: new VirtualClock(), ...options });
  running.push(cic);
  return cic;
}

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

async function call(
  cic: MockCic,
  method: string,
  path: string,
  body?: unknown,
  origin?: string,
): Promise<Answer> {
  const response = await fetch(`${cic.url}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(origin === undefined ? {} : { headers: { origin } }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
}

test('a call is placed, seen in the state, and ended by its caller', async () => {
  const cic = await start();
  await logInAgent(cic.url, 'agent1');
  const placed = await call(cic, 'POST', '/interactions', {
    kind: 'call',
    to: { workgroup: 'Sales' },
    from: 'sip:+496227747474@example.com',
    name: 'Example AG',
    dialed: '+4989',
    attributes: { CrmCase: '7' },
  });
  expect(placed.status).toBe(201);
  const id: string = placed.body.interactionId;
  const { body: state } = await call(cic, 'GET', '/state');
  expect(state.interactions).toEqual([
    expect.objectContaining({
      interactionId: id,
      state: 'A',
      user: 'agent1',
      workgroup: 'Sales',
      dialed: '+4989',
      attributes: expect.objectContaining({ CrmCase: '7', Eic_RemoteTn: '+496227747474', Eic_DNIS: '+4989' }),
    }),
  ]);
  expect(state.users[0]).toMatchObject({ userId: 'agent1', status: 'Available', queue: [id] });
  expect(state.workgroups[0]).toMatchObject({ workgroupId: 'Sales', queue: [id] });
  expect(await call(cic, 'POST', `/interactions/${id}/remote-disconnect`)).toMatchObject({ status: 200 });
  expect(await call(cic, 'POST', `/interactions/${id}/remote-disconnect`)).toMatchObject({
    status: 409,
    body: { error: { code: 'notAllowedInState' } },
  });
});

test.each([
  ['nothing', undefined, 'kind'],
  ['no JSON', '{"kind"', 'not JSON'],
  ['another kind', { kind: 'fax', to: { user: 'agent1' } }, 'kind'],
  ['two destinations', { kind: 'call', to: { user: 'agent1', workgroup: 'Sales' } }, 'to:'],
  ['a misspelled property', { kind: 'call', to: { user: 'agent1' }, form: '' }, 'form'],
  ['a number as attribute', { kind: 'call', to: { user: 'agent1' }, attributes: { A: 1 } }, 'attributes.A'],
  [
    'a protected attribute',
    { kind: 'call', to: { user: 'agent1' }, attributes: { eic_state: 'C' } },
    'eic_state',
  ],
])('placing a call with %s is refused with the place of the mistake', async (_what, body, mentions) => {
  const cic = await start();
  const answer = await call(cic, 'POST', '/interactions', body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: 'badRequest', message: expect.stringContaining(mentions) });
  expect(cic.state().interactions).toEqual([]);
});

test.each([
  ['/interactions', { kind: 'call', to: { user: 'nobody' } }, 'agent1'],
  ['/interactions', { kind: 'call', to: { workgroup: 'Nowhere' } }, 'Sales'],
  ['/interactions/1/remote-answer', {}, '1'],
  ['/users/nobody/status', { statusId: 'Available' }, 'nobody'],
  ['/connections/drop', { userId: 'nobody' }, 'agent1'],
  ['/teapot', {}, 'openapi.json'],
])('POST %s %j gets 404 and says what there is', async (path, body, mentions) => {
  const cic = await start();
  const answer = await call(cic, 'POST', path, body);
  expect(answer).toMatchObject({
    status: 404,
    body: { error: { code: 'notFound', message: expect.stringContaining(mentions) } },
  });
});

test('the far end answers a call that an agent dialled, once', async () => {
  const cic = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const created = await agent.request<{ interactionId: string }>('POST', '/interactions', {
    __type: 'urn:inin.com:interactions:createCallParameters',
    target: '+49',
  });
  const path = `/interactions/${created.body.interactionId}/remote-answer`;
  await call(cic, 'POST', '/clock/advance', { ms: 200 });
  expect(cic.state().interactions[0]).toMatchObject({ state: 'R', canRemoteAnswer: true });
  expect((await call(cic, 'POST', path, {})).status).toBe(200);
  expect((await call(cic, 'POST', path, {})).status).toBe(409);
});

test('a drop cuts streams and sessions, calls live on, and a new login finds them', async () => {
  const cic = await start();
  const agent = await logInAgent(cic.url, 'agent1', { reading: 'stream' });
  const other = await logIn(cic.url, 'agent2');
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '' });
  const dropped = await call(cic, 'POST', '/connections/drop', { userId: 'agent1' });
  expect(dropped.body).toEqual({ dropped: 1 });
  expect(await agent.streamEnd).toBe('cut');
  expect((await agent.request('GET', '/connection')).status).toBe(401);
  expect((await other.request('GET', '/connection')).status).toBe(200);
  expect((await call(cic, 'POST', '/connections/drop')).body).toEqual({ dropped: 1 });
  expect((await other.request('GET', '/connection')).status).toBe(401);
  const again = await logInAgent(cic.url, 'agent1');
  await again.request('POST', `/interactions/${id}/pickup`);
  expect(cic.state().interactions[0]).toMatchObject({ interactionId: id, state: 'C' });
});

test('an unanswered ACD call moves on when the clock does', async () => {
  const cic = await start();
  await logInAgent(cic.url, 'agent1');
  cic.placeCall({ to: { workgroup: 'Sales' }, from: '' });
  const clock = await call(cic, 'GET', '/clock');
  expect(clock.body).toMatchObject({ pending: expect.any(Number), untilNext: expect.any(Number) });
  const advanced = await call(cic, 'POST', '/clock/advance', { ms: 15_000 });
  expect(advanced.body.now).toBe(clock.body.now + 15_000);
  expect(cic.state().users[0]).toMatchObject({ status: 'AcdAgentNotAnswering', queue: [] });
  expect(cic.state().interactions[0]).toMatchObject({ state: 'O', user: null });
  expect((await call(cic, 'POST', '/users/agent1/status', { statusId: 'available' })).status).toBe(200);
  expect(cic.state().interactions[0]).toMatchObject({ state: 'A', user: 'agent1' });
});

test('a visitor chats, is joined by another, and all are seen in the state', async () => {
  const cic = await start();
  const placed = await call(cic, 'POST', '/interactions', {
    kind: 'chat',
    to: { user: 'agent1' },
    name: 'Vera',
    text: 'Hello',
  });
  expect(placed.status).toBe(201);
  const path = `/interactions/${placed.body.interactionId}`;
  const joined = await call(cic, 'POST', `${path}/visitors`, { name: 'Viktor' });
  expect(joined.status).toBe(201);
  const { visitorId } = joined.body;
  expect((await call(cic, 'POST', `${path}/remote-typing`, { on: true })).status).toBe(200);
  expect((await call(cic, 'POST', `${path}/remote-message`, { text: 'Hi', visitorId })).status).toBe(200);
  const { body: state } = await call(cic, 'GET', '/state');
  expect(state.interactions[0].chat).toMatchObject({
    members: [
      { displayName: 'Vera', isVisitor: true, isTyping: true },
      { displayName: 'Viktor', memberId: visitorId, isTyping: false },
    ],
    messages: [
      { from: 'Vera', text: 'Hello' },
      { from: 'Viktor', text: 'Hi' },
    ],
  });
  expect((await call(cic, 'POST', `${path}/remote-leave`, { visitorId })).status).toBe(200);
  expect((await call(cic, 'POST', `${path}/remote-leave`, { visitorId })).status).toBe(409);
  expect((await call(cic, 'POST', `${path}/remote-disconnect`)).status).toBe(200);
  expect(cic.state().interactions[0]).toMatchObject({ state: 'E', chat: { members: [] } });
});

test.each([
  ['callback', { number: '+4989', subject: 'Offer' }, { kind: 'callback', callback: { subject: 'Offer' } }],
  ['email', { from: 'v@example.com', text: 'Hello' }, { kind: 'email', email: { from: 'v@example.com' } }],
  ['generic', { name: 'Order 7' }, { kind: 'generic', remoteName: 'Order 7' }],
])('a %s comes in', async (kind, rest, expected) => {
  const cic = await start();
  const placed = await call(cic, 'POST', '/interactions', { kind, to: { workgroup: 'Sales' }, ...rest });
  expect(placed.status).toBe(201);
  expect(cic.state().interactions[0]).toMatchObject({ state: 'O', workgroup: 'Sales', ...expected });
});

test('real time can be neither read nor moved', async () => {
  const cic = await start({ clock: systemClock });
  expect(await call(cic, 'GET', '/clock')).toMatchObject({
    status: 409,
    body: { error: { code: 'clockIsReal' } },
  });
  expect((await call(cic, 'POST', '/clock/advance', { ms: 1 })).status).toBe(409);
});

test('a reset brings everything back to the start but the ids', async () => {
  const clock = new VirtualClock();
  const cic = await start({ clock });
  const untouched = cic.state();
  const agent = await logInAgent(cic.url, 'agent1', { reading: 'stream' });
  const first = cic.placeCall({ to: { workgroup: 'Sales' }, from: '' });
  await call(cic, 'POST', '/reset');
  expect(cic.state()).toEqual(untouched);
  expect(clock.pending).toBe(0);
  expect(await agent.streamEnd).toBe('cut');
  const second = cic.placeCall({ to: { workgroup: 'Sales' }, from: '' });
  expect(Number(second)).toBeGreaterThan(Number(first));
});

test('the description has every route that the server has, and the server every route that it describes', async () => {
  const cic = await start();
  const { body } = await call(cic, 'GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(body.servers).toEqual([{ url: cic.url }]);
  const described = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served: string[] = [];
  const app = createHttpServer();
  app.addHook('onRoute', ({ method, url }) => {
    if (typeof method === 'string' && url.startsWith('/control/')) {
      served.push(`${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    }
  });
  addControlRoutes(app, cic, silentLog);
  await app.ready();
  expect(described.sort()).toEqual(served.sort());
  for (const methods of Object.values<Record<string, any>>(body.paths)) {
    for (const { operationId, responses, requestBody } of Object.values(methods)) {
      const bodies = [...Object.values<any>(responses), ...(requestBody ? [requestBody] : [])];
      for (const each of bodies) {
        expect([operationId, typeof each.content['application/json'].schema]).toEqual([
          operationId,
          'object',
        ]);
      }
    }
  }
});

test('what is read is as the description says, with everything going on at once', async () => {
  const cic = await start();
  await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { workgroup: 'Sales' }, from: '+4930' });
  cic.placeChat({ to: { user: 'agent1' }, text: 'Hello' });
  cic.placeEmail({ to: { user: 'agent1' }, from: 'eve@example.com', attachments: ['a.pdf'] });
  cic.placeCallback({ to: { workgroup: 'Support' }, number: '+4930' });
  cic.planFaults({ rules: [{ fault: 'slow', times: 1 }] });
  for (const { method, path, success } of controlRoutes) {
    if (method !== 'GET') continue;
    const { status, body } = await call(
      cic,
      method,
      path.replace('/control', '').replace('{interactionId}', id),
    );
    expect([path, status, success.schema.safeParse(body).error]).toEqual([path, success.status, undefined]);
  }
});

test('placing an interaction is described with its kinds and its errors', async () => {
  const cic = await start();
  const { body } = await call(cic, 'GET', '/openapi.json');
  const place = body.paths['/control/interactions'].post;
  const schema = place.requestBody.content['application/json'].schema;
  expect(schema.oneOf.map((each: any) => [each.properties.kind.const, each.required])).toEqual([
    ['call', ['kind', 'to']],
    ['chat', ['kind', 'to']],
    ['callback', ['kind', 'to', 'number']],
    ['email', ['kind', 'to', 'from']],
    ['generic', ['kind', 'to']],
  ]);
  expect(Object.keys(place.responses)).toEqual(['201', '400', '403', '404', '413']);
});

test('pages of this machine may call, preflight included, others are turned away', async () => {
  const cic = await start();
  const preflight = await fetch(`${cic.url}/control/interactions`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:4300',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('http://localhost:4300');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type');
  const local = await call(cic, 'GET', '/state', undefined, 'http://127.0.0.1:4300');
  expect(local.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4300');
  const placed = { kind: 'call', to: { user: 'agent1' } };
  const foreign = await call(cic, 'POST', '/interactions', placed, 'http://evil.example');
  expect(foreign).toMatchObject({ status: 403, body: { error: { code: 'foreignOrigin' } } });
  expect(cic.state().interactions).toEqual([]);
});

test('who sits where, who is in a conference and which handlers wait is seen', async () => {
  const cic = await start();
  const anna = await logInAgent(cic.url, 'agent1');
  const ids = ['+4930111', '+4930222'].map((from) => cic.placeCall({ to: { user: 'agent1' }, from }));
  for (const id of ids) await anna.request('POST', `/interactions/${id}/pickup`);
  await anna.request('POST', '/interactions/conferences', { interactions: ids });
  const { body } = await call(cic, 'GET', '/state');
  expect(body.stations[0]).toMatchObject({ stationId: 'WS-AGENT1', extension: '3001', user: 'agent1' });
  expect(body.stations[1].user).toBeNull();
  expect(body.connections).toMatchObject([
    { connectionId: anna.sessionId, userId: 'agent1', applicationName: 'test', readyForInteractions: true },
  ]);
  const member = await call(cic, 'GET', `/interactions/${ids[0]}`);
  expect(member.body.conferenceMembers).toEqual(expect.arrayContaining([...ids, member.body.conferenceId]));
  expect((await call(cic, 'GET', '/interactions/1')).status).toBe(404);
  const { handlers } = (await call(cic, 'GET', '/handlers')).body;
  expect(handlers).toContainEqual({ name: 'SapReject', objectId: 'SAPCRM', eventId: 'SapReject' });
});

test('a user and a workgroup are configured, used and removed', async () => {
  const cic = await start();
  const user = { properties: { extension: '1077', workgroups: ['Sales'] } };
  expect((await call(cic, 'POST', '/configuration/users/new', user)).status).toBe(200);
  expect(cic.state().workgroups[0]?.members).toContain('new');
  const taken = { properties: { extension: '1001' } };
  expect(await call(cic, 'POST', '/configuration/users/new', taken)).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining('it belongs to agent1') } },
  });
  await logInAgent(cic.url, 'agent1');
  expect((await call(cic, 'POST', '/configuration/users/agent1/remove')).status).toBe(409);
  expect((await call(cic, 'POST', '/configuration/users/new/remove')).status).toBe(200);
  expect((await call(cic, 'POST', '/configuration/users/new/remove')).status).toBe(404);
  expect((await call(cic, 'POST', '/configuration/lines/x', { properties: {} })).status).toBe(404);
});
