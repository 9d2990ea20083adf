import type { WireMessage } from '@switchhook/simulator/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { linkFaultPlanSchema } from './link-faults.ts';
import type { Wiretap } from './wiretap.ts';

const wholeNumber = { type: 'integer', minimum: 0 } as const;
const listQuery = {
  type: 'object',
  properties: { after: { ...wholeNumber, default: 0 }, limit: { ...wholeNumber, default: 1_000 } },
} as const;
const streamQuery = { type: 'object', properties: { after: wholeNumber } } as const;
const searchQuery = {
  type: 'object',
  properties: { text: { type: 'string', minLength: 1, maxLength: 500 } },
  required: ['text'],
} as const;
const seqParams = { type: 'object', properties: { seq: wholeNumber }, required: ['seq'] } as const;

/**
 * The wire as the desk reads it: `GET /wire`, `GET /wire/:seq`, `GET /wire/search?text=` (what holds it in a body), `GET /wire/stream` (Server-Sent Events named
 * `wire`; an exchange comes again with the same `seq` when its answer arrives) and `DELETE /wire`; `GET` and `PUT /wire/faults` are what goes wrong on the links.
 */
export function wireRoutes(
  wire: Pick<Wiretap, 'subscribe' | 'list' | 'get' | 'search' | 'clear' | 'faults'>,
) {
  return async (app: FastifyInstance): Promise<void> => {
    const streams = new Set<FastifyReply>();

    app.get(
      '/wire',
      { schema: { querystring: listQuery } },
      async (request: FastifyRequest<{ Querystring: { after: number; limit: number } }>) =>
        wire.list(request.query),
    );

    app.get(
      '/wire/:seq',
      { schema: { params: seqParams } },
      async (request: FastifyRequest<{ Params: { seq: number } }>, reply) => {
        const detail = wire.get(request.params.seq);
        if (detail) return detail;
        return reply.code(404).send({
          message: `Failed to read message ${request.params.seq}: it was cleared, pushed out by newer ones, or never recorded. List the messages again.`,
        });
      },
    );

    app.get(
      '/wire/search',
      { schema: { querystring: searchQuery } },
      async (request: FastifyRequest<{ Querystring: { text: string } }>) => wire.search(request.query.text),
    );

    app.get(
      '/wire/stream',
      { schema: { querystring: streamQuery } },
      (request: FastifyRequest<{ Querystring: { after?: number } }>, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        const send = (message: WireMessage) =>
          reply.raw.write(`event: wire\ndata: ${JSON.stringify(message)}\n\n`);
        reply.raw.write(':open\n\n');
        if (request.query.after !== undefined) wire.list({ after: request.query.after }).forEach(send);
        const unsubscribe = wire.subscribe(send);
        streams.add(reply);
        reply.raw.on('close', () => {
          unsubscribe();
          streams.delete(reply);
        });
      },
    );

    app.delete('/wire', async (_request, reply) => {
      wire.clear();
      return reply.code(204).send();
    });

    app.get('/wire/faults', async () => wire.faults.report);

    app.put('/wire/faults', async (request, reply) => {
      const parsed = linkFaultPlanSchema.safeParse(request.body);
      if (!parsed.success) {
        const why = z.prettifyError(parsed.error);
        return reply
          .code(400)
          .send({ message: `Failed to plan faults: ${why}. Send { "rules": [] } to heal.` });
      }
      wire.faults.plan(parsed.data);
      return wire.faults.report;
    });

    // `close` of the server waits for open answers, and these would never end.
    app.addHook('preClose', async () => {
      for (const { raw } of streams) raw.end();
    });
  };
}
