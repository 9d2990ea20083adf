import type { Interaction } from '../interaction.ts';
import { isEnded } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { holdOthers } from '../transitions.ts';
import { inviteToChat } from './chats.ts';
import { createCall } from './create-call.ts';
import { findCommandable, invalidState, mayActOn, unknownInteraction } from './find-commandable.ts';
import { newCall } from './new-call.ts';

/**
 * Joins calls of one user into a conference and gives its id, which is that of the user's own leg.
 * The leg is told first, then each call anew as its child (icws.md 7.6).
 */
export function createConference(step: Step, actorId: string, ids: readonly string[]): string | Refusal {
  const calls = findMembers(step, actorId, ids);
  if (isRefusal(calls)) return calls;
  const [first] = calls;
  if (!first || calls.length < 2) {
    return refuse('badTarget', 'A conference needs two calls or more. Name at least two different ones.');
  }
  return openConference(step, first, calls).id;
}

/** Adds calls of its owner to a conference. */
export function addToConference(
  step: Step,
  actorId: string,
  conferenceId: string,
  ids: readonly string[],
): Refusal | undefined {
  const owner = findConference(step, actorId, conferenceId);
  if (isRefusal(owner)) return owner;
  const calls = findMembers(step, actorId, ids);
  if (isRefusal(calls)) return calls;
  const stranger = calls.find((call) => call.userId !== owner.userId);
  if (stranger) return belongsToSomebodyElse(stranger);
  for (const call of calls) putMember(step, call, conferenceId);
  return undefined;
}

/** Calls somebody from the actor's station into a call or a conference; they join when they answer. */
export function inviteParty(
  step: Step,
  actorId: string,
  id: string,
  target: string,
): string | Refusal | undefined {
  if (step.interaction(id)?.chat) return inviteToChat(step, actorId, id, target);
  const interaction = findCommandable(step, actorId, id, 'conference', 'joined by another party');
  if (isRefusal(interaction)) return interaction;
  if (interaction.userId !== actorId) return belongsToSomebodyElse(interaction);
  return createCall(step, actorId, { target, joinsId: id });
}

/** An invited party answered: takes them into the conference, or makes one of the two calls. */
export function joinConference(step: Step, invited: Interaction, joinsId: string): void {
  const call: Interaction = { ...invited, joinsId: undefined };
  const joined = step.interaction(joinsId);
  const isJoinable = joined && !isEnded(joined) && joined.userId === invited.userId && joined.kind === 'call';
  if (isJoinable && joined.conference) {
    putMember(step, call, joined.conference.id);
  } else if (isJoinable && (joined.state === 'C' || joined.state === 'H')) {
    openConference(step, joined, [joined, call]);
  } else {
    if (call.userId !== undefined) holdOthers(step, call.userId, call.id);
    step.put(call);
  }
}

/** The user's own leg of a new conference, with `calls` as its members. */
export function openConference(step: Step, of: Interaction, calls: readonly Interaction[]): Interaction {
  const leg = newCall(step, {
    direction: 'out',
    isInternal: true,
    remote: { name: 'Conference', address: '' },
    dialed: '',
  });
  const owner = step.put({
    ...leg,
    state: 'C',
    stateText: 'Connected',
    userId: of.userId,
    stationId: of.stationId,
    conference: { id: leg.id, role: 'owner' },
    times: { ...leg.times, userQueue: step.now, answered: step.now },
  });
  for (const call of calls) putMember(step, call, leg.id);
  if (of.userId !== undefined) holdOthers(step, of.userId, leg.id);
  return owner;
}

function putMember(step: Step, call: Interaction, conferenceId: string): void {
  step.put({
    ...call,
    state: 'C',
    stateText: 'Connected',
    consultId: undefined,
    conference: { id: conferenceId, role: 'member' },
  });
}

function findMembers(step: Step, actorId: string, ids: readonly string[]): readonly Interaction[] | Refusal {
  const calls: Interaction[] = [];
  for (const id of new Set(ids)) {
    const call = findCommandable(step, actorId, id, 'conference', 'put into a conference');
    if (isRefusal(call)) return call;
    if (call.conference) return invalidState('put into a second conference', call);
    const [first] = calls;
    if (call.userId === undefined || (first && first.userId !== call.userId))
      return belongsToSomebodyElse(call);
    calls.push(call);
  }
  return calls;
}

function findConference(step: Step, actorId: string, conferenceId: string): Interaction | Refusal {
  const owner = step.interaction(conferenceId);
  if (owner?.conference?.role !== 'owner' || isEnded(owner)) return unknownInteraction(conferenceId);
  if (mayActOn(step, actorId, owner)) return owner;
  return refuse('notAllowed', `User ${actorId} has no right to act on conference ${conferenceId}.`);
}

function belongsToSomebodyElse({ id }: Interaction): Refusal {
  return refuse('notAllowed', `Interaction ${id} is not in the same user's queue. Use calls of one user.`);
}
