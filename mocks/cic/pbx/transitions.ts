import { awake } from './callback.ts';
import { hasPhone, type StationBinding } from './connection.ts';
import { type EndState, type Interaction, isConferenceMember, isEnded, type Segment } from './interaction.ts';
import { stopRecording } from './recording.ts';
import type { Step } from './step.ts';
import { wrapUpAfter } from './wrap-up.ts';

/** The station on which a user's calls ring; undefined while they have none. */
export function phoneOf(step: Step, userId: string): StationBinding | undefined {
  return step.connectionsOf(userId).find(hasPhone)?.station;
}

/** What is left of it once it leaves the user who had it, for whatever place. */
export function released(interaction: Interaction): Interaction {
  return {
    ...interaction,
    stationId: undefined,
    isMuted: false,
    isPrivate: false,
    recording: stopRecording(interaction.recording),
    listeners: [],
    consultId: undefined,
    conference: undefined,
    joinsId: undefined,
    callback: awake(interaction.callback),
  };
}

/** Lets it ring at a user; a call that finds no phone goes to the user's voice mail. */
export function alertUser(step: Step, interaction: Interaction, userId: string, by: 'acd' | 'direct'): void {
  const stationId = interaction.kind === 'call' ? phoneOf(step, userId)?.stationId : undefined;
  const isAcd = by === 'acd';
  const offered: Interaction = {
    ...released(interaction),
    userId,
    isAcd,
    workgroupId: isAcd ? interaction.workgroupId : undefined,
    times: { ...interaction.times, userQueue: step.now },
  };
  if (interaction.kind === 'call' && stationId === undefined) {
    toVoicemail(step, offered);
    return;
  }
  step.put({ ...offered, state: 'A', stateText: 'Alerting', stationId });
}

/** Puts it at a workgroup's disposal; one that an agent there left unanswered keeps its place in the line. */
export function queueForAcd(step: Step, interaction: Interaction, workgroupId: string): void {
  const keepsPlace = interaction.workgroupId === workgroupId && interaction.state === 'A';
  step.put({
    ...released(interaction),
    state: 'O',
    stateText: 'Offering',
    userId: undefined,
    workgroupId,
    isAcd: true,
    times: {
      ...interaction.times,
      workgroupQueue: (keepsPlace ? interaction.times.workgroupQueue : undefined) ?? step.now,
      userQueue: undefined,
    },
  });
}

/** To the voice mail of the user who has it, or of another. */
export function toVoicemail(step: Step, interaction: Interaction, userId = interaction.userId): void {
  step.put({
    ...released(interaction),
    state: 'M',
    stateText: 'Voice Mail',
    userId,
    workgroupId: undefined,
    isAcd: false,
  });
  answerCallerLeg(step, interaction);
  wrapUpAfter(step, interaction);
}

/** A phone has one voice path: whoever answers or dials puts the other calls on hold. */
export function holdOthers(step: Step, userId: string, exceptId: string | undefined): void {
  for (const other of step.interactionsOf(userId)) {
    const hasVoicePath = other.kind === 'call' && other.state === 'C' && !isConferenceMember(other);
    if (other.id !== exceptId && hasVoicePath) {
      step.put({ ...other, state: 'H', stateText: 'On Hold' });
    }
  }
}

export function connect(step: Step, interaction: Interaction): void {
  const { userId, kind, joinsId } = interaction;
  const needsVoicePath = kind === 'call' && joinsId === undefined && !isConferenceMember(interaction);
  if (userId !== undefined && needsVoicePath) holdOthers(step, userId, interaction.id);
  step.put({
    ...interaction,
    state: 'C',
    stateText: 'Connected',
    segments: segmentsWith(step, interaction),
    callback: awake(interaction.callback),
    times: { ...interaction.times, answered: interaction.times.answered ?? step.now },
  });
  answerCallerLeg(step, interaction);
}

/** A user who takes it begins a segment; retrieving it from hold does not. */
function segmentsWith(step: Step, { segments, userId, workgroupId, state }: Interaction): readonly Segment[] {
  const last = segments.at(-1);
  if (userId === undefined || (last?.userId === userId && state !== 'A' && state !== 'P')) return segments;
  const id = segments.length + 1;
  return [...segments, { id, userId, workgroupId, since: step.now }];
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
    consultId: undefined,
    recording: stopRecording(interaction.recording),
    listeners: [],
    cause: cause ?? interaction.cause,
    times: { ...interaction.times, terminated: step.now },
  });
  wrapUpAfter(step, interaction);
  const other = interaction.linkedId === undefined ? undefined : step.interaction(interaction.linkedId);
  if (other && !isEnded(other)) end(step, other, by === 'I' ? 'E' : 'I');
}
