import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { Clock } from '../core/clock.ts';
import { onceRead } from './once-read.ts';

export interface TimedConnector {
  readonly connect: buildConnector.connector;
  /** Cuts every connection that is still being made. */
  close(): void;
}

/** Connects as undici does, but with the time limit on `clock` and with an end to attempts under way. */
export function timedConnector(clock: Clock, connectMs: number): TimedConnector {
  const connectForever = buildConnector({ timeout: 0 });
  const connecting = new Set<Socket>();

  function connect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    // undici returns the socket although its type says nothing; without it a silent host could not be let go.
    const socket = connectForever(options, (...result) => {
      limit.cancel();
      connecting.delete(socket);
      callback(...result);
    }) as unknown as Socket;
    connecting.add(socket);
    const giveUp = () => {
      if (connecting.has(socket)) socket.destroy(new Error(`no connection within ${connectMs} ms`));
    };
    const limit = clock.after(connectMs, () => onceRead(giveUp));
  }

  function close(): void {
    for (const socket of connecting) socket.destroy(new Error('the bridge is stopping'));
  }

  return { connect, close };
}
