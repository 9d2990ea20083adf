import type { Email, EmailAttachment, EmailContent } from '../email.ts';
import type { Interaction } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { connect, end } from '../transitions.ts';
import { findCommandable, invalidState } from './find-commandable.ts';
import { newInteraction } from './new-interaction.ts';
import { findQueueEntry, type QueueName } from './queue-entry.ts';
import { findProtectedAttribute } from './write-attributes.ts';

export interface PlaceEmail {
  readonly to: QueueName;
  readonly content: EmailContent;
  /** The files that come with it. */
  readonly attachments?: readonly EmailAttachment[] | undefined;
  /** The mails that hang on it. */
  readonly messages?: readonly EmailContent[] | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** Lets a mail come in and gives its id. */
export function placeEmail(step: Step, { to, content, ...mail }: PlaceEmail): string | Refusal {
  const attributes = mail.attributes ?? {};
  const refused = findProtectedAttribute(attributes);
  if (refused) return refused;
  const entry = findQueueEntry(step, to);
  if (isRefusal(entry)) return entry;
  const { displayName, address } = content.sender;
  const remote = { name: displayName, address };
  const about = { direction: 'in', isInternal: false, remote, attributes } as const;
  const interaction = newInteraction(step, 'email', about, () => ({
    email: {
      ...newEmail(step, content),
      attachments: mail.attachments ?? [],
      messages: (mail.messages ?? []).map((each, index) => {
        return { id: `M${index + 1}`, content: each, receivedAt: step.now };
      }),
      mailbox: content.to[0]?.address ?? '',
    },
  }));
  entry.enter(interaction);
  return interaction.id;
}

export interface CreateEmail {
  readonly content: EmailContent;
  readonly workgroup?: string | undefined;
  readonly answers?:
    | {
        readonly parentId: string;
        readonly type: 'reply' | 'replyAll' | 'forward';
        /** What it takes along of the files and mails on the one that it answers. */
        readonly takesAlong: 'nothing' | 'inline' | 'all';
      }
    | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** Begins a mail, or an answer to one that the actor has, in the actor's queue; gives its id. */
export function createEmail(step: Step, actorId: string, draft: CreateEmail): string | Refusal {
  const attributes = draft.attributes ?? {};
  const refused = findProtectedAttribute(attributes);
  if (refused) return refused;
  const { content, answers } = draft;
  const parent = answers && findEmail(step, actorId, answers.parentId, 'answered');
  if (isRefusal(parent)) return parent;
  const onBehalfOf =
    draft.workgroup === undefined ? undefined : step.directory.workgroup(draft.workgroup)?.id;
  if (draft.workgroup !== undefined && onBehalfOf === undefined) {
    return refuse('unknownWorkgroup', `Workgroup ${draft.workgroup} does not exist. Name one that does.`);
  }
  const [first] = content.to;
  const remote = { name: first?.displayName ?? '', address: first?.address ?? '' };
  const about = { direction: 'out', isInternal: false, remote, attributes } as const;
  const interaction = newInteraction(step, 'email', about, () => ({
    email: {
      ...newEmail(step, content),
      ...(parent && answers && takenAlong(parent.email, answers.takesAlong)),
      type: answers?.type ?? 'new',
      parentId: answers?.parentId,
      isDraft: true,
      mailbox: content.sender.address,
    },
  }));
  const { times } = interaction;
  connect(step, { ...interaction, userId: actorId, onBehalfOf, times: { ...times, userQueue: step.now } });
  if (parent) {
    const { email } = parent;
    const childIds = [...email.childIds, interaction.id];
    step.put({ ...parent.interaction, email: { ...email, childIds } });
  }
  return interaction.id;
}

/** Replaces what a draft says. */
export function saveEmail(
  step: Step,
  actorId: string,
  id: string,
  content: EmailContent,
): Refusal | undefined {
  const found = findDraft(step, actorId, id, 'saved');
  if (isRefusal(found)) return found;
  const { interaction, email } = found;
  const [first] = content.to;
  const remote = { name: first?.displayName ?? '', address: first?.address ?? '' };
  step.put({ ...interaction, remote, email: { ...email, content, isEdited: true } });
  return undefined;
}

/** Sends a draft, which ends it. */
export function sendEmail(step: Step, actorId: string, id: string): Refusal | undefined {
  const found = findDraft(step, actorId, id, 'sent');
  if (isRefusal(found)) return found;
  const { interaction, email } = found;
  const { to, cc, bcc } = email.content;
  if (to.length + cc.length + bcc.length === 0) {
    return refuse('badTarget', `E-mail ${id} has no recipient. Save it with one first.`);
  }
  end(step, { ...interaction, email: { ...email, isDraft: false, sentAt: step.now } }, 'I');
  return undefined;
}

function takenAlong(
  { attachments, messages }: Email,
  takesAlong: 'nothing' | 'inline' | 'all',
): Pick<Email, 'attachments' | 'messages'> {
  switch (takesAlong) {
    case 'nothing':
      return { attachments: [], messages: [] };
    case 'inline':
      return { attachments: attachments.filter(({ isInline }) => isInline), messages: [] };
    case 'all':
      return { attachments, messages };
  }
}

function newEmail(step: Step, content: EmailContent): Email {
  return {
    content,
    receivedAt: step.now,
    attachments: [],
    messages: [],
    type: 'none',
    parentId: undefined,
    childIds: [],
    isDraft: false,
    isEdited: false,
    sentAt: undefined,
    mailbox: '',
  };
}

interface FoundEmail {
  readonly interaction: Interaction;
  readonly email: Email;
}

function findEmail(step: Step, actorId: string, id: string, participle: string): FoundEmail | Refusal {
  // no capability bit stands for it: it needs a mail that was picked up
  const interaction = findCommandable(step, actorId, id, 'disconnect', participle);
  if (isRefusal(interaction)) return interaction;
  const { email, state, kind } = interaction;
  if (!email)
    return refuse('invalidState', `Interaction ${id} is a ${kind}, not an e-mail. Name one that is.`);
  return state === 'C' || state === 'H' ? { interaction, email } : invalidState(participle, interaction);
}

/** The mail, if the actor has it and has not sent it yet. */
export function findDraft(step: Step, actorId: string, id: string, participle: string): FoundEmail | Refusal {
  const found = findEmail(step, actorId, id, participle);
  if (isRefusal(found) || found.email.isDraft) return found;
  return refuse('invalidState', `E-mail ${id} came in and cannot be ${participle}. Create a response to it.`);
}
