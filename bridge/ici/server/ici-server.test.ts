import { expect, test } from 'vitest';
import { BridgeError } from '../../core/bridge-error.ts';
import { silentLog } from '../../core/log.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { decodeReply, defaultDialect, encodeRequest, type IciExchange, parseDialect } from '../index.ts';
import { buildHandlers } from '../testing/build-handlers.ts';
import { startEdge } from '../testing/start-edge.ts';
import { createIciServer } from './ici-server.ts';

const ping = encodeRequest(defaultDialect, 'IciSystem.ping', {}).body;
const hold = encodeRequest(defaultDialect, 'IciPhoneCall.hold', { itemId: '17' }, 'agent1').body;

function envelope(content: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
}

test.each([
  '/ici/IciPhoneCall',
  '/ICI/iciphonecall',
  '/ici/IciPhoneCall.asmx',
  '/ici/IciPhoneCall/',
  '/ici/IciPhoneCall?sap-client=100',
  '/ici',
  '/ici.asmx',
])('%s answers', async (path) => {
  await using edge = await startEdge();
  const reply = await edge.post(path, hold);
  expect(decodeReply(defaultDialect, 'IciPhoneCall.hold', reply.body)).toEqual({
    kind: 'answer',
    value: undefined,
  });
  expect(reply.headers.get('content-type')).toBe('text/xml; charset=utf-8');
});

test('the combined address tells services apart by namespace, by a name that only one has, then by SOAPAction', async () => {
  const called: string[] = [];
  await using edge = await startEdge({
    answer: (name) => {
      called.push(name);
    },
  });
  const item = '<itemId>17</itemId>';

  await edge.post('/ici', envelope(`<accept xmlns="urn:ici:IciItem">${item}</accept>`));
  await edge.post('/ici', envelope(`<accept xmlns="urn:ici:IciPhoneCall">${item}</accept>`));
  await edge.post('/ici', envelope(`<drop xmlns="urn:unheard-of">${item}</drop>`));
  await edge.post('/ici', envelope(`<accept>${item}</accept>`), {
    SOAPAction: '"urn:x/IciPhoneCall#accept"',
  });
  const ambiguous = await edge.post('/ici', envelope(`<accept>${item}</accept>`));

  expect(called).toEqual([
    'IciItem.accept',
    'IciPhoneCall.accept',
    'IciPhoneCall.drop',
    'IciPhoneCall.accept',
  ]);
  const fitting = Object.values(catalogue).filter(({ operations }) => 'accept' in operations);
  expect(ambiguous.body).toContain(`${fitting.map(({ name }) => `${name}.accept`).join(', ')} fit`);
});

test('what an operation does not take is ignored and told to the log', async () => {
  await using edge = await startEdge();
  const reply = await edge.post(
    '/ici/IciPhoneCall',
    envelope('<hold><itemId>17</itemId><why>lunch</why></hold>'),
  );
  expect(reply.status).toBe(200);
  expect(edge.log).toEqual([
    {
      level: 'info',
      fields: { operation: 'IciPhoneCall.hold', ignored: ['why'], count: 1 },
      message: 'Ignored what IciPhoneCall.hold does not take: why.',
    },
  ]);
});

test('an unexpected failure of a handler shows its cause to the log and nobody else', async () => {
  const cause = new TypeError('secret detail');
  await using edge = await startEdge({
    answer() {
      throw cause;
    },
  });

  const reply = await edge.post('/ici/IciPhoneCall', hold);

  expect(reply.status).toBe(500);
  expect(decodeReply(defaultDialect, 'IciPhoneCall.hold', reply.body)).toEqual({
    kind: 'fault',
    code: 'ICI-018',
    message: 'Failed to answer IciPhoneCall.hold: the bridge itself failed. Its log has the cause.',
  });
  expect(edge.log).toMatchObject([
    {
      level: 'error',
      fields: { code: 'ICI-018', userId: 'agent1', err: cause },
      message: expect.stringMatching(/^Failed/),
    },
  ]);
});

test('an answer of the wrong type becomes a fault, never a wrong message', async () => {
  await using edge = await startEdge({ answer: () => 42 });
  const reply = await edge.post('/ici/IciSystem', ping);
  expect(reply.status).toBe(500);
  expect(reply.body).toContain('<code>ICI-018</code>');
});

test('a refusal of the domain keeps its code and is logged at the level of the table', async () => {
  await using edge = await startEdge({
    answer() {
      throw new BridgeError('notAllowedInState', 'Failed to hold 17: it is alerting. Accept it first.', {
        details: { itemId: '17' },
      });
    },
  });
  await edge.post('/ici/IciPhoneCall', hold);
  expect(edge.log).toMatchObject([{ level: 'info', fields: { code: 'ICI-004', itemId: '17' } }]);
});

test.each([
  ['IciPhoneCall.hold', '/ici/IciPhoneCall', hold, 'ICI-008'],
  ['IciSystem.ping', '/ici/IciSystem', ping, 'ICI-018'],
] as const)('a fault that %s does not declare never reaches SAP', async (operation, path, body, code) => {
  const message = 'Failed to log agent1 on to CIC: no. Check the password.';
  await using edge = await startEdge({
    answer() {
      throw new BridgeError('loginFailed', message, { details: { userId: 'agent1' } });
    },
  });
  const reply = await edge.post(path, body);
  expect(decodeReply(defaultDialect, operation, reply.body)).toEqual({ kind: 'fault', code, message });
  expect(edge.log).toMatchObject([
    { level: 'error', fields: { code, undeclared: 'loginFailed', userId: 'agent1' }, message },
  ]);
});

