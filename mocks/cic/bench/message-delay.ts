import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { call, openSession } from './bench-session.ts';
import { startServerProcess } from './server-process.ts';

/** Milliseconds from sending a control call to reading what follows from it on the stream. */
export interface MessageDelay {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Places calls one after the other, a few milliseconds apart, and waits for each on the agent's stream. */
export async function measureMessageDelay(calls: number): Promise<MessageDelay> {
  const server = await startServerProcess('cic', 6);
  let heard: () => void = () => {};
  try {
    const session = await openSession(server.url, 'agent1', ({ isDelta, interactionsAdded }) => {
      if (isDelta && interactionsAdded) heard();
    });
    const delays: number[] = [];
    for (let count = -50; count < calls; count += 1) {
      const arrival = new Promise<number>((resolve) => {
        heard = () => resolve(performance.now());
      });
      const start = performance.now();
      const placed = await call<{ interactionId: string }>('POST', `${server.url}/control/interactions`, {
        kind: 'call',
        to: { user: 'agent1' },
        from: '+4930123',
      });
      const delay = (await arrival) - start;
      // the first ones warm the server up
      if (count >= 0) delays.push(delay);
      await call('POST', `${server.url}/control/interactions/${placed.body.interactionId}/remote-disconnect`);
      await wait(2);
    }
    session.close();
    const sorted = delays.sort((one, other) => one - other);
    const at = (part: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
    return { calls, p50: at(0.5), p99: at(0.99), max: at(1) };
  } finally {
    server.stop();
  }
}
