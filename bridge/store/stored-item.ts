import { z } from 'zod';
import type { Item } from '../core/item.ts';

/** JSON leaves out what is undefined; the core wants to see it. */
export function orUndefined<T extends z.ZodType>(schema: T) {
  return schema.optional().transform((value) => value);
}

const itemState = z.enum([
  'initiated',
  'dialing',
  'alerting',
  'connected',
  'held',
  'consulting',
  'conferenced',
  'failed',
  'ended',
]);

const base = {
  itemId: z.string(),
  interactionId: z.string(),
  state: itemState,
  processing: z.enum(['inProcess', 'accepted', 'rejected', 'forwarded', 'wrapUp', 'completed']),
  direction: z.enum(['in', 'out', 'internal']),
  remoteAddress: z.string(),
  remoteName: z.string(),
  workgroup: z.string(),
  startedAt: z.string(),
  attachedData: z.string(),
  sapData: z.string(),
  isGivenUp: z.boolean(),
  isVisible: z.boolean(),
  isWrapUpRequired: orUndefined(z.boolean()),
  isTaken: z.boolean(),
  isForwarded: z.boolean(),
  isGone: z.boolean(),
  rejects: z.number(),
};

const phoneCall = z.object({
  ...base,
  kind: z.literal('phoneCall'),
  medium: z.enum(['call', 'callback']),
  dialedNumber: z.string(),
  isMuted: z.boolean(),
  consultFor: orUndefined(z.string()),
  isConsultation: z.boolean(),
  conferenceId: orUndefined(z.string()),
  continuesAs: orUndefined(z.string()),
  parties: z.array(
    z.object({ participantId: z.string(), address: z.string(), name: z.string(), state: itemState }),
  ),
});

const chat = z.object({
  ...base,
  kind: z.literal('chat'),
  title: z.string(),
  participants: z.array(
    z.object({
      participantId: z.string(),
      name: z.string(),
      role: z.enum(['system', 'self', 'colleague', 'visitor']),
      isTyping: z.boolean(),
    }),
  ),
  postings: z.array(
    z.object({ participant: z.string(), text: z.string(), isSystem: z.boolean(), at: z.string() }),
  ),
  droppedLines: z.number(),
});

const action = z.object({
  ...base,
  kind: z.literal('action'),
  medium: z.enum(['email', 'generic']),
  actionItemId: z.string(),
  title: z.string(),
});

const message = z.object({
  ...base,
  kind: z.literal('message'),
  subject: z.string(),
  destinations: z.array(z.string()),
  isRead: z.boolean(),
  isAnswered: z.boolean(),
  attachments: z.array(z.object({ attachmentId: z.string(), name: z.string() })),
});

/** An item as the store has it. */
export const storedItem: z.ZodType<Item> = z.discriminatedUnion('kind', [phoneCall, chat, action, message]);
