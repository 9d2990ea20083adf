import type { LivePbx } from '../../live-pbx.ts';
import type { Email } from '../../pbx/email.ts';
import { emailContents } from '../email-content.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

/** `emailType` and `emailResponseType` of the contract. */
const emailTypes = { none: 0, new: 1, reply: 2, replyAll: 3, forward: 4 } as const;
const responseTypes = { reply: 0, replyAll: 1, forward: 2 } as const;

/** A mail with its parts, whole whenever something about it changes (icws.md 7.10). */
export function emailSubscription(pbx: LivePbx, interactionId: string): Subscription {
  function message(isDelta: boolean, email: Email): IcwsMessage {
    const { parentId, isDraft, isEdited, type, childIds, mailbox } = email;
    return {
      __type: 'urn:inin.com:interactions.email:emailContentsMessage',
      isDelta,
      interactionId,
      ...(parentId !== undefined && { parentInteractionId: parentId }),
      isEditable: isDraft,
      emailType: emailTypes[type],
      supportedResponseTypes: type === 'none' ? Object.values(responseTypes) : [],
      emailContent: emailContents(interactionId, email),
      hasResponse: childIds.length > 0,
      edited: isEdited,
      mailbox,
    };
  }

  return {
    topics: [`interaction:${interactionId}`],
    snapshot() {
      const email = pbx.view.interactions.get(interactionId)?.email;
      return email ? [message(false, email)] : [];
    },
    tell(change) {
      if (change.kind !== 'interaction') return undefined;
      const email = change.after?.email;
      return email && email !== change.before?.email ? message(true, email) : undefined;
    },
    isOver: (change) => change.kind === 'interaction' && !change.after,
  };
}
