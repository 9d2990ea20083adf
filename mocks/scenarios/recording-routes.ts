import type { RecordingView } from '@switchhook/simulator/desk-model';
import type { AgentView } from '@switchhook/simulator/model';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Journal } from './journal.ts';
import { toScenario } from './to-scenario.ts';

/** Recording by hand: `POST /recording` begins, `GET /recording` tells, `DELETE /recording?title=` gives the scenario. */
export function recordingRoutes(journal: Journal) {
  let since: { readonly seq: number; readonly views: Readonly<Record<string, AgentView>> } | undefined;
  const newViews = () => journal.viewsAt(journal.list().at(-1)?.seq ?? 0)?.views ?? {};
  const reading = (): RecordingView => ({
    isRecording: since !== undefined,
    actions: since ? journal.list({ after: since.seq }).filter(({ kind }) => kind !== 'view').length : 0,
  });

  return async (app: FastifyInstance): Promise<void> => {
    app.get('/recording', async () => reading());

    app.post('/recording', async (_request, reply) => {
      since = { seq: journal.lastSeq, views: newViews() };
      return reply.code(201).send(reading());
    });

    app.delete('/recording', async (request: FastifyRequest<{ Querystring: { title?: string } }>, reply) => {
      if (!since) {
        return reply
          .code(409)
          .send({ message: 'Failed to stop the recording: nothing is being recorded. Begin one first.' });
      }
      const { seq, views: start } = since;
      since = undefined;
      return toScenario({
        entries: journal.list({ after: seq }),
        viewsAt: (at) => journal.viewsAt(at)?.views ?? start,
        start,
        title: request.query.title ?? '',
      });
    });
  };
}
