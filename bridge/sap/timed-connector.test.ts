import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { timedConnector } from './timed-connector.ts';

test('a connection that stands when a late timer runs is kept', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clock = new VirtualClock();
  const connector = timedConnector(clock, 3_000);
  const isConnected = new Promise<void>((resolve, reject) => {
    const where = { hostname: '127.0.0.1', host: `127.0.0.1:${port}`, protocol: 'http:', port: String(port) };
    connector.connect(where, (error, socket) => {
      socket?.once('close', () => reject(new Error('the connection was cut')));
      if (error) return reject(error);
      // cut later or not at all: a whole turn of the event loop after the late timer
      setImmediate(() => setImmediate(() => setImmediate(resolve)));
    });
  });
  // the handshake is done by the system; the bridge was suspended before it saw so
  await clock.advance(3_000);
  await expect(isConnected).resolves.toBeUndefined();
  connector.close();
});
