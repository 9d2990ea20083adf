import type { Capability } from '../capabilities.ts';
import type { Interaction } from '../interaction.ts';
import { type Listener, recordedOnlyBy } from '../recording.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { connect, phoneOf } from '../transitions.ts';
import { isMemberOrSupervisor } from '../world.ts';
import { openConference } from './conference.ts';
import {
  findCommandable,
  invalidState,
  mayActOn,
  noStation,
  unknownInteraction,
} from './find-commandable.ts';
import { newCall } from './new-call.ts';

export interface ListenRequest {
  readonly on: boolean;
  readonly isSupervisor: boolean;
}

/** Lets somebody hear along unheard. */
export function listen(step: Step, actorId: string, id: string, request: ListenRequest): Refusal | undefined {
  return observe(step, actorId, id, request, { isCoach: false });
}

/** Lets somebody hear along and speak to the agent alone. */
export function coach(step: Step, actorId: string, id: string, request: ListenRequest): Refusal | undefined {
  return observe(step, actorId, id, request, { isCoach: true });
}

function observe(
  step: Step,
  actorId: string,
  id: string,
  { on, isSupervisor }: ListenRequest,
  { isCoach }: Pick<Listener, 'isCoach'>,
): Refusal | undefined {
  const interaction = findTalk(step, actorId, id, 'listened to');
  if (isRefusal(interaction)) return interaction;
  const { listeners } = interaction;
  const isOwn = (each: Listener) => each.userId === actorId && each.isCoach === isCoach;
  const others = listeners.filter((each) => !isOwn(each));
  if (on === others.length < listeners.length) return undefined;
  const next = on ? [...others, { userId: actorId, isSupervisor, isCoach }] : others;
  step.put({ ...interaction, listeners: next });
  return undefined;
}

/** Barges in: the actor's own leg joins the call, which becomes a conference of its user. */
export function join(step: Step, actorId: string, id: string): Refusal | undefined {
  const interaction = findTalk(step, actorId, id, 'joined');
  if (isRefusal(interaction)) return interaction;
  const station = phoneOf(step, actorId);
  if (!station) return noStation;
  const conferenceId = interaction.conference?.id ?? openConference(step, interaction, [interaction]).id;
  const leg = newCall(step, {
    direction: 'out',
    isInternal: true,
    remote: interaction.remote,
    dialed: interaction.remote.address,
  });
  const { times } = leg;
  connect(step, {
    ...leg,
    userId: actorId,
    stationId: station.stationId,
    conference: { id: conferenceId, role: 'guest' },
    times: { ...times, userQueue: step.now },
  });
  return undefined;
}

/** Keeps others from listening, recording and joining, and ends what they already do. */
export function makePrivate(step: Step, actorId: string, id: string, on: boolean): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'private', 'made private');
  if (isRefusal(interaction)) return interaction;
  if (interaction.isPrivate === on) return undefined;
  const { recording, userId } = interaction;
  step.put({
    ...interaction,
    isPrivate: on,
    listeners: on ? [] : interaction.listeners,
    recording: on ? recordedOnlyBy(recording, (each) => each.userId === userId) : recording,
  });
  return undefined;
}

/** Plays a file to the far end. */
export function playWav(step: Step, actorId: string, id: string, file: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'disconnect', 'played a file');
  if (isRefusal(interaction)) return interaction;
  // no capability bit stands for it: it needs a voice path
  if (interaction.kind !== 'call' || interaction.state !== 'C')
    return invalidState('played a file', interaction);
  if (!/\.wav$/i.test(file)) return refuse('badFile', `"${file}" is not a .wav file. Name one.`);
  step.put({ ...interaction, wavesPlayed: [...interaction.wavesPlayed, file] });
  return undefined;
}

/** As `findCommandable`, also for colleagues and supervisors of its workgroup, where it is not private. */
export function findObservable(
  step: Step,
  actorId: string,
  id: string,
  capability: Capability,
  participle: string,
): Interaction | Refusal {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  if (interaction.userId === actorId) return findCommandable(step, actorId, id, capability, participle);
  if (interaction.isPrivate) {
    return refuse('notAllowed', `Interaction ${id} is private. Its own user has to end that first.`);
  }
  const workgroup =
    interaction.workgroupId === undefined ? undefined : step.directory.workgroup(interaction.workgroupId);
  const isColleague = workgroup !== undefined && isMemberOrSupervisor(workgroup, actorId);
  if (!mayActOn(step, actorId, interaction) && !isColleague) {
    return refuse('notAllowed', `User ${actorId} has no right to observe interaction ${id}.`);
  }
  // a colleague observes with the right of the user whose call it is
  const rightOf = isColleague ? (interaction.userId ?? actorId) : actorId;
  return findCommandable(step, rightOf, id, capability, participle);
}

/** A talk of somebody else; the own one is heard anyway. */
function findTalk(step: Step, actorId: string, id: string, participle: string): Interaction | Refusal {
  const interaction = findObservable(step, actorId, id, 'disconnect', participle);
  if (isRefusal(interaction)) return interaction;
  if (interaction.userId === undefined || !'CH'.includes(interaction.state)) {
    return invalidState(participle, interaction);
  }
  if (interaction.userId === actorId) {
    return refuse('notAllowed', `User ${actorId} has interaction ${id} already. Observe somebody else's.`);
  }
  return interaction.kind === 'call' ? interaction : invalidState(participle, interaction);
}
