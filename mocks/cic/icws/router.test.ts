import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type IcwsClient, logIn } from '../testing/icws-client.ts';
import { operationTable } from './operation-table.ts';

let cic: MockCic;
let client: IcwsClient;

beforeAll(async () => {
  cic = await startMockCic();
  client = await logIn(cic.url, 'bridge');
});

afterAll(() => cic.close());

const below = (path: string) => path.replace('{S}', '').replace(/\{\w+\}/g, 'x');

test('no operation is listed twice', () => {
  const rows = operationTable.map(({ method, path }) => `${method} ${path}`);
  expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
});

const unbuilt = operationTable.filter(({ handle, path }) => !handle && path.startsWith('{S}'));

const errorIds = {
  built: '',
  notBuilt: 'error.mock.notImplemented',
  outOfScope: 'error.mock.outOfScope',
};

test('every operation that is not built answers 501 and names itself', async () => {
  expect(unbuilt.length).toBeGreaterThan(20);
  for (const { method, path, state } of unbuilt) {
    const answer = await client.request(method, below(path), method === 'GET' ? undefined : {});
    expect(answer).toMatchObject({
      status: 501,
      body: { errorId: errorIds[state], message: expect.stringContaining(path) },
    });
  }
});

const built = operationTable.filter(({ handle, access }) => handle && access !== 'open');

test.each(built.map(({ method, path }) => [method, path] as const))(
  '%s %s turns a stranger away',
  async (method, path) => {
    const response = await fetch(`${cic.url}/icws/1234567890${below(path)}`, { method });
    expect([response.status, await response.json()]).toEqual([
      401,
      expect.objectContaining({ errorCode: 1 }),
    ]);
  },
);

test.each(['bridge', 'agent1'])('%s gets no status that the contract does not list', async (userId) => {
  const asker = await logIn(cic.url, userId);
  const rows = operationTable.filter(
    ({ handle, access, errors, path }) => handle && access !== 'open' && errors && path !== '{S}/connection',
  );
  for (const { method, path, errors = [] } of rows) {
    const known = [400, 401, 410, 500, ...errors];
    for (const body of [undefined, {}, { on: true, supervisor: true, text: 'x', target: 'x', code: 'x' }]) {
      const { status } = await asker.request(method, below(path), method === 'GET' ? undefined : body);
      expect([method, path, status < 300 || known.includes(status) || status]).toEqual([method, path, true]);
    }
  }
});

test('a method that a resource does not have gets 405 with those it has', async () => {
  const answer = await client.request('PUT', '/interactions/1/pickup', {});
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  expect(answer.body).toMatchObject({ errorId: 'error.request.unsupported' });
});

test('a resource that nobody knows gets 404', async () => {
  expect(await client.request('GET', '/telepathy')).toMatchObject({
    status: 404,
    body: { errorId: 'error.request.notFound' },
  });
});

test('a body over the limit is refused and the server lives on', async () => {
  const answer = await client.request('POST', '/interactions', 'x'.repeat(2 ** 20 + 1));
  expect(answer.status).toBe(413);
  expect((await client.request('GET', '/connection')).status).toBe(200);
});

test('a page of this machine may call with credentials, one from elsewhere gets no permission', async () => {
  const ask = async (origin: string) => {
    const response = await fetch(`${cic.url}/icws/connection/version`, { headers: { origin } });
    return response.headers.get('access-control-allow-origin');
  };
  expect(await ask('http://localhost:4300')).toBe('http://localhost:4300');
  expect(await ask('http://127.0.0.1:4300')).toBe('http://127.0.0.1:4300');
  expect(await ask('http://example.com')).toBeNull();
  expect(await ask('http://localhost.example.com')).toBeNull();
});
