import type { FastifyInstance } from 'fastify';
import { isLoopbackOrigin } from '../http/is-loopback-origin.ts';

const exposedHeaders = 'Location, ININ-ICWS-Session-ID, ININ-ICWS-CSRF-Token';

/**
 * Lets pages of this machine call across origins, preflight included. Pages from elsewhere are turned
 * away from the control API: a form needs no preflight, and would otherwise place calls.
 */
export function addLoopbackCors(app: FastifyInstance): void {
  // with a callback: a promise for each request costs more than all that follows
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin === undefined) {
      done();
      return;
    }
    reply.header('vary', 'Origin');
    if (!isLoopbackOrigin(origin)) {
      if (!request.url.startsWith('/control')) {
        done();
        return;
      }
      const message = `Pages of ${origin} may not control the mock CIC. Call it from a page on localhost.`;
      reply.code(403).send({ error: { code: 'foreignOrigin', message } });
      return;
    }
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-allow-credentials', 'true');
    reply.header('access-control-expose-headers', exposedHeaders);
    if (request.method !== 'OPTIONS') {
      done();
      return;
    }
    reply.header('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    reply.header(
      'access-control-allow-headers',
      request.headers['access-control-request-headers'] ?? 'content-type',
    );
    reply.header('access-control-max-age', '600');
    reply.code(204).send();
  });
}
