import type { JournalEntry } from '@switchhook/simulator/desk-model';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { eventStreams } from './event-streams.ts';
import type { Journal } from './journal.ts';

const wholeNumber = { type: 'integer', minimum: 0 } as const;
const listQuery = {
  type: 'object',
  properties: { after: { ...wholeNumber, default: 0 }, limit: { ...wholeNumber, default: 5_000 } },
} as const;
const seqParams = { type: 'object', properties: { seq: wholeNumber }, required: ['seq'] } as const;

/**
 * The journal as the desk reads it: `GET /journal`, `GET /journal/stream` (Server-Sent Events named `entry`; an
 * entry comes again with the same `seq` when its answer is there), `GET /journal/:seq/views` and `DELETE /journal`.
 */
export function journalRoutes(journal: Journal) {
  return async (app: FastifyInstance): Promise<void> => {
    const streams = eventStreams(app);

    app.get(
      '/journal',
      { schema: { querystring: listQuery } },
      async (request: FastifyRequest<{ Querystring: { after: number; limit: number } }>) =>
        journal.list(request.query),
    );

    app.get(
      '/journal/stream',
      { schema: { querystring: { type: 'object', properties: { after: wholeNumber } } } },
      (request: FastifyRequest<{ Querystring: { after?: number } }>, reply) => {
        streams.open<JournalEntry>(reply, 'entry', (send) => {
          journal.list({ after: request.query.after ?? journal.lastSeq }).forEach(send);
          return journal.subscribe(send);
        });
      },
    );

    app.get(
      '/journal/:seq/views',
      { schema: { params: seqParams } },
      async (request: FastifyRequest<{ Params: { seq: number } }>, reply) =>
        journal.viewsAt(request.params.seq) ??
        reply.code(404).send({
          message: `Failed to look back to ${request.params.seq}: it was cleared or pushed out by newer entries. List the journal again.`,
        }),
    );

    app.delete('/journal', async (_request, reply) => {
      journal.clear();
      return reply.code(204).send();
    });
  };
}
