import { VirtualClock } from '../../clock/index.ts';
import type { CicEvent } from '../../core/cic-event.ts';
import type { AgentSession, Cic } from '../../core/cic-port.ts';
import type { Log } from '../../core/log.ts';
import { connectCic } from '../connect-cic.ts';
import type { ConnectCicOptions } from '../settings.ts';
import { type ScriptedCic, type ScriptedCicOptions, startScriptedCic } from './scripted-cic.ts';

interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** A started bridge side over a scripted CIC, on a clock that stands still. */
export interface Bench {
  /** Resolves to what `work` resolves to, while polls go on. */
  settled<T>(work: Promise<T>): Promise<T>;
  readonly server: ScriptedCic;
  readonly cic: Cic;
  readonly clock: VirtualClock;
  readonly lines: readonly LogLine[];
  /** Lets sockets work, and polls go on, until `condition` holds; other timers stand still. */
  until(condition: () => boolean): Promise<void>;
  openAgent(user?: string, station?: string): Promise<OpenAgent>;
}

interface OpenAgent {
  readonly session: AgentSession;
  readonly events: CicEvent[];
  /** Kinds, links and call states, one word each. */
  story(): readonly string[];
}

export const pollMs = 100;

export interface BenchOptions extends ScriptedCicOptions {
  readonly options?: Partial<ConnectCicOptions>;
  readonly isStarted?: boolean;
}

/** Opens a bench; what closes it again is given to `atEnd`, vitest's `onTestFinished`. */
export async function openBench(
  atEnd: (close: () => Promise<void>) => void,
  { options, isStarted = true, ...cicOptions }: BenchOptions = {},
): Promise<Bench> {
  const server = await startScriptedCic(cicOptions);
  const clock = new VirtualClock();
  const { log, lines } = recordedLog();
  let ids = 0;
  const cic = connectCic({
    hosts: [server.url],
    user: 'service',
    password: 'secret',
    applicationName: 'Switchhook',
    language: 'en-us',
    pollMs,
    clock,
    rng: () => 0.5,
    ids: () => `id${++ids}`,
    log,
    ...options,
  });
  atEnd(async () => {
    await Promise.all([cic.stop(), server.stop()]);
  });
  const until = untilOn(clock);
  if (isStarted) await settled(cic.start());

  async function settled<T>(work: Promise<T>): Promise<T> {
    let isSettled = false;
    work
      .catch(() => {})
      .finally(() => {
        isSettled = true;
      });
    await until(() => isSettled);
    return work;
  }

  return {
    server,
    settled,
    cic,
    clock,
    lines,
    until,
    async openAgent(userId = 'agent1', station = undefined as string | undefined) {
      const events: CicEvent[] = [];
      const opening = cic.openAgentSession({ userId, password: 'secret', station }, (event) =>
        events.push(event),
      );
      const session = await settled(opening);
      return { session, events, story: () => events.map(inOneWord) };
    },
  };
}

function untilOn(clock: VirtualClock): Bench['until'] {
  return async (condition) => {
    while (!condition()) {
      // Only a poll waits for so short a time: time-outs and back-off are left to the test.
      const next = clock.untilNext;
      if (next !== undefined && next <= pollMs) await clock.advance(next);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
}

function inOneWord(event: CicEvent): string {
  switch (event.kind) {
    case 'linkChanged':
      return event.link;
    case 'callObserved':
      return `${event.call.id} ${event.call.state}`;
    case 'callRemoved':
      return `${event.callId} removed`;
    case 'interactionObserved':
      return `${event.interaction.id} ${event.interaction.channel} ${event.interaction.state}`;
    case 'interactionRemoved':
      return `${event.interactionId} removed`;
    default:
      return event.kind;
  }
}

function recordedLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, text: `${message} ${JSON.stringify(fields)}` });
  return { log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, lines };
}
