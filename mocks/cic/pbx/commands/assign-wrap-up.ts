import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { unknownInteraction } from './find-commandable.ts';

export interface WrapUpAssignment {
  readonly code: string;
  readonly segmentId: number;
  readonly userId: string;
}

/** Says what a user's stretch of an interaction came to; possible until it is deallocated (icws.md 9.4). */
export function assignWrapUp(
  step: Step,
  actorId: string,
  id: string,
  { code, segmentId, userId }: WrapUpAssignment,
): Refusal | undefined {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  const segment = interaction.segments.find((each) => each.id === segmentId);
  if (segment?.userId !== userId) {
    const known = interaction.segments.map((each) => `${each.id} of ${each.userId}`).join(', ') || 'none';
    return refuse(
      'badSegment',
      `Interaction ${id} has no segment ${segmentId} of ${userId}. It has: ${known}. Read Eic_WrapupConnectionSegments.`,
    );
  }
  if (userId !== actorId && !step.directory.user(actorId)?.isSuperUser) {
    return refuse('notAllowed', `User ${actorId} may not assign a wrap-up code for ${userId}.`);
  }
  const allowed = step.directory.workgroup(segment.workgroupId ?? '')?.wrapUpCodes;
  if (allowed && !allowed.includes(code)) {
    return refuse('badCode', `Wrap-up code ${code} is not one of the workgroup's: ${allowed.join(', ')}.`);
  }
  const segments = interaction.segments.map((each) =>
    each === segment ? { ...each, wrapUpCode: code } : each,
  );
  step.put({ ...interaction, segments });
  return undefined;
}
