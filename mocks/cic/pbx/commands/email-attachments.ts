import type { EmailAttachment } from '../email.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { findDraft } from './emails.ts';

/** Whether the actor may attach something to a draft now; nothing changes in the switch. */
export function mayAttach(step: Step, actorId: string, id: string): Refusal | undefined {
  const found = findDraft(step, actorId, id, 'given a file');
  return isRefusal(found) ? found : undefined;
}

/** Attaches a file to a draft. */
export function attachFile(
  step: Step,
  actorId: string,
  id: string,
  attachment: EmailAttachment,
): Refusal | undefined {
  const found = findDraft(step, actorId, id, 'given a file');
  if (isRefusal(found)) return found;
  const { interaction, email } = found;
  const attachments = [...email.attachments, attachment];
  step.put({ ...interaction, email: { ...email, attachments, isEdited: true } });
  return undefined;
}

/** Takes a file off a draft. */
export function detachFile(
  step: Step,
  actorId: string,
  id: string,
  attachmentId: string,
): Refusal | undefined {
  const found = findDraft(step, actorId, id, 'rid of a file');
  if (isRefusal(found)) return found;
  const { interaction, email } = found;
  const attachments = email.attachments.filter((each) => each.id !== attachmentId);
  if (attachments.length === email.attachments.length) {
    return refuse('badFile', `E-mail ${id} has no such file. Name one by its downloadUri.`);
  }
  step.put({ ...interaction, email: { ...email, attachments, isEdited: true } });
  return undefined;
}
