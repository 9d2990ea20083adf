import type { Log } from '@switchhook/bridge';
import type { LivePbx } from '../live-pbx.ts';
import type { PbxChange } from '../pbx/change.ts';
import type { Handler, HandlerContext, HandlerNotification } from './handler.ts';

/** Where handlers wait for notifications. */
export interface HandlerRoom {
  /** Starts every handler that waits for it; nobody learns whether one did (icws.md 11). */
  receive(notification: HandlerNotification): void;
  send(notification: HandlerNotification): void;
  /** Shows a change of the switch to the handlers that look on. */
  show(change: PbxChange): void;
  readonly handlers: readonly Handler[];
  /** The latest thousand in both directions, oldest first. */
  readonly journal: readonly JournalEntry[];
  reset(): void;
}

export interface JournalEntry extends HandlerNotification {
  readonly direction: 'received' | 'sent';
  /** Names of the handlers that a received one started. */
  readonly handlers: readonly string[];
}

const maxEntries = 1_000;

export function createHandlerRoom(options: {
  readonly pbx: LivePbx;
  readonly handlers: readonly Handler[];
  readonly tell: (notification: HandlerNotification) => void;
  readonly log: Log;
}): HandlerRoom {
  const { pbx, handlers, tell, log } = options;
  let journal: JournalEntry[] = [];

  const watchers = handlers.filter(({ watch }) => watch !== undefined);

  // a handler that breaks takes nothing else with it, as on a real server
  function guarded(handler: Handler, run: () => void): void {
    try {
      run();
    } catch (error) {
      log.error({ error, handler: handler.name }, 'handler failed');
    }
  }

  function note(entry: JournalEntry): void {
    journal.push(entry);
    if (journal.length > maxEntries) journal.shift();
  }

  function send(notification: HandlerNotification): void {
    note({ ...notification, direction: 'sent', handlers: [] });
    tell(notification);
  }

  const context: HandlerContext = { directory: pbx.directory, act: pbx.act, send };

  return {
    handlers,
    receive(notification) {
      const { objectId, eventId, data } = notification;
      const started = handlers.filter(
        (handler) => isSame(handler.objectId, objectId) && isSame(handler.eventId, eventId),
      );
      note({ ...notification, direction: 'received', handlers: started.map(({ name }) => name) });
      for (const handler of started) guarded(handler, () => handler.run(data, context));
    },
    send,
    show(change) {
      for (const handler of watchers) guarded(handler, () => handler.watch?.(change, send));
    },
    get journal() {
      return journal;
    },
    reset() {
      journal = [];
    },
  };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
