import { connect } from 'node:net';
import * as fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { defaultDialect, encodeRequest } from '../index.ts';
import { anyText } from '../testing/arbitrary-value.ts';
import { type Reply, startEdge } from '../testing/start-edge.ts';

const ping = encodeRequest(defaultDialect, 'IciSystem.ping', {}).body;
const subscribe = encodeRequest(
  defaultDialect,
  'IciUser.subscribe',
  { userId: 'agent1', appUrl: 'http://127.0.0.1/', appId: 'B1', channels: ['telephony'] },
  'agent1',
).body;

const tag = fc.constantFrom(
  's:Envelope',
  's:Header',
  's:Body',
  'accept',
  'p:hold',
  'itemId',
  'userId',
  'x:y',
  'a',
);
const attribute = fc.constantFrom(
  '',
  ' xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"',
  ' xmlns="urn:ici:IciItem"',
  ' xmlns:p="urn:ici:IciPhoneCall"',
  ' s:mustUnderstand="1"',
  ' href="#a"',
  ' id="a"',
  ' xsi:nil="true"',
  ' b=<',
);
const { tree } = fc.letrec<{ tree: string; content: string }>((tie) => ({
  tree: fc
    .tuple(tag, attribute, fc.array(tie('content'), { maxLength: 3 }), fc.boolean())
    .map(
      ([name, attributes, content, isClosed]) =>
        `<${name}${attributes}>${content.join('')}${isClosed ? `</${name}>` : ''}`,
    ),
  content: fc.oneof(
    { maxDepth: 5 },
    anyText,
    tie('tree'),
    fc.constantFrom('&lt;', '<![CDATA[', ']]>', '<!DOCTYPE a>', '<?a?>'),
  ),
}));

/** A good message with a part cut out and something else put in its place. */
const damaged = fc
  .tuple(fc.nat(subscribe.length), fc.nat(40), fc.oneof(anyText, tree))
  .map(([at, length, text]) => subscribe.slice(0, at) + text + subscribe.slice(at + length));

const bodies: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  tree.map((text) => Buffer.from(text)),
  damaged.map((text) => Buffer.from(text)),
  damaged.map((text) => Buffer.from(text, 'utf16le')),
);

function expectProper(reply: Reply): void {
  expect([200, 404, 413, 415, 500]).toContain(reply.status);
  using document = XmlDocument.fromString(reply.body);
  expect(document.root.name).toBe('Envelope');
  const isFault = document.get('//s:Fault/faultstring/text()', { s: document.root.namespaceUri }) !== null;
  expect(isFault).toBe(reply.status !== 200);
}

test('whatever is posted gets an answer or a whole fault, and the next caller notices nothing', async () => {
  await using edge = await startEdge({ answer: (name) => (name === 'IciSystem.ping' ? 'pong' : undefined) });
  const types = fc.constantFrom(
    'text/xml',
    'text/xml; charset=utf-16',
    'text/xml; charset=x',
    'text/html',
    ';;',
  );
  const paths = fc.constantFrom('/ici', '/ici/IciUser', '/ici/IciPhoneCall', '/ici/IciEvent', '/x?y');

  await fc.assert(
    fc.asyncProperty(
      paths,
      bodies,
      fc.oneof({ weight: 5, arbitrary: fc.constant('text/xml') }, types),
      async (path, body, type) => {
        expectProper(await edge.post(path, body, { 'Content-Type': type, SOAPAction: '"x"' }));
      },
    ),
    { numRuns: 500 },
  );

  expect(edge.log.filter(({ fields }) => fields.code === 'ICI-018')).toEqual(
    edge.log.filter(({ message }) => message.startsWith('Failed to write')),
  );
  expect((await edge.post('/ici/IciSystem', ping)).body).toContain('pong');
});

test('bytes that are no HTTP are turned away, and the next caller notices nothing', async () => {
  await using edge = await startEdge({ answer: () => 'pong' });
  const port = Number(new URL(edge.url).port);
  const lines = fc.constantFrom(
    'POST /ici HTTP/1.1\r\n',
    'GET / HTTP/9.9\r\n',
    'Host: x\r\n',
    'Content-Length: -1\r\n',
    'Transfer-Encoding: chunked\r\n',
    '\r\n',
    'zz\r\n',
  );
  const noise = fc
    .array(fc.oneof(lines, anyText), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(''));

  await fc.assert(
    fc.asyncProperty(noise, async (text) => {
      const received = await new Promise<string>((resolve) => {
        let all = '';
        const socket = connect(port, '127.0.0.1', () => socket.end(text));
        socket.on('data', (chunk) => {
          all += chunk;
        });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve(all));
      });
      expect(received === '' || /^HTTP\/1\.1 [245]\d\d /.test(received)).toBe(true);
    }),
    { numRuns: 200 },
  );

  expect((await edge.post('/ici/IciSystem', ping)).body).toContain('pong');
});
