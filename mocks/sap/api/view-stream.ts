import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '@switchhook/bridge/clock';
import type { AgentView } from '@switchhook/simulator/model';
import type { CommunicationSession } from '../agents/communication-session.ts';

/** Often enough that no proxy takes the stream for dead. */
const pingInterval = 15_000;

/** Streams an agent's view as Server-Sent Events until the client leaves; resolves then. */
export function streamView(
  session: CommunicationSession,
  response: ServerResponse,
  clock: Clock,
): Promise<void> {
  let newest: AgentView | undefined;
  let isFull = false;
  let ping: Timer;

  // A client that reads slowly gets fewer views, not old ones.
  const flush = () => {
    if (!newest || isFull) return;
    isFull = !response.write(`event: view\ndata: ${JSON.stringify(newest)}\n\n`);
    newest = undefined;
  };
  const show = (view: AgentView) => {
    newest = view;
    flush();
  };
  const schedulePing = () => {
    ping = clock.after(pingInterval, () => {
      if (!isFull) isFull = !response.write(': ping\n\n');
      schedulePing();
    });
  };

  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.on('drain', () => {
    isFull = false;
    flush();
  });
  const stopListening = session.onChange(show);
  show(session.view());
  schedulePing();
  return new Promise((resolve) => {
    response.on('close', () => {
      stopListening();
      ping.cancel();
      resolve();
    });
  });
}
