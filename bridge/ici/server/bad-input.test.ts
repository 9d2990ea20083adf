import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { defaultDialect, encodeRequest } from '../index.ts';
import { type RunningEdge, startEdge } from '../testing/start-edge.ts';

const ping = encodeRequest(defaultDialect, 'IciSystem.ping', {}).body;
const hold = encodeRequest(defaultDialect, 'IciPhoneCall.hold', { itemId: 'Müller' }).body;
const answer = () => 'pong';

async function expectAlive(edge: RunningEdge): Promise<void> {
  expect((await edge.post('/ici/IciSystem', ping)).status).toBe(200);
}

/** A connection on which a test can send what no HTTP client would. */
function open(edge: RunningEdge): {
  socket: Socket;
  received: () => string;
  until: (text: string) => Promise<void>;
  ended: Promise<void>;
} {
  const socket = connect(Number(new URL(edge.url).port), '127.0.0.1');
  let received = '';
  let check: () => void = () => undefined;
  socket.on('data', (chunk) => {
    received += chunk;
    check();
  });
  socket.on('error', () => undefined);
  return {
    socket,
    received: () => received,
    until: (text) =>
      new Promise((resolve) => {
        check = () => {
          if (received.includes(text)) resolve();
        };
        check();
      }),
    ended: new Promise((resolve) => socket.once('close', () => resolve())),
  };
}

const head = 'POST /ici/IciSystem HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n';

test.each([
  [
    'a body of 10 MB',
    `<a>${'x'.repeat(10_000_000)}</a>`,
    413,
    'ICI-013',
    'its body is larger than 1048576 bytes',
  ],
  ['100,000 levels', '<a>'.repeat(100_000), 500, 'ICI-013', 'nested deeper than 64 levels'],
  [
    '100,000 elements in the Body',
    body('<a/>'.repeat(100_000)),
    500,
    'ICI-011',
    'its Body holds 100000 elements',
  ],
  [
    '10,000 attributes',
    `<a ${Array.from({ length: 10_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    500,
    'ICI-011',
    'its root element is a',
  ],
  [
    '10,000 namespaces',
    `<a ${Array.from({ length: 10_000 }, (_, i) => `xmlns:n${i}="u"`).join(' ')}/>`,
    500,
    'ICI-011',
    'its root element is a',
  ],
  ['no XML', 'hello', 500, 'ICI-011', 'text data outside of root node'],
  ['nothing', '', 500, 'ICI-011', 'document must contain a root element'],
  [
    'an external entity',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    500,
    'ICI-011',
    'it holds a DTD',
  ],
  [
    'references that unfold a thousandfold',
    body(unfolding()),
    500,
    'ICI-013',
    'unfold to more than 100000 elements',
  ],
])('%s gets a fault of its own', async (_, text, status, code, reason) => {
  await using edge = await startEdge({ answer });

  const reply = await edge.post('/ici/IciUser', text);

  expect(reply.status).toBe(status);
  expect(reply.body).toContain(`<code>${code}</code>`);
  expect(reply.body).toContain(reason);
  await expectAlive(edge);
});

function body(content: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
}

function unfolding(): string {
  const many = (id: string) => `<r href="#${id}"/>`.repeat(100);
  return `<subscribe><queues>${many('a')}</queues></subscribe><x id="a">${many('b')}</x><x id="b">${many('c')}</x><x id="c"/>`;
}

test.each([
  ['application/json', 415, 'its content type is application/json. Send SOAP 1.1 as text/xml.'],
  ['application/soap+xml', 415, 'that of SOAP 1.2'],
  ['multipart/related; type="text/xml"', 415, 'its content type is multipart/related'],
  ['text/xml; charset=klingon', 415, 'the encoding "klingon" is not known here'],
])('the content type %s is refused', async (type, status, reason) => {
  await using edge = await startEdge({ answer });
  const reply = await edge.post('/ici/IciSystem', ping, { 'Content-Type': type });
  expect(reply.status).toBe(status);
  expect(reply.body).toContain('<code>ICI-016</code>');
  expect(reply.body).toContain(reason.replaceAll('"', '&quot;'));
});

test('a compressed body is refused before it is looked at', async () => {
  await using edge = await startEdge({ answer });
  const reply = await edge.post('/ici/IciSystem', ping, { 'Content-Encoding': 'gzip' });
  expect(reply.status).toBe(415);
  expect(reply.body).toContain('it is compressed (gzip)');
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused with what is allowed', async (method) => {
  await using edge = await startEdge({ answer });
  const response = await fetch(`${edge.url}/ici/IciSystem`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  expect(await response.text()).toContain('<code>ICI-015</code>');
});

test('a message to an unknown address is told where the services are', async () => {
  await using edge = await startEdge({ answer });
  const reply = await edge.post('/ici/IciFax', ping);
  expect(reply.status).toBe(404);
  expect(reply.body).toContain('There is nothing at /ici/IciFax. The page at / lists the services');
});

test.each([
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${hold}`), 'text/xml'],
  [
    'UTF-16, little end first',
    Buffer.from(`\uFEFF${declaring('UTF-16')}`, 'utf16le'),
    'text/xml; charset=utf-16',
  ],
  [
    'UTF-16, big end first',
    Buffer.from(`\uFEFF${declaring('UTF-16')}`, 'utf16le').swap16(),
    'application/xml',
  ],
  ['UTF-16 without a mark', Buffer.from(declaring('UTF-16'), 'utf16le'), 'text/xml'],
  ['Latin-1 by its declaration', Buffer.from(declaring('ISO-8859-1'), 'latin1'), 'text/xml'],
  ['Latin-1 by its content type', Buffer.from(hold, 'latin1'), 'text/xml; charset="iso-8859-1"'],
])('%s is read', async (_, bytes, type) => {
  const inputs: unknown[] = [];
  await using edge = await startEdge({
    answer: (_name, input) => {
      inputs.push(input);
    },
  });
  const reply = await edge.post('/ici/IciPhoneCall', bytes, { 'Content-Type': type });
  expect(reply.status).toBe(200);
  expect(inputs).toEqual([{ itemId: 'Müller' }]);
});

