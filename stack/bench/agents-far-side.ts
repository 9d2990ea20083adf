// In a process of its own, so that its heap does not count: the mock CIC, and what stands behind the appUrl.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoWorld, startMockCic } from '@switchhook/mocks/cic';

export interface FarSide {
  readonly cicUrl: string;
  readonly appUrl: string;
}

export type ToFarSide = { readonly kind: 'ring'; readonly agents: number };

/** Items that SAP was told as connected so far. */
export interface FromFarSide {
  readonly calls: readonly string[];
}

const agents = Number(process.argv[2]);
const cic = await startMockCic({
  world: demoWorld(agents),
  directRingMs: 3_600_000,
  sessionTimeoutMs: 3_600_000,
});
const receiver = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(200).end());
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
const appUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/sap`;

process.on('message', () => {
  const calls = Array.from({ length: agents }, (_, index) =>
    cic.placeCall({ to: { user: `agent${index + 1}` }, from: `+4962277${index}` }),
  );
  process.send?.({ calls } satisfies FromFarSide);
});
process.send?.({ cicUrl: cic.url, appUrl } satisfies FarSide);
