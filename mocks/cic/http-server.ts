import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { failure } from './icws/failure.ts';
import { addLoopbackCors } from './loopback-cors.ts';

/** An HTTP server that takes every content type for text and answers its own errors as ICWS does. */
export function createHttpServer(): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // how strictly real servers read paths is not known; what clients write must not fail here for a slash
    routerOptions: {
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true,
      caseSensitive: false,
      maxParamLength: 4_096,
    },
  });
  // every content type that clients use stands for JSON (icws.md 1); the operations parse it by their schema
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  addLoopbackCors(app);
  app.get('/', () => ({ name: 'Switchhook mock CIC', icws: '/icws', control: '/control/openapi.json' }));
  app.setNotFoundHandler((request, reply) => {
    const message = `There is no ${request.url}. ICWS is at /icws, the control API at /control/openapi.json.`;
    reply.code(404).send({ error: { code: 'notFound', message } });
  });
  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    const body = request.url.startsWith('/icws')
      ? failure(status, 'error.request.invalid', error.message).body
      : { error: { code: error.code ?? 'internal', message: error.message } };
    reply.code(status).send(body);
  });
  return app;
}

/** Listens and gives the port; closes the server and rejects where that is not possible. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const why = code === 'EADDRINUSE' ? `port ${port} on ${host} is taken` : String(cause);
    throw new Error(`Failed to start the mock CIC: ${why}. Free it, or give another port.`, { cause });
  }
  return (app.server.address() as AddressInfo).port;
}

export function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
