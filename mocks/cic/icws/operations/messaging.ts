import { type Exchange, type OpenExchange, type Operation, operation } from '../operation.ts';
import { done, type IcwsReply, ok } from '../reply.ts';

/** From this version of the feature on, the messages can be streamed (icws.md 13). */
const streamingVersion = 2;

export function wantsStream({ server, headers }: OpenExchange): boolean {
  const asks = headers.accept?.toLowerCase().includes('text/event-stream') ?? false;
  return asks && (server.features.messaging ?? 0) >= streamingVersion;
}

function readMessages(exchange: Exchange): IcwsReply {
  const { session } = exchange;
  if (session.ended) return ok(session.takeFarewell());
  if (!wantsStream(exchange)) return ok(session.take());
  return { status: 200, stream: (stream) => session.attach(stream) };
}

export const messagingOperations: readonly Operation[] = [
  operation('GET', '{S}/messaging/messages', 'messaging', readMessages, 'sessionByCookie'),
  // reaching the server is all that it is for: every request keeps its session alive
  operation('POST', '{S}/messaging/heartbeat', 'messaging', () => done),
];
