import { type Exchange, type Operation, operation } from '../operation.ts';
import { done, type IcwsReply, ok } from '../reply.ts';

/** From this version of the feature on, the messages can be streamed (icws.md 13). */
const streamingVersion = 2;

function readMessages({ server, session, headers }: Exchange): IcwsReply {
  if (session.ended) return ok(session.takeFarewell());
  const wantsStream = headers.accept?.toLowerCase().includes('text/event-stream');
  const canStream = (server.features.messaging ?? 0) >= streamingVersion;
  if (!wantsStream || !canStream) return ok(session.take());
  return { status: 200, stream: (stream) => session.attach(stream) };
}

export const messagingOperations: readonly Operation[] = [
  operation('GET', '{S}/messaging/messages', 'messaging', readMessages, 'sessionByCookie'),
  // reaching the server is all that it is for: every request keeps its session alive
  operation('POST', '{S}/messaging/heartbeat', 'messaging', () => done),
];
