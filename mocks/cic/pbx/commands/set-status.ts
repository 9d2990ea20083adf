import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import type { StatusUntil, User } from '../user.ts';

export interface StatusUpdate {
  /** Compared without regard to case. */
  readonly statusId: string;
  readonly notes?: string | undefined;
  readonly forwardNumber?: string | undefined;
  readonly until?: StatusUntil | undefined;
}

/** Sets a user's status; ends a wrap-up that the server began. */
export function setStatus(step: Step, userId: string, update: StatusUpdate): Refusal | undefined {
  const user = step.user(userId);
  if (!user) return refuse('unknownUser', `User ${userId} does not exist. Names are case-sensitive.`);
  const status = step.directory.status(update.statusId);
  if (!status) {
    const known = step.directory.world.statusMessages.map((message) => message.id).join('; ');
    return refuse('unknownStatus', `Status ${update.statusId} does not exist. Known: ${known}.`);
  }
  const isTimed = status.canHaveDate || status.canHaveTime;
  changeStatus(step, user, {
    ...update,
    statusId: status.id,
    until: isTimed ? update.until : undefined,
  });
  return undefined;
}

export function changeStatus(step: Step, user: User, update: StatusUpdate): void {
  const { statusId, notes = '', forwardNumber = '' } = update;
  const hasInfo = notes !== '' || forwardNumber !== '';
  const isOther = update.statusId !== user.statusId || user.wrapUp !== undefined;
  step.putUser({
    ...user,
    statusId: update.statusId,
    statusChangedAt: isOther ? step.now : user.statusChangedAt,
    notes,
    forwardNumber,
    previousInfo: hasInfo
      ? new Map(user.previousInfo).set(statusId, { notes, forwardNumber })
      : user.previousInfo,
    until: update.until,
    wrapUp: undefined,
  });
}
