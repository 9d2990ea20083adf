import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type BenchMessage, type BenchSession, call, openSession } from './bench-session.ts';
import { startServerProcess } from './server-process.ts';

export interface ScaleOptions {
  readonly sessions: number;
  readonly callsPerSecond: number;
  readonly seconds: number;
}

export interface ScaleReport extends ScaleOptions {
  readonly calls: number;
  /** Calls a second that were really placed. */
  readonly rate: number;
  /** Messages of the queues that arrived: each call is added, changed and removed. */
  readonly messages: number;
  readonly lost: number;
  readonly disordered: number;
  /** The most that the server held; bytes. */
  readonly rss: number;
}

/** How long each call rings before its caller gives up. */
const ringMs = 2_000;

/** Keeps many sessions on streams, each with its queue, and places calls for them in turn. */
export async function measureScale(options: ScaleOptions): Promise<ScaleReport> {
  const { sessions: count, callsPerSecond, seconds } = options;
  const server = await startServerProcess('cic', count);
  const sessions: BenchSession[] = [];
  const inboxes = Array.from({ length: count }, createInbox);
  try {
    for (let from = 0; from < count; from += 20) {
      const users = inboxes.slice(from, from + 20);
      const opened = users.map(({ read }, index) =>
        openSession(server.url, `agent${from + index + 1}`, read),
      );
      sessions.push(...(await Promise.all(opened)));
    }
    const placed: string[][] = inboxes.map(() => []);
    const pending = new Set<Promise<unknown>>();
    const total = callsPerSecond * seconds;
    const start = performance.now();
    let rss = 0;
    for (let index = 0; index < total; index += 1) {
      const due = start + (index * 1_000) / callsPerSecond;
      if (due > performance.now()) await wait(due - performance.now());
      if (index % callsPerSecond === 0) rss = Math.max(rss, (await server.usage()).rss);
      const running = ringOnce(server.url, index % count, placed);
      pending.add(running);
      void running.finally(() => pending.delete(running));
    }
    const rate = total / ((performance.now() - start) / 1_000);
    await Promise.all(pending);
    // every call is deallocated a second after its end; a message that is not here long after is lost
    const deadline = performance.now() + 10_000;
    while (inboxes.reduce((sum, { removed }) => sum + removed(), 0) < total && performance.now() < deadline) {
      await wait(100);
    }
    rss = Math.max(rss, (await server.usage()).rss);
    const checks = inboxes.map((inbox, index) => inbox.check(placed[index] ?? []));
    return {
      ...options,
      calls: total,
      rate,
      messages: checks.reduce((sum, { messages }) => sum + messages, 0),
      lost: checks.reduce((sum, { lost }) => sum + lost, 0),
      disordered: checks.reduce((sum, { disordered }) => sum + disordered, 0),
      rss,
    };
  } finally {
    for (const session of sessions) session.close();
    server.stop();
  }
}

async function ringOnce(url: string, agent: number, placed: string[][]): Promise<void> {
  const { body } = await call<{ interactionId: string }>('POST', `${url}/control/interactions`, {
    kind: 'call',
    to: { user: `agent${agent + 1}` },
    from: '+4930123',
  });
  placed[agent]?.push(body.interactionId);
  await wait(ringMs);
  await call('POST', `${url}/control/interactions/${body.interactionId}/remote-disconnect`);
}

function createInbox() {
  const stories = new Map<string, string>();
  const added: string[] = [];
  let removals = 0;

  function tell(id: string, step: 'a' | 'c' | 'r'): void {
    stories.set(id, (stories.get(id) ?? '') + step);
    if (step === 'a') added.push(id);
    if (step === 'r') removals += 1;
  }

  return {
    read({ interactionsAdded = [], interactionsChanged = [], interactionsRemoved = [] }: BenchMessage): void {
      for (const { interactionId } of interactionsAdded) tell(interactionId, 'a');
      for (const { interactionId } of interactionsChanged) tell(interactionId, 'c');
      for (const id of interactionsRemoved) tell(id, 'r');
    },
    removed: () => removals,
    /** Each call must have come, changed and gone, and calls must have come in the order of their ids. */
    check(ids: readonly string[]) {
      const messages = [...stories.values()].reduce((sum, story) => sum + story.length, 0);
      const told = ids.map((id) => stories.get(id) ?? '');
      const lost = told.reduce((sum, story) => sum + Math.max(0, 3 - story.length), 0);
      const isSorted = added.every((id, index) => index === 0 || (added[index - 1] ?? '') < id);
      const wrong = told.filter((story) => story.length >= 3 && story !== 'acr').length;
      return { messages, lost, disordered: wrong + (isSorted ? 0 : 1) };
    },
  };
}
