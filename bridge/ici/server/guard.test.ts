import { request } from 'node:https';
import { expect, test } from 'vitest';
import type { MessageTap, TappedMessage } from '../../core/message-tap.ts';
import { defaultDialect, encodeRequest } from '../index.ts';
import { startEdge } from '../testing/start-edge.ts';
import { testTls } from '../testing/test-tls.ts';
import { createGuard } from './guard.ts';

const ping = encodeRequest(defaultDialect, 'IciSystem.ping', {}).body;
const answer = () => 'pong';
const guard = createGuard({ users: [{ user: 'sap', password: 'gehéim:1' }], isSecureOnly: false });
const basic = (text: string, encoding: BufferEncoding = 'utf8') => ({
  Authorization: `Basic ${Buffer.from(text, encoding).toString('base64')}`,
});

test('lets nobody in without a known user and password, and says what to change in SAP', async () => {
  await using edge = await startEdge({ answer, guard });
  for (const headers of [{}, basic('sap:wrong'), basic('SAP:gehéim:1'), { Authorization: 'Bearer x' }]) {
    const reply = await edge.post('/ici/IciSystem', ping, headers as Record<string, string>);
    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toContain('Basic');
    expect(reply.body).toContain('<code>ICI-023</code>');
  }
  const page = await fetch(edge.url);
  expect(page.status).toBe(401);
  expect(await page.text()).toMatch(/RFC destination and enter one of listen\.users[\s\S]*SM59/);
});

test.each(['utf8', 'latin1'] as const)('takes user and password in %s', async (encoding) => {
  await using edge = await startEdge({ answer, guard });
  const headers = basic('sap:gehéim:1', encoding);
  expect((await edge.post('/ici/IciSystem', ping, headers)).status).toBe(200);
  expect((await fetch(edge.url, { headers })).status).toBe(200);
});

test('refuses plain HTTP from other machines only where secure remoting is on', () => {
  const from = (remoteAddress: string, encrypted?: boolean) =>
    ({ socket: { remoteAddress, encrypted }, headers: {} }) as never;
  const secure = createGuard({ users: [], isSecureOnly: true });
  expect(secure(from('10.0.0.7'))).toMatchObject({ status: 403 });
  expect(secure(from('10.0.0.7', true))).toBeUndefined();
  expect(secure(from('127.0.0.1'))).toBeUndefined();
  expect(secure(from('::ffff:127.0.0.1'))).toBeUndefined();
  expect(createGuard({ users: [], isSecureOnly: false })(from('10.0.0.7'))).toBeUndefined();
});

test.each([
  ['10.0.0.7', 403],
  ['::ffff:10.0.0.7', 403],
  ['127.0.0.1', 200],
])(
  'with secure remoting on, plain HTTP from %s is answered %i before anything is read',
  async (address, status) => {
    const secure = createGuard({ users: [], isSecureOnly: true });
    const asked: string[] = [];
    await using edge = await startEdge({
      answer(name) {
        asked.push(name);
        return 'pong';
      },
      // A test has no other machine: the socket says that it comes from one.
      guard(request) {
        Object.defineProperty(request.socket, 'remoteAddress', { value: address, configurable: true });
        return secure(request);
      },
    });
    const reply = await edge.post('/ici/IciSystem', ping);
    const wsdl = await fetch(`${edge.url}/ici/IciSystem?wsdl`);
    expect([reply.status, wsdl.status, (await fetch(edge.url)).status]).toEqual([status, status, status]);
    expect(asked).toEqual(status === 200 ? ['IciSystem.ping'] : []);
    if (status === 200) return;
    expect(reply.body).toContain('<code>ICI-023</code>');
    expect(reply.body).toContain(
      'it came over plain HTTP, and secure remoting is on. Use https in the RFC destination.',
    );
    expect(reply.headers.has('www-authenticate')).toBe(false);
    expect(await wsdl.text()).not.toContain('definitions');
  },
);

test('speaks HTTPS with a key and a certificate, in its WSDLs too', async () => {
  await using edge = await startEdge({ answer, tls: testTls });
  expect(edge.url).toMatch(/^https:/);
  const wsdl = await new Promise<string>((resolve, reject) => {
    const call = request(
      `${edge.url}/ici/IciSystem?wsdl`,
      { rejectUnauthorized: false, agent: false },
      (reply) => {
        let text = '';
        reply.on('data', (chunk) => {
          text += chunk;
        });
        reply.on('end', () => resolve(text));
      },
    );
    call.on('error', reject);
    call.end();
  });
  expect(wsdl).toContain(`location="${edge.url}/ici/IciSystem"`);
});

function listeningTap(isWanted = true): MessageTap & { readonly taken: TappedMessage[] } {
  const taken: TappedMessage[] = [];
  return { taken, wants: () => isWanted, take: (message) => taken.push(message) };
}

test('lets a tap hear request and answer with their user, and marks what is secret', async () => {
  const tap = listeningTap();
  await using edge = await startEdge({ answer: () => undefined, tap });
  const input = { userId: 'agent1', appUrl: 'http://sap/', appId: 'A', workcenterId: 'secret;WS' };
  await edge.post('/ici/IciUser', encodeRequest(defaultDialect, 'IciUser.subscribe', input).body);
  expect(tap.taken).toMatchObject([
    {
      userId: 'agent1',
      direction: 'in',
      kind: 'soap',
      operation: 'IciUser.subscribe',
      secrets: ['secret;WS'],
    },
    { userId: 'agent1', direction: 'out', kind: 'soap', operation: 'IciUser.subscribe' },
  ]);
  expect(tap.taken[0]?.payload).toContain('secret;WS');
});

test('lets a tap hear what could not be read, and what HTTP refused', async () => {
  const tap = listeningTap();
  await using edge = await startEdge({ answer, tap });
  await edge.post('/ici/IciUser', 'no xml');
  await edge.post('/nowhere', ping);
  expect(
    tap.taken.map(({ direction, kind, payload }) => `${direction} ${kind} ${payload.slice(0, 8)}`),
  ).toEqual([
    'in soap no xml',
    expect.stringMatching(/^out soap </),
    expect.stringMatching(/^in soap </),
    'out http HTTP 404',
  ]);
});

test('gives a tap nothing that it does not want', async () => {
  const tap = listeningTap(false);
  await using edge = await startEdge({ answer, tap });
  await edge.post('/ici/IciSystem', ping);
  expect(tap.taken).toEqual([]);
});
