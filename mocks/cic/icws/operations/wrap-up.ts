import { z } from 'zod';
import { writeAttributes } from '../../pbx/commands/write-attributes.ts';
import { failure, invalidProperty, refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, type IcwsReply } from '../reply.ts';
import { wireDate, wireInt, wireText } from '../wire.ts';

const assignmentSchema = z.object({
  code: z.string().min(1),
  segmentId: wireInt,
  time: wireDate,
  user: z.string().min(1),
  sourceInteractionId: wireText,
});

/** Also for an interaction that is gone, as wrap-up lasts longer than the call stays in its queue (icws.md 9.4). */
function assign({ server, session, param }: Exchange, body: z.output<typeof assignmentSchema>): IcwsReply {
  const { pbx, history } = server;
  const interactionId = param('interactionId');
  const live = pbx.view.interactions.get(interactionId);
  const user = pbx.directory.user(body.user);
  if (!user) return invalidProperty('user', `User ${body.user} does not exist. Names are case-sensitive.`);
  if (user.id !== session.user.id && !session.user.isSuperUser) {
    return failure(
      403,
      'error.request.accessDenied',
      `User ${session.user.id} may not wrap up for ${user.id}.`,
    );
  }
  if (!live && !history.find(user.id, interactionId)) {
    return failure(404, 'error.request.interaction.notFound', `Interaction ${interactionId} does not exist.`);
  }
  const codes = pbx.directory.world.wrapUpCodes ?? [];
  const code = codes.find(({ id }) => id.toLowerCase() === body.code.toLowerCase())?.id;
  if (code === undefined) {
    const known = codes.map(({ id }) => id).join(', ');
    return invalidProperty('code', `There is no wrap-up code ${body.code}. Known: ${known}.`);
  }
  if (live) {
    const attributes = { Eic_WrapUpCode: code };
    const refused = pbx.act((step) => writeAttributes(step, user.id, live.id, attributes, 'replace'));
    // an interaction that has moved on to another user keeps what that user says about it
    if (refused && refused.refused !== 'notAllowed') return refusalReply(refused);
  }
  history.assign({ ...body, interactionId, code });
  return done;
}

export const wrapUpOperations: readonly Operation[] = [
  operation(
    'POST',
    '{S}/interactions/{interactionId}/wrap-up-assignments',
    'interactions',
    withBody(assignmentSchema, assign),
  ),
];
