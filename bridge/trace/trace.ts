import type { Clock, Timer } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { MessageTap, TappedMessage } from '../core/message-tap.ts';
import { createMask } from './mask.ts';
import { sapTimestamp, type TraceEntry } from './trace-entry.ts';
import { createTraceFile } from './trace-file.ts';
import { readTraceSwitch, type TraceSwitch } from './trace-switch.ts';

/** What may change while the bridge runs. */
export interface TraceSettings extends TraceSwitch {
  /** Elements whose content nobody may read, beside the work center's. */
  readonly mask: readonly string[];
  /** Characters after which a payload is cut. */
  readonly payloadLength: number;
}

export interface TraceOptions {
  readonly folder: string;
  readonly fileBytes: number;
  readonly files: number;
  readonly settings: TraceSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/** The trace of the SAP side, per user and session, in the shape of SAP's own (ici.md 2.1). */
export interface Trace extends MessageTap {
  /** Takes changed settings over; what was switched on the command line goes before them. */
  apply(settings: TraceSettings): void;
  /** Reads the switch file now and whenever it may have changed. */
  start(): void;
  /** Resolves once everything is written. */
  stop(): Promise<void>;
}

interface Session {
  readonly id: string;
  counter: number;
}

const switchMs = 1_000;
const letters = { soap: 'S', http: 'H', exception: 'E' } as const;

// Passwords of agents stand in the work center (ici.md 10.1).
const alwaysMasked = ['workcenterId', 'password'];

// What SAP asks first whenever its Interaction Center starts anew for an agent (ici.md 3.2).
const beginsSession = 'IciUser.getAttributes';

/** Creates the trace; nothing is written, nor any folder made, before somebody is traced. */
export function createTrace({ folder, fileBytes, files, settings, clock, log }: TraceOptions): Trace {
  const onError = (error: unknown) => {
    log.error({ error, folder }, 'Failed to write the trace');
  };
  const file = createTraceFile({ folder, fileBytes, files, clock, onError });
  const sessions = new Map<string, Session>();
  let current = settings;
  let mask = createMask([...alwaysMasked, ...settings.mask]);
  let isAll = false;
  let users: ReadonlySet<string> = new Set();
  let lost = 0;
  let timer: Timer | undefined;

  function readSwitch(): void {
    const { all, users: named } = readTraceSwitch(folder) ?? current;
    if (all !== isAll || named.length !== users.size || named.some((user) => !users.has(user))) {
      log.info({ all, users: named }, 'Trace switched');
    }
    isAll = all;
    users = new Set(named);
  }

  function sessionOf({ userId, direction, operation }: TappedMessage): Session {
    const known = sessions.get(userId);
    if (known && !(direction === 'in' && operation === beginsSession)) return known;
    const begun = sapTimestamp(clock.now());
    // Two in one millisecond must not become one.
    const id = known && known.id >= begun ? sapTimestamp(fromSapTimestamp(known.id) + 1) : begun;
    const session = { id, counter: 0 };
    sessions.set(userId, session);
    return session;
  }

  function entryOf(message: TappedMessage): TraceEntry {
    const session = sessionOf(message);
    session.counter += 1;
    const payload = mask(message.payload, message.secrets);
    const { payloadLength } = current;
    const left = payload.length - payloadLength;
    return {
      userId: message.userId,
      session: session.id,
      timestamp: new Date(clock.now()).toISOString(),
      counter: session.counter,
      direction: message.direction,
      type: letters[message.kind],
      operation: message.operation,
      payload: left > 0 ? `${payload.slice(0, payloadLength)}… (${left} more characters)` : payload,
    };
  }

  function write(message: TappedMessage): void {
    file.write(JSON.stringify(entryOf(message)));
  }

  return {
    wants: (userId) => isAll || users.has(userId),
    take(message) {
      if (!file.hasRoomFor(message.payload.length)) {
        lost += 1;
        return;
      }
      if (lost > 0) {
        const payload = `${lost} messages were left out: the disk could not keep up.`;
        lost = 0;
        write({ ...message, kind: 'exception', operation: '', payload, secrets: [] });
      }
      write(message);
    },
    apply(changed) {
      current = changed;
      mask = createMask([...alwaysMasked, ...changed.mask]);
      readSwitch();
    },
    start() {
      const look = () => {
        readSwitch();
        timer = clock.after(switchMs, look);
      };
      look();
    },
    async stop() {
      timer?.cancel();
      await file.flush();
    },
  };
}

function fromSapTimestamp(text: string): number {
  const [, year, month, day, hours, minutes, seconds, rest] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(\d{3})$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${rest}Z`);
}
