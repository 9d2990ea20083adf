import type { PacedClock } from '@switchhook/bridge/clock';
import type { ClockView } from '@switchhook/simulator/desk-model';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const longest = 86_400_000;
const paceSchema = z.strictObject({ pace: z.number().min(0).max(1_000) });
const moveSchema = z.union([
  z.strictObject({ ms: z.int().min(0).max(longest) }),
  z.strictObject({ to: z.literal('next') }),
]);

/**
 * The clock of all parts: `GET /clock`, `PUT /clock` with a `pace` (0 stops it), and `POST /clock/advance` with `ms`
 * or `{"to":"next"}`, which goes to the next timer and answers once all that fell due has run.
 */
export function clockRoutes(clock: PacedClock) {
  const reading = (): ClockView => ({
    now: clock.now(),
    pace: clock.pace,
    pending: clock.pending,
    ...(clock.untilNext === undefined ? {} : { untilNext: Math.ceil(clock.untilNext) }),
  });
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/clock', async () => reading());

    app.put('/clock', async (request, reply) => {
      const parsed = paceSchema.safeParse(request.body);
      if (!parsed.success) {
        return reply.code(400).send({
          message:
            'Failed to set the pace: it is no number from 0 to 1000. Send {"pace":0} to stop the clock.',
        });
      }
      clock.setPace(parsed.data.pace);
      return reading();
    });

    app.post('/clock/advance', async (request, reply) => {
      const parsed = moveSchema.safeParse(request.body);
      if (!parsed.success) {
        return reply.code(400).send({
          message: `Failed to move the clock: send {"ms":1000}, at most ${longest}, or {"to":"next"}.`,
        });
      }
      const ms = 'ms' in parsed.data ? parsed.data.ms : Math.ceil(clock.untilNext ?? 0);
      await clock.advance(ms);
      return reading();
    });
  };
}
