import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultDialect, writeWsdl } from '@switchhook/bridge/ici';
import { SaxesParser } from 'saxes';
import { expect, onTestFinished, test } from 'vitest';
import { createBridgeClient } from './bridge-client.ts';
import { createWsdlSource } from './wsdl-source.ts';

/** A bridge that serves WSDLs, keeps the requests as they came, and answers none of them. */
async function startRecorder() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method === 'POST') {
      bodies.push(body);
      response.writeHead(503).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(writeWsdl(defaultDialect, 'IciPhoneCall', 'http://127.0.0.1/ici/IciPhoneCall'));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test.each([401, 402])('names the status where not even the WSDL is given: %i', async (status) => {
  const server = createServer((_request, response) => response.writeHead(status).end());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createBridgeClient(url, createWsdlSource(url), 'agent1');
  await expect(client.tell('IciPhoneCall.hold', { itemId: '7' })).rejects.toThrow(
    `the bridge gave no SOAP answer (HTTP status ${status})`,
  );
});

test('names the user in a header that any reader of namespaces takes', async () => {
  const { bodies, url } = await startRecorder();
  const client = createBridgeClient(url, createWsdlSource(url), "O'Hara & <Söhne>");
  await expect(client.tell('IciPhoneCall.hold', { itemId: '7' })).rejects.toThrow();

  const found: string[] = [];
  let path = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => {
    path += `/{${tag.uri}}${tag.local}`;
  });
  parser.on('text', (text) => {
    if (path.endsWith('userId')) found.push(path, text);
  });
  parser.on('closetag', () => {
    path = path.slice(0, path.lastIndexOf('/{'));
  });
  parser.write(bodies[0] ?? '').close();
  expect(bodies[0]).not.toContain('xmlns:=');
  expect(found).toEqual([
    expect.stringMatching(/\/\{urn:ici:types\}IciHeader\/\{urn:ici:types\}userId$/),
    "O'Hara & <Söhne>",
  ]);
});
