import { hasPhone, type StationBinding } from './connection.ts';
import { type EndState, type Interaction, isEnded } from './interaction.ts';
import type { Step } from './step.ts';
import { wrapUpAfter } from './wrap-up.ts';

/** The station on which a user's calls ring; undefined while they have none. */
export function phoneOf(step: Step, userId: string): StationBinding | undefined {
  return step.connectionsOf(userId).find(hasPhone)?.station;
}

/** Lets it ring at a user; where no phone can ring it goes to the user's voice mail. */
export function alertUser(step: Step, interaction: Interaction, userId: string, by: 'acd' | 'direct'): void {
  const station = phoneOf(step, userId);
  const isAcd = by === 'acd';
  const offered: Interaction = {
    ...interaction,
    userId,
    isAcd,
    workgroupId: isAcd ? interaction.workgroupId : undefined,
    times: { ...interaction.times, userQueue: step.now },
  };
  if (!station) {
    toVoicemail(step, offered);
    return;
  }
  step.put({ ...offered, state: 'A', stateText: 'Alerting', stationId: station.stationId });
}

/** Puts it at a workgroup's disposal; one that an agent there left unanswered keeps its place in the line. */
export function queueForAcd(step: Step, interaction: Interaction, workgroupId: string): void {
  const keepsPlace = interaction.workgroupId === workgroupId && interaction.state === 'A';
  step.put({
    ...interaction,
    state: 'O',
    stateText: 'Offering',
    userId: undefined,
    stationId: undefined,
    workgroupId,
    isAcd: true,
    isMuted: false,
    times: {
      ...interaction.times,
      workgroupQueue: (keepsPlace ? interaction.times.workgroupQueue : undefined) ?? step.now,
      userQueue: undefined,
    },
  });
}

export function toVoicemail(step: Step, interaction: Interaction): void {
  step.put({
    ...interaction,
    state: 'M',
    stateText: 'Voice Mail',
    stationId: undefined,
    workgroupId: undefined,
    isAcd: false,
    isMuted: false,
  });
  answerCallerLeg(step, interaction);
  wrapUpAfter(step, interaction);
}

/** A phone has one voice path: whoever answers or dials puts the other calls on hold. */
export function holdOthers(step: Step, userId: string, exceptId: string | undefined): void {
  for (const other of step.interactionsOf(userId)) {
    if (other.id !== exceptId && other.state === 'C') {
      step.put({ ...other, state: 'H', stateText: 'On Hold' });
    }
  }
}

export function connect(step: Step, interaction: Interaction): void {
  if (interaction.userId !== undefined) holdOthers(step, interaction.userId, interaction.id);
  step.put({
    ...interaction,
    state: 'C',
    stateText: 'Connected',
    times: { ...interaction.times, answered: interaction.times.answered ?? step.now },
  });
  answerCallerLeg(step, interaction);
}

/** The caller's own leg of an internal call is answered as soon as somebody, or voice mail, takes the other. */
function answerCallerLeg(step: Step, interaction: Interaction): void {
  const caller = interaction.linkedId === undefined ? undefined : step.interaction(interaction.linkedId);
  if (caller?.state === 'R') connect(step, caller);
}

const endTexts = {
  I: 'Disconnected [Local Disconnect]',
  E: 'Disconnected [Remote Disconnect]',
} as const;

/** Ends it, and with it the other leg of an internal call, which sees the opposite side hang up. */
export function end(step: Step, interaction: Interaction, by: EndState, cause?: number): void {
  step.put({
    ...interaction,
    state: by,
    stateText: endTexts[by],
    cause: cause ?? interaction.cause,
    times: { ...interaction.times, terminated: step.now },
  });
  wrapUpAfter(step, interaction);
  const other = interaction.linkedId === undefined ? undefined : step.interaction(interaction.linkedId);
  if (other && !isEnded(other)) end(step, other, by === 'I' ? 'E' : 'I');
}
