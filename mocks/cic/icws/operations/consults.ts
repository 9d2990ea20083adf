import { z } from 'zod';
import { cancelConsult, changeAudience, concludeConsult, startConsult } from '../../pbx/commands/consult.ts';
import { isRefusal } from '../../pbx/refusal.ts';
import { refusalReply } from '../failure.ts';
import { run } from '../interaction-command.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, isReply, noContent } from '../reply.ts';
import { consultSubscription } from '../subscriptions/consult.ts';
import { readTarget, transferSchema } from '../transfer-target.ts';
import { wireAttributes, wireBoolean, wireEnum } from '../wire.ts';

const consultSchema = transferSchema.extend({
  callMadeStage: wireEnum(0, 1, 2, 3).optional(),
  additionalAttributes: wireAttributes.optional(),
});

const audienceSchema = z.object({
  audience: z.object({ originalParty: wireBoolean.optional(), consultedParty: wireBoolean.optional() }),
});

/** The consult is named after its call: both ids are equal in practice (icws.md 7.5). */
function start(exchange: Exchange, body: z.output<typeof consultSchema>): IcwsReply {
  const target = readTarget(exchange, body);
  if (isReply(target)) return target;
  const { server, session, param } = exchange;
  const id = param('interactionId');
  const consultId = server.pbx.act((step) =>
    startConsult(step, session.user.id, id, { target, attributes: body.additionalAttributes }),
  );
  if (isRefusal(consultId)) return refusalReply(consultId);
  server.subscriptions.put(session, `consult/${consultId}`, consultSubscription(server.pbx, id, consultId));
  const call = server.pbx.view.interactions.get(consultId);
  return server.calls.reached(call, body.callMadeStage ?? 0, {
    status: 201,
    headers: { location: `/icws/${session.id}/interactions/${id}/consult/${consultId}` },
    body: { consultId, consultInteractionId: consultId },
  });
}

const consult = '{S}/interactions/{interactionId}/consult';

export const consultOperations: readonly Operation[] = [
  operation('POST', consult, 'interactions', withBody(consultSchema, start)),
  operation(
    'POST',
    `${consult}/{consultId}/change-audience`,
    'interactions',
    withBody(audienceSchema, (exchange: Exchange, { audience }) => {
      const { originalParty = false, consultedParty = false } = audience;
      return run(
        exchange,
        (step, actorId, id) =>
          changeAudience(step, actorId, id, exchange.param('consultId'), { originalParty, consultedParty }),
        noContent,
      );
    }),
  ),
  operation('POST', `${consult}/{consultId}/conclude`, 'interactions', (exchange) =>
    run(
      exchange,
      (step, actorId, id) => concludeConsult(step, actorId, id, exchange.param('consultId')),
      noContent,
    ),
  ),
  operation('DELETE', `${consult}/{consultId}`, 'interactions', (exchange) =>
    run(
      exchange,
      (step, actorId, id) => cancelConsult(step, actorId, id, exchange.param('consultId')),
      noContent,
    ),
  ),
];
