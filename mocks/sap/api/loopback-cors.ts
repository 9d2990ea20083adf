import type { FastifyInstance } from 'fastify';
import { isLoopbackOrigin } from '../../http/is-loopback-origin.ts';

/**
 * Lets pages of this machine use the API across origins, preflight and streams included: a page that embeds the
 * toolbar has a server of its own. Pages from elsewhere change nothing here: a form needs no preflight, and would
 * otherwise log agents on.
 */
export function addLoopbackCors(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin, host } = request.headers;
    if (origin === undefined || !request.url.startsWith('/api')) {
      done();
      return;
    }
    const allow = (headers: Readonly<Record<string, string>>): void => {
      // On the raw answer: a stream is written past Fastify's reply.
      for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
    };
    allow({ vary: 'Origin' });
    if (!isLoopbackOrigin(origin)) {
      if (isOf(origin, host) || request.method === 'GET') {
        done();
        return;
      }
      const message = `Failed to answer a page of ${origin}: it is not on this machine. Open the page from localhost.`;
      reply.code(403).send({ error: { code: 'foreignOrigin', message } });
      return;
    }
    allow({ 'access-control-allow-origin': origin });
    if (request.method !== 'OPTIONS') {
      done();
      return;
    }
    allow({
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? 'content-type',
      'access-control-max-age': '600',
    });
    reply.code(204).send();
  });
}

/** The simulator's own page, also where this server is reached by another name than localhost. */
function isOf(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
