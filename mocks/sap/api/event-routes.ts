import type { Log } from '@switchhook/bridge';
import type { FastifyInstance } from 'fastify';
import type { EventReceiver } from '../ici/event-receiver.ts';

/** An event holds one object; the largest part of it, the attached data, is at most 64 KiB (ici.md 7). */
const bodyLimit = 1024 * 1024;

/** The address at which the bridge delivers events: `path`, and whatever is below it. */
export function eventRoutes(receiver: EventReceiver, path: string, log: Log) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    for (const url of [path, `${path}/*`]) {
      app.post(url, { bodyLimit }, async (request, reply) => {
        const body = typeof request.body === 'string' ? request.body : '';
        const answer = await receiver.take(request.url, request.headers, body);
        if (answer.kind === 'reset') {
          log.warn({}, 'Reset the connection of an event, as the desk asked');
          reply.hijack();
          request.raw.socket.resetAndDestroy();
          return reply;
        }
        if (answer.status >= 400) log.warn({ status: answer.status, body: answer.body }, 'Refused an event');
        return reply.code(answer.status).type('text/xml; charset=utf-8').send(answer.body);
      });
    }
  };
}