function declaring(encoding: string): string {
  return hold.replace('UTF-8', encoding);
}

test('bytes that are not legal in their encoding are refused, not guessed', async () => {
  await using edge = await startEdge({ answer });
  const reply = await edge.post('/ici/IciPhoneCall', Buffer.from(hold, 'latin1'));
  expect(reply.status).toBe(500);
  expect(reply.body).toContain('its bytes are not legal UTF-8');
});

test('a caller who goes on sending too much still reads the answer, then loses the connection', async () => {
  await using edge = await startEdge({ answer, limits: { bodyBytes: 1_000 } });
  const { socket, received, until, ended } = open(edge);
  socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = `${(1_000).toString(16)}\r\n${'x'.repeat(1_000)}\r\n`;
  socket.write(chunk + chunk);

  await until('ICI-013');
  for (let sent = 0; sent < 100; sent++) socket.write(chunk);
  await expectAlive(edge);
  // Closed any earlier, the connection could be reset before a slow caller has read the answer.
  expect(socket.readyState).toBe('open');
  socket.write('0\r\n\r\n');

  await ended;
  expect(received()).toMatch(/^HTTP\/1.1 413 /);
  expect(received().toLowerCase()).toContain('connection: close');
  await expectAlive(edge);
});

test('a caller who never stops sending too much is cut off when the time is up', async () => {
  await using edge = await startEdge({ answer, limits: { bodyBytes: 1_000 } });
  const { socket, until, ended } = open(edge);
  socket.write(`${head}Content-Length: 1000000\r\n\r\n${'x'.repeat(2_000)}`);
  await until('ICI-013');
  await edge.clock.advance(30_000);
  await ended;
  await expectAlive(edge);
});

test('a body that comes too slowly gets a time-out fault', async () => {
  await using edge = await startEdge({ answer });
  const { socket, received, until, ended } = open(edge);
  socket.write(`${head}Content-Length: 1000\r\n\r\n<a>`);
  await expect.poll(() => edge.clock.pending).toBe(1);

  await edge.clock.advance(29_999);
  expect(received()).toBe('');
  await edge.clock.advance(1);

  await until('</soap:Envelope>');
  expect(received()).toMatch(/^HTTP\/1.1 408 /);
  expect(received()).toContain('its body was not complete after 30000 ms');
  await ended;
  await expectAlive(edge);
});

test('a handler that takes too long is answered for, and its late answer is dropped', async () => {
  let release: (value: string) => void = () => undefined;
  await using edge = await startEdge({
    answer: () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  });

  const pending = edge.post('/ici/IciSystem', ping);
  await expect.poll(() => edge.clock.pending).toBe(1);
  await edge.clock.advance(30_000);
  const reply = await pending;
  release('too late');

  expect(reply.status).toBe(500);
  expect(reply.body).toContain('<code>ICI-012</code>');
  expect(reply.body).toContain('it took longer than 30000 ms');
});

test('a caller who hangs up in mid-body leaves nothing behind', async () => {
  await using edge = await startEdge({ answer });
  const { socket } = open(edge);
  socket.write(`${head}Content-Length: 1000\r\n\r\n<a>`);
  await expect.poll(() => edge.clock.pending).toBe(1);
  socket.destroy();

  await expectAlive(edge);
  await edge.clock.advance(60_000);
  expect(edge.log).toEqual([]);
});
