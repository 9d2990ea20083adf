import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../clock/index.ts';

// SAP's side of the events benchmark, in a process of its own: takes events at many paths, hangs at `/hang`,
// and tells its parent at `report` what came.

/** What the receiver saw since the last report. */
export interface ReceiverReport {
  readonly received: number;
  /** Events that came at their appUrl before an earlier one, or twice. */
  readonly misplaced: number;
  /** Milliseconds from the bridge's decision to tell to the arrival, for each second since the last report. */
  readonly latencies: readonly (readonly number[])[];
  /** Microseconds of processor time since the last report. */
  readonly cpu: number;
}

const answer =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><userChangedResponse xmlns="urn:ici:IciEvent"><response>ok</response></userChangedResponse></soap:Body></soap:Envelope>';
const headers = { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': Buffer.byteLength(answer) };

const last = new Map<string, number>();
let received = 0;
let misplaced = 0;
let latencies: number[][] = [];
let since = systemClock.now();
let usage = process.cpuUsage();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = request.url ?? '';
    if (path === '/hang') return;
    const [, order = '', sentAt = ''] = /name>(\d+) (\d+)</.exec(Buffer.concat(chunks).toString()) ?? [];
    if (Number(order) !== (last.get(path) ?? -1) + 1) misplaced += 1;
    last.set(path, Number(order));
    received += 1;
    const now = systemClock.now();
    const second = Math.floor((now - since) / 1_000);
    latencies[second] ??= [];
    latencies[second]?.push(now - Number(sentAt));
    response.writeHead(200, headers);
    response.end(answer);
  });
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('message', () => {
  const { user, system } = process.cpuUsage(usage);
  const report: ReceiverReport = {
    received,
    misplaced,
    latencies: Array.from(latencies, (second = []) => second),
    cpu: user + system,
  };
  process.send?.(report);
  received = 0;
  misplaced = 0;
  latencies = [];
  since = systemClock.now();
  usage = process.cpuUsage();
});
process.on('disconnect', () => process.exit());
