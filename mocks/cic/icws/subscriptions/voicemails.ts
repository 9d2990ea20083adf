import { compactDate } from '../../pbx/compact-date.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';
import type { Voicemail, Voicemails } from '../voicemails.ts';

const namespace = 'urn:inin.com:unifiedMessaging';

/** A user's voice mails, and what is played of them. */
export function voicemailsSubscription(voicemails: Voicemails, userId: string): Subscription {
  const list = (isDelta: boolean, what: object): IcwsMessage => ({
    __type: `${namespace}:voicemailMessagesMessage`,
    isDelta,
    ...what,
  });

  function changed(before: Voicemail, after: Voicemail): readonly IcwsMessage[] {
    const isRead = before.isRead !== after.isRead;
    const played: IcwsMessage = {
      __type: `${namespace}:voicemailPlayStatusMessage`,
      isDelta: true,
      unifiedMessageId: after.id,
      playStatus: after.isPlaying ? 0 : 1,
    };
    const entry = { __type: `${namespace}:voicemailMessage`, ...stateOf(after) };
    return [
      ...(isRead ? [list(true, { voicemailMessagesChanged: [entry] })] : []),
      ...(before.isPlaying !== after.isPlaying ? [played] : []),
    ];
  }

  return {
    topics: [`voicemails:${userId}`],
    snapshot: () => [list(false, { voicemailMessagesAdded: voicemails.of(userId).map(added) })],
    tell(change) {
      if (change.kind !== 'voicemail') return undefined;
      const { before, after } = change;
      if (!after) return before && list(true, { voicemailMessagesRemoved: [before.id] });
      return before ? changed(before, after) : list(true, { voicemailMessagesAdded: [added(after)] });
    },
  };
}

/** How many voice mails a user has not heard yet. */
export function waitingSubscription(voicemails: Voicemails, userId: string): Subscription {
  return {
    topics: [`voicemails:${userId}`],
    snapshot: () => [waitingMessage(voicemails, userId)],
    tell(change) {
      if (change.kind !== 'voicemail') return undefined;
      const isSame = unread(change.before) === unread(change.after);
      return isSame ? undefined : { ...waitingMessage(voicemails, userId), isDelta: true };
    },
  };
}

export function waitingMessage(voicemails: Voicemails, userId: string): IcwsMessage {
  const messagesWaiting = voicemails.of(userId).filter(({ isRead }) => !isRead).length;
  return { __type: `${namespace}:mwiMessage`, isDelta: false, messagesWaiting };
}

function unread(voicemail: Voicemail | undefined): number {
  return voicemail && !voicemail.isRead ? 1 : 0;
}

function stateOf({ id, isRead }: Voicemail): Readonly<Record<string, unknown>> {
  return { unifiedMessageId: id, state: isRead ? 1 : 0 };
}

// no sound is recorded here, so nothing can be attached
function added(voicemail: Voicemail): Readonly<Record<string, unknown>> {
  return {
    __type: `${namespace}:voicemailMessageAdded`,
    ...stateOf(voicemail),
    dateReceived: compactDate(voicemail.receivedAt),
    from: voicemail.from,
    subject: `Voice mail from ${voicemail.from}`,
    attachments: [],
  };
}
