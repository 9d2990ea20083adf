import { z } from 'zod';
import type { ObservedCallback, ObservedChatMember, ObservedChatMessage } from '../core/observed-media.ts';
import { isoTime } from './interaction-attributes.ts';
import { type Reader, reader } from './message-reader.ts';
import { count, flag, isDelta, list, text, textOrEmpty } from './wire-values.ts';

/** What CIC tells of a chat or a callback that is watched (icws.md 7.10). */
export type MediaMessage =
  | {
      readonly kind: 'chatMembers';
      readonly isDelta: boolean;
      readonly interactionId: string;
      /** Added or changed: CIC sends both as added where a name changes. */
      readonly present: readonly ObservedChatMember[];
      readonly removed: readonly ObservedChatMember[];
    }
  | {
      readonly kind: 'chatContents';
      readonly isDelta: boolean;
      readonly interactionId: string;
      readonly added: readonly ObservedChatMessage[];
    }
  | {
      readonly kind: 'callbackDetails';
      readonly interactionId: string;
      readonly callback: ObservedCallback;
    };

/** `chatMemberType` of the contract. */
const roles: Readonly<Record<string, ObservedChatMember['role']>> = {
  '1': 'system',
  '2': 'self',
  '3': 'colleague',
  '4': 'visitor',
};

const member = z
  .looseObject({
    chatMemberType: textOrEmpty,
    displayName: textOrEmpty,
    interactionId: textOrEmpty,
    userId: textOrEmpty,
    isTyping: flag,
  })
  .transform(
    (from): ObservedChatMember => ({
      // A member is unique by both, not by either (icws.md 7.10).
      id: `${from.userId}@${from.interactionId}`,
      displayName: from.displayName,
      role: roles[from.chatMemberType] ?? 'system',
      isTyping: from.isTyping ?? false,
    }),
  );

const chatMembers = z.looseObject({
  isDelta,
  interactionId: text,
  membersAdded: list(member),
  membersChanged: list(member),
  membersRemoved: list(member),
});

const chatContents = z.looseObject({
  isDelta,
  interactionId: text,
  messagesAdded: list(
    z
      .looseObject({
        chatMember: member,
        text: textOrEmpty,
        timestamp: textOrEmpty,
        messageType: textOrEmpty,
      })
      .transform(
        (sent): ObservedChatMessage => ({
          from: sent.chatMember,
          text: sent.text,
          isFile: sent.messageType === '1',
          at: isoTime(sent.timestamp),
        }),
      ),
  ),
});

const callback = z.looseObject({
  interactionId: text,
  target: textOrEmpty,
  name: textOrEmpty,
  subject: textOrEmpty,
  attempts: count,
  maxAttempts: count,
  associatedCallId: textOrEmpty,
});

export const mediaReaders: Readonly<Record<string, Reader<MediaMessage>>> = {
  'urn:inin.com:interactions.chat:chatMembersMessage': reader(chatMembers, (message) => ({
    kind: 'chatMembers',
    isDelta: message.isDelta,
    interactionId: message.interactionId,
    present: [...message.membersAdded, ...message.membersChanged],
    removed: message.membersRemoved,
  })),
  'urn:inin.com:interactions.chat:chatContentsMessage': reader(chatContents, (message) => ({
    kind: 'chatContents',
    isDelta: message.isDelta,
    interactionId: message.interactionId,
    added: message.messagesAdded,
  })),
  'urn:inin.com:interactions.callback:callbackMessage': reader(callback, (message) => ({
    kind: 'callbackDetails',
    interactionId: message.interactionId,
    callback: {
      target: message.target,
      name: message.name,
      subject: message.subject,
      attempts: message.attempts,
      maxAttempts: message.maxAttempts,
      callId: message.associatedCallId,
    },
  })),
};