test('every exchange is told with its operation, outcome and sizes', async () => {
  const exchanges: IciExchange[] = [];
  await using edge = await startEdge({
    answer: () => 'pong',
    onExchange: (exchange) => exchanges.push(exchange),
  });

  const { body } = await edge.post('/ici/IciSystem', ping);
  await edge.post('/nowhere', ping);

  const requestBytes = Buffer.byteLength(ping);
  expect(exchanges).toMatchObject([
    {
      operation: 'IciSystem.ping',
      fault: undefined,
      httpStatus: 200,
      requestBytes,
      responseBytes: body.length,
    },
    { operation: '', fault: 'notSupported', httpStatus: 404, requestBytes },
  ]);
});

test('a dialect changes names, namespaces and paths, and the WSDL with them', async () => {
  const dialect = parseDialect({
    ...defaultDialect,
    namespaces: {
      service: 'http://sap.example/{service}/',
      services: { IciItem: 'urn:item' },
      types: 'urn:t',
    },
    paths: { combined: '/soap', service: '/soap/{service}.svc', suffixes: [] },
    elements: { ...defaultDialect.elements, response: '{operation}Reply', result: '{operation}Result' },
    names: {
      'IciPhoneCall.drop': ['hangUp', 'drop'],
      'IciPhoneCall.drop.itemId': ['callId', 'itemId'],
      'TextElement.id': ['code'],
    },
  });
  await using edge = await startEdge({
    dialect,
    answer: (name) => (name === 'IciUser.getCurrentWorkmode' ? { id: '2', description: 'Ready' } : undefined),
  });

  const hangUp = await edge.post('/soap/IciPhoneCall.svc', envelope('<hangUp><callId>17</callId></hangUp>'));
  const drop = await edge.post('/soap', envelope('<drop><itemId>17</itemId></drop>'));
  const workMode = await edge.post(
    '/soap',
    encodeRequest(dialect, 'IciUser.getCurrentWorkmode', { userId: 'agent1' }).body,
  );
  const wsdl = await (await fetch(`${edge.url}/soap/IciPhoneCall.svc?wsdl`)).text();

  expect(hangUp.body).toContain('<i:hangUpReply xmlns:i="http://sap.example/IciPhoneCall/"/>');
  expect(drop.status).toBe(200);
  expect(workMode.body).toContain('<i:getCurrentWorkmodeResult><t:code>2</t:code>');
  expect(decodeReply(dialect, 'IciUser.getCurrentWorkmode', workMode.body)).toEqual({
    kind: 'answer',
    value: { id: '2', description: 'Ready' },
  });
  expect(wsdl).toContain('<xsd:element name="callId" type="xsd:string"/>');
  expect(wsdl).toContain(`location="${edge.url}/soap/IciPhoneCall.svc"`);
});

test('a server of somebody else can hand its requests over', async () => {
  const { createServer } = await import('node:http');
  const { systemClock } = await import('../../clock/index.ts');
  const edge = createIciServer({
    handlers: buildHandlers(() => 'pong'),
    dialect: defaultDialect,
    log: silentLog,
    clock: systemClock,
  });
  const host = createServer(edge.handle);
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = host.address() as { port: number };
    const response = await fetch(`http://127.0.0.1:${port}/ici`, {
      method: 'POST',
      body: ping,
      headers: { 'Content-Type': 'text/xml' },
    });
    expect(await response.text()).toContain('pong');
  } finally {
    host.close();
    host.closeAllConnections();
    await edge.close();
  }
});

test('a port that is taken is named', async () => {
  await using edge = await startEdge();
  const other = await startEdge().then(async (started) => {
    await started.server.close();
    return started.server;
  });
  const port = Number(new URL(edge.url).port);
  await expect(other.listen({ host: '127.0.0.1', port })).rejects.toThrow(
    `Failed to listen on 127.0.0.1:${port}: another program has this port.`,
  );
});

test('close lets an answer that is under way go out and takes nothing more', async () => {
  let release: (value: string) => void = () => undefined;
  let begun: () => void = () => undefined;
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const edge = await startEdge({
    answer: () =>
      new Promise((resolve) => {
        release = resolve;
        begun();
      }),
  });

  const underway = edge.post('/ici/IciSystem', ping);
  await isBegun;
  const closed = edge.server.close();
  release('late but whole');

  expect((await underway).body).toContain('late but whole');
  await closed;
  await expect(edge.post('/ici/IciSystem', ping)).rejects.toThrow();
});

test('parameters that were taken by their position are told to the log, as a warning', async () => {
  await using edge = await startEdge();
  const reply = await edge.post('/ici/IciPhoneCall', envelope('<hold><in0>17</in0></hold>'));
  expect(reply.status).toBe(200);
  expect(edge.log).toContainEqual({
    level: 'warn',
    fields: { operation: 'IciPhoneCall.hold', byPosition: ['in0 as itemId'] },
    message: expect.stringContaining(
      'Took parameters of IciPhoneCall.hold by their position: in0 as itemId.',
    ),
  });
});

test('the user is found where the dialect says, and services at the paths that it gives', async () => {
  const dialect = parseDialect({
    extends: 'default',
    name: 'site',
    header: { path: ['ICI_HEADER', 'HEADER', 'USER_NAME'] },
    paths: { services: { IciPhoneCall: '/sap/phone' } },
  });
  const users: unknown[] = [];
  await using edge = await startEdge({
    dialect,
    answer: (_name, _input, call) => {
      users.push(call.headerUserId);
    },
  });
  const { body } = encodeRequest(dialect, 'IciPhoneCall.hold', { itemId: '17' }, 'agent1');
  expect((await edge.post('/SAP/phone.asmx', body)).status).toBe(200);
  expect((await edge.post('/ici/IciPhoneCall', body)).status).toBe(404);
  expect(users).toEqual(['agent1']);
});
