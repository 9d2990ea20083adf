import type { FastifyInstance, FastifyReply } from 'fastify';

/** Streams of Server-Sent Events that end with the server. */
export interface EventStreams {
  /** Answers with a stream; `begin` gets what sends one event and returns what ends the sending. */
  open<T>(reply: FastifyReply, name: string, begin: (send: (data: T) => void) => () => void): void;
}

export function eventStreams(app: FastifyInstance): EventStreams {
  const open = new Set<FastifyReply>();
  // `close` of the server waits for open answers, and these would never end.
  app.addHook('preClose', async () => {
    for (const { raw } of open) raw.end();
  });
  return {
    open(reply, name, begin) {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      reply.raw.write(':open\n\n');
      const stop = begin((data) => reply.raw.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
      open.add(reply);
      reply.raw.on('close', () => {
        stop();
        open.delete(reply);
      });
    },
  };
}
