import { z } from 'zod';
import { addToConference, createConference, inviteParty } from '../../pbx/commands/conference.ts';
import { isRefusal } from '../../pbx/refusal.ts';
import { refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, type IcwsReply } from '../reply.ts';
import { wireEnum, wireText } from '../wire.ts';

const partiesSchema = z.object({ interactions: z.array(wireText).min(1) });

const inviteSchema = z.object({ target: wireText, callMadeStage: wireEnum(0, 1, 2, 3).optional() });

function create({ server, session }: Exchange, { interactions }: z.output<typeof partiesSchema>): IcwsReply {
  const conferenceId = server.pbx.act((step) => createConference(step, session.user.id, interactions));
  if (isRefusal(conferenceId)) return refusalReply(conferenceId);
  return { status: 201, body: { conferenceId } };
}

function add(
  { server, session, param }: Exchange,
  { interactions }: z.output<typeof partiesSchema>,
): IcwsReply {
  const refused = server.pbx.act((step) =>
    addToConference(step, session.user.id, param('conferenceId'), interactions),
  );
  return refused ? refusalReply(refused) : done;
}

function invite(variable: 'interactionId' | 'conferenceId') {
  return withBody(inviteSchema, ({ server, session, param }: Exchange, { target, callMadeStage = 0 }) => {
    const invited = server.pbx.act((step) => inviteParty(step, session.user.id, param(variable), target));
    if (isRefusal(invited)) return refusalReply(invited);
    return server.calls.reached(server.pbx.view.interactions.get(invited ?? ''), callMadeStage, done);
  });
}

/** Removing a party is `disconnect` of its interaction, leaving that of the own leg (icws.md 7.6). */
export const conferenceOperations: readonly Operation[] = [
  operation('POST', '{S}/interactions/conferences', 'interactions', withBody(partiesSchema, create)),
  operation(
    'PUT',
    '{S}/interactions/conferences/{conferenceId}',
    'interactions',
    withBody(partiesSchema, add),
  ),
  operation(
    'POST',
    '{S}/interactions/conferences/{conferenceId}/invite-party',
    'interactions',
    invite('conferenceId'),
  ),
  operation('POST', '{S}/interactions/{interactionId}/invite-party', 'interactions', invite('interactionId')),
];
