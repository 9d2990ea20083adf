import type { PbxChange } from './change.ts';
import { settleChat } from './chat.ts';
import { joinConference } from './commands/conference.ts';
import { type Interaction, isEnded } from './interaction.ts';
import type { Step } from './step.ts';
import { end, released } from './transitions.ts';
import { wrapUpAfter } from './wrap-up.ts';

type InteractionChange = Extract<PbxChange, { readonly kind: 'interaction' }>;

/** Brings what hangs together back into order after one interaction changed: no leg stays behind alone. */
export function settle(step: Step, { before, after }: InteractionChange): void {
  const id = after?.id ?? before?.id;
  const now = id === undefined ? undefined : step.interaction(id);
  if (now?.state === 'C' && now.joinsId !== undefined) joinConference(step, now, now.joinsId);
  if (now?.chat) settleChat(step, now);
  if (now?.consultingId !== undefined) settleConsult(step, now, now.consultingId);
  const conferences = new Set([before?.conference?.id, after?.conference?.id]);
  for (const conferenceId of conferences) {
    if (conferenceId !== undefined) settleConference(step, conferenceId);
  }
}

const inConsult: readonly string[] = ['S', 'R', 'C', 'H', 'X'];

/** A consult is over when its call has ended, was given away, or joined a conference. */
function settleConsult(step: Step, consult: Interaction, originalId: string): void {
  const original = step.interaction(originalId);
  if (original?.consultId !== consult.id) return;
  const goesOn =
    inConsult.includes(consult.state) && consult.userId === original.userId && !consult.conference;
  if (!goesOn) step.put({ ...original, consultId: undefined });
}

/** Ends a conference that has nobody left to talk to; one whose maker left goes on without them (icws.md 7.6). */
function settleConference(step: Step, conferenceId: string): void {
  const legs = step.conferenceLegs(conferenceId);
  const owner = legs.find((leg) => leg.conference?.role === 'owner');
  const members = legs.filter((leg) => leg.conference?.role !== 'owner' && !isEnded(leg));
  if (owner && !isEnded(owner)) {
    if (members.length === 0) end(step, owner, 'E');
    return;
  }
  if (members.length < 2) {
    for (const member of members) end(step, member, 'E');
    return;
  }
  for (const member of members) {
    if (owner && member.userId === owner.userId) leaveToThemselves(step, member);
  }
}

function leaveToThemselves(step: Step, member: Interaction): void {
  wrapUpAfter(step, member);
  step.put({
    ...released(member),
    conference: member.conference,
    state: 'C',
    stateText: 'Connected',
    userId: undefined,
    workgroupId: undefined,
    isAcd: false,
  });
}
