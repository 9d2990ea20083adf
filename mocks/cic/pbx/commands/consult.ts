import { type DialTarget, readDialTarget } from '../dial-target.ts';
import { type Interaction, isEnded } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { alertUser, connect, end, queueForAcd, released, toVoicemail } from '../transitions.ts';
import { wrapUpAfter } from '../wrap-up.ts';
import { tellOtherLeg } from './blind-transfer.ts';
import { calledUser, createCall } from './create-call.ts';
import { findCommandable, invalidState } from './find-commandable.ts';

export interface StartConsult {
  readonly target: string | DialTarget;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** Holds a call and dials somebody about it; gives the id of the consult call, which is that of the consult. */
export function startConsult(
  step: Step,
  actorId: string,
  id: string,
  { target, attributes }: StartConsult,
): string | Refusal {
  const original = findCommandable(step, actorId, id, 'consult', 'consulted about');
  if (isRefusal(original)) return original;
  if (original.consultId !== undefined || isConsulting(step, original)) {
    return invalidState('consulted about while another consult goes on', original);
  }
  if (original.userId !== actorId) {
    return refuse('notAllowed', `User ${actorId} cannot consult about a call of another user.`);
  }
  const destination = typeof target === 'string' ? readDialTarget(step.directory, target) : target;
  const otherLeg = original.linkedId === undefined ? undefined : step.interaction(original.linkedId);
  const calledId = calledUser(step, destination);
  if (calledId !== undefined && calledId === otherLeg?.userId) {
    return refuse('badTarget', `User ${calledId} is in this call already. Consult somebody else.`);
  }
  const consultId = createCall(step, actorId, { target, attributes });
  if (isRefusal(consultId)) return consultId;
  const call = step.interaction(consultId);
  if (call) step.put({ ...call, consultingId: id });
  const held = step.interaction(id) ?? original;
  step.put({ ...held, state: 'H', stateText: 'On Hold', consultId });
  return consultId;
}

export interface Audience {
  readonly originalParty: boolean;
  readonly consultedParty: boolean;
}

/** Lets the user talk to the one, the other, both or neither (icws.md 7.5). */
export function changeAudience(
  step: Step,
  actorId: string,
  id: string,
  consultId: string,
  { originalParty, consultedParty }: Audience,
): Refusal | undefined {
  const consult = findConsult(step, actorId, id, consultId);
  if (isRefusal(consult)) return consult;
  const { original, call } = consult;
  const hasAnswered = call.state === 'C' || call.state === 'H';
  if (consultedParty && !hasAnswered) return invalidState('talked to', call);
  talkTo(step, original, originalParty);
  if (hasAnswered) talkTo(step, call, consultedParty);
  // with both, the second to be taken back must not have put the first on hold again
  if (originalParty && consultedParty) {
    const first = step.interaction(id) ?? original;
    step.put({ ...first, state: 'C', stateText: 'Connected' });
  }
  return undefined;
}

function talkTo(step: Step, { id }: Interaction, isHeard: boolean): void {
  const call = step.interaction(id);
  if (!call) return;
  if (isHeard) connect(step, call);
  else if (call.state === 'C') step.put({ ...call, state: 'H', stateText: 'On Hold' });
}

/** Gives the original, under its own id, to the consulted party; the user drops out. */
export function concludeConsult(
  step: Step,
  actorId: string,
  id: string,
  consultId: string,
): Refusal | undefined {
  const consult = findConsult(step, actorId, id, consultId);
  if (isRefusal(consult)) return consult;
  const { original, call } = consult;
  if (call.state === 'S') return invalidState('transferred to before it rings', call);
  const consulted = call.linkedId === undefined ? undefined : step.interaction(call.linkedId);
  wrapUpAfter(step, original);
  const given: Interaction = { ...released(original), isAcd: false, workgroupId: undefined };
  if (consulted) takeOver(step, given, consulted);
  else connect(step, { ...given, userId: undefined });
  const { target } = call;
  if (target?.kind === 'station' && consulted?.userId !== undefined) {
    tellOtherLeg(step, original, { kind: 'user', userId: consulted.userId });
  } else if (target) {
    tellOtherLeg(step, original, target);
  }
  if (consulted) putEnded(step, consulted);
  putEnded(step, step.interaction(consultId) ?? call);
  return undefined;
}

/** Hangs up on the consulted party; the original stays on hold (icws.md 14). */
export function cancelConsult(
  step: Step,
  actorId: string,
  id: string,
  consultId: string,
): Refusal | undefined {
  const consult = findConsult(step, actorId, id, consultId);
  if (isRefusal(consult)) return consult;
  end(step, consult.call, 'I');
  return undefined;
}

/** Puts a call where the consulted party's own leg is: talking, ringing, waiting or at voice mail. */
function takeOver(step: Step, call: Interaction, { state, userId, stationId, ...leg }: Interaction): void {
  const { workgroupId, isAcd, times } = leg;
  if (state === 'O' && workgroupId !== undefined) {
    queueForAcd(step, call, workgroupId);
    return;
  }
  if (userId === undefined) return;
  if (state === 'A') {
    alertUser(step, { ...call, workgroupId }, userId, isAcd ? 'acd' : 'direct');
    return;
  }
  if (state === 'M') {
    toVoicemail(step, { ...call, userId });
    return;
  }
  step.put({
    ...call,
    state: state === 'H' ? 'H' : 'C',
    stateText: state === 'H' ? 'On Hold' : 'Connected',
    userId,
    stationId,
    workgroupId,
    isAcd,
    times: { ...call.times, userQueue: times.userQueue },
  });
}

/** Ends a leg whose place was taken: neither does the far end hang up nor does wrap-up begin. */
function putEnded(step: Step, leg: Interaction): void {
  step.put({
    ...released(leg),
    stationId: leg.stationId,
    state: 'I',
    stateText: 'Disconnected [Local Disconnect]',
    isAcd: false,
    linkedId: undefined,
    times: { ...leg.times, terminated: step.now },
  });
}

function isConsulting(step: Step, call: Interaction): boolean {
  const original = call.consultingId === undefined ? undefined : step.interaction(call.consultingId);
  return original?.consultId === call.id;
}

function findConsult(
  step: Step,
  actorId: string,
  id: string,
  consultId: string,
): { readonly original: Interaction; readonly call: Interaction } | Refusal {
  const original = findCommandable(step, actorId, id, 'consult', 'consulted about');
  if (isRefusal(original)) return original;
  const call = step.interaction(consultId);
  if (!call || isEnded(call) || original.consultId !== consultId) {
    return refuse(
      'unknownInteraction',
      `There is no consult ${consultId} about interaction ${id}, or it is over. Start one.`,
    );
  }
  return { original, call };
}
