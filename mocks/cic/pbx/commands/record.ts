import type { Interaction } from '../interaction.ts';
import { isRecorded, type Recorder, type Recording, recordedOnlyBy, stopRecording } from '../recording.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { findCommandable } from './find-commandable.ts';
import { findObservable } from './supervise.ts';

export interface RecordRequest {
  readonly on: boolean;
  readonly isSupervisor: boolean;
}

/** Starts or stops the actor's recording; a second one of the same person changes nothing. */
export function record(
  step: Step,
  actorId: string,
  id: string,
  { on, isSupervisor }: RecordRequest,
): Refusal | undefined {
  const interaction = findObservable(step, actorId, id, 'record', 'recorded');
  if (isRefusal(interaction)) return interaction;
  const { recording } = interaction;
  const others = recording.recorders.filter((each) => !isSame(each, { userId: actorId, isSupervisor }));
  if (on === others.length < recording.recorders.length) return undefined;
  if (on) {
    const begun = recording.begun + 1;
    const recordingId = recording.recorders.length > 0 ? recording.recordingId : `${id}-R${begun}`;
    const recorders = [...others, { userId: actorId, isSupervisor }];
    putRecording(step, interaction, { ...recording, begun, recordingId, recorders });
  } else if (others.length > 0) {
    putRecording(step, interaction, { ...recording, recorders: others });
  } else {
    const { snippetBy } = recording;
    putRecording(step, interaction, { ...stopRecording(recording), snippetBy });
  }
  return undefined;
}

/** Starts or stops a recording of a part, which gets an id of its own when it starts. */
export function recordSnippet(
  step: Step,
  actorId: string,
  id: string,
  { on, isSupervisor }: RecordRequest,
): Refusal | undefined {
  const interaction = findObservable(step, actorId, id, 'record', 'recorded in part');
  if (isRefusal(interaction)) return interaction;
  const { recording } = interaction;
  if (!on) {
    const { snippetBy } = recording;
    if (snippetBy)
      putRecording(
        step,
        interaction,
        recordedOnlyBy(recording, (each) => each !== snippetBy),
      );
    return undefined;
  }
  if (recording.snippetBy) return undefined;
  const begun = recording.begun + 1;
  const snippetBy = { userId: actorId, isSupervisor };
  putRecording(step, interaction, { ...recording, begun, snippetBy, snippetId: `${id}-S${begun}` });
  return undefined;
}

/** Pauses whatever records the interaction, or lets it go on. */
export function pauseRecording(step: Step, actorId: string, id: string, on: boolean): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'pause', 'paused');
  if (isRefusal(interaction)) return interaction;
  const { recording } = interaction;
  if (!isRecorded(recording)) {
    return refuse(
      'invalidState',
      `Interaction ${id} is not recorded, so no recording can be paused. Record it first.`,
    );
  }
  if (recording.isPaused !== on) putRecording(step, interaction, { ...recording, isPaused: on });
  return undefined;
}

/** How long a secure pause lasts; `resume` ends it. */
export type SecurePauseRequest =
  | { readonly kind: 'defaultTime' | 'noEnd' | 'resume' }
  | { readonly kind: 'time'; readonly ms: number };

/** Keeps card numbers out of every recording for a time (icws.md 7.4). */
export function securePause(
  step: Step,
  actorId: string,
  id: string,
  request: SecurePauseRequest,
): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'securePause', 'paused securely');
  if (isRefusal(interaction)) return interaction;
  if (request.kind === 'time' && request.ms <= 0) {
    return refuse(
      'badDuration',
      'A secure pause with a duration lasts more than 0 seconds. Give its length.',
    );
  }
  if (request.kind === 'resume') {
    endSecurePause(step, interaction);
    return undefined;
  }
  const ms = request.kind === 'time' ? request.ms : step.settings.securePauseMs;
  const until = request.kind === 'noEnd' ? undefined : step.now + ms;
  putRecording(step, interaction, { ...interaction.recording, securePause: { since: step.now, until } });
  return undefined;
}

export function endSecurePause(step: Step, interaction: Interaction): void {
  const { recording } = interaction;
  if (recording.securePause) putRecording(step, interaction, { ...recording, securePause: undefined });
}

function putRecording(step: Step, interaction: Interaction, recording: Recording): void {
  step.put({ ...interaction, recording });
}

function isSame(a: Recorder, b: Recorder): boolean {
  return a.userId === b.userId && a.isSupervisor === b.isSupervisor;
}
