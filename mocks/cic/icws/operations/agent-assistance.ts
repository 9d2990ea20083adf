import { z } from 'zod';
import { requestHelp } from '../../pbx/commands/request-help.ts';
import { type AssistanceRequest, initiatorOf, mayAssist } from '../agent-assistance.ts';
import { errorCodes, failure, refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, type IcwsReply, isReply } from '../reply.ts';

const textSchema = z.object({ text: z.string() });
type Text = z.output<typeof textSchema>;

function ask({ server, session, param }: Exchange, { text }: Text): IcwsReply {
  const interactionId = param('interactionId');
  const userId = session.user.id;
  const refused = server.pbx.act((step) => requestHelp(step, userId, interactionId));
  if (refused) return refusalReply(refused);
  const ofInteraction = server.pbx.view.interactions.get(interactionId)?.workgroupId;
  const ofUser = server.pbx.directory.workgroupsOf(userId).map(({ id }) => id);
  const workgroupIds = ofInteraction === undefined ? ofUser : [ofInteraction];
  const request = server.assistance.ask(server.ids(), { userId, interactionId, workgroupIds, text });
  if (!request) {
    const message = `User ${userId} has asked for help with interaction ${interactionId} already. Add to that request.`;
    return failure(400, 'error.request.agentAssistance.alreadyRequested', message);
  }
  return {
    status: 201,
    headers: { location: `/icws/${session.id}/interactions/agent-assistance/${request.id}` },
    body: { assistanceId: request.id },
  };
}

/** The request of the path, if it is open and the session's user has to do with it. */
export function findRequest({ server, session, param }: Exchange): AssistanceRequest | IcwsReply {
  const id = param('assistanceId');
  const request = server.assistance.find(id);
  // the contract has no 404 here
  if (!request) {
    const message = `There is no open request ${id}. It may be over; read the list again.`;
    return failure(400, 'error.request.agentAssistance.notFound', message, errorCodes.objectNotFound);
  }
  const isOwn = initiatorOf(request) === session.user.id;
  if (isOwn || mayAssist(server.pbx.directory, request, session.user)) return request;
  const message = `User ${session.user.id} may not answer request ${id}: its workgroups have other supervisors.`;
  return failure(400, 'error.request.accessDenied', message);
}

/** Asking a supervisor for help, and answering (icws.md 7.4). */
export const agentAssistanceOperations: readonly Operation[] = [
  operation(
    'POST',
    '{S}/interactions/{interactionId}/agent-assistance',
    'interactions',
    withBody(textSchema, ask),
  ),
  operation(
    'POST',
    '{S}/interactions/agent-assistance/{assistanceId}',
    'interactions',
    withBody(textSchema, (exchange: Exchange, { text }) => {
      const request = findRequest(exchange);
      if (isReply(request)) return request;
      exchange.server.assistance.say(request, exchange.session.user.id, text);
      return done;
    }),
  ),
  operation('DELETE', '{S}/interactions/agent-assistance/{assistanceId}', 'interactions', (exchange) => {
    const request = findRequest(exchange);
    if (isReply(request)) return request;
    exchange.server.assistance.withdraw(request, exchange.session.user.id);
    return done;
  }),
];
