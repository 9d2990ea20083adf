import { type DialTarget, readDialTarget } from '../dial-target.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { released } from '../transitions.ts';
import { wrapUpAfter } from '../wrap-up.ts';
import { userAt } from './blind-transfer.ts';
import { findCommandable } from './find-commandable.ts';

/** Leaves it in the queue of a user or workgroup, without ringing, until somebody picks it up. */
export function park(
  step: Step,
  actorId: string,
  id: string,
  target: string | DialTarget | undefined,
): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'park', 'parked');
  if (isRefusal(interaction)) return interaction;
  const owner: DialTarget | undefined =
    interaction.userId === undefined ? undefined : { kind: 'user', userId: interaction.userId };
  const place = typeof target === 'string' ? readDialTarget(step.directory, target) : (target ?? owner);
  const userId = place && (place.kind === 'station' ? userAt(step, place.stationId) : userOf(place));
  const workgroupId = place?.kind === 'workgroup' ? place.workgroupId : undefined;
  if (userId === undefined && workgroupId === undefined) {
    return refuse('badTarget', `${JSON.stringify(target)} has no queue. Park on a user or workgroup.`);
  }
  wrapUpAfter(step, interaction);
  step.put({
    ...released(interaction),
    state: 'P',
    stateText: 'Parked',
    userId,
    workgroupId,
    isAcd: false,
    times: {
      ...interaction.times,
      userQueue: userId === undefined ? undefined : step.now,
      workgroupQueue: workgroupId === undefined ? interaction.times.workgroupQueue : step.now,
    },
  });
  return undefined;
}

function userOf(target: DialTarget): string | undefined {
  return target.kind === 'user' ? target.userId : undefined;
}
