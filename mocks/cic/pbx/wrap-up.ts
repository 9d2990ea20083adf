import type { Interaction } from './interaction.ts';
import { followUpStatusId } from './status-message.ts';
import type { Step } from './step.ts';

/**
 * Starts wrap-up where an ACD call leaves the agent who talked to the caller (G18).
 * A step of its own: CIC tells `onPhone` first, the status after it (icws.md 14).
 */
export function wrapUpAfter(step: Step, left: Interaction): void {
  const { userId, workgroupId } = left;
  const wasTalking = left.state === 'C' || left.state === 'H';
  if (!left.isAcd || !wasTalking || userId === undefined || workgroupId === undefined) return;
  if (!step.directory.workgroup(workgroupId)?.isWrapUpActive) return;
  step.afterwards((next) => startWrapUp(next, userId));
}

function startWrapUp(step: Step, userId: string): void {
  const user = step.user(userId);
  if (!user?.isLoggedIn) return;
  const isInOwnAfterCallWork = !user.wrapUp && step.directory.status(user.statusId)?.isAfterCallWork;
  if (isInOwnAfterCallWork) return;
  step.putUser({
    ...user,
    statusId: followUpStatusId,
    statusChangedAt: step.now,
    wrapUp: { since: step.now, resumeStatusId: user.wrapUp?.resumeStatusId ?? user.statusId },
  });
}

/** Gives the agent back the status from before the wrap-up. */
export function endWrapUp(step: Step, userId: string): void {
  const user = step.user(userId);
  if (!user?.wrapUp) return;
  step.putUser({
    ...user,
    statusId: user.wrapUp.resumeStatusId,
    statusChangedAt: step.now,
    wrapUp: undefined,
  });
}
