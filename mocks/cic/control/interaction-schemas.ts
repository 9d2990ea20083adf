import { z } from 'zod';

const name = z.string().min(1);

const to = z
  .union([z.strictObject({ user: name }), z.strictObject({ workgroup: name })], {
    error: 'must be {"user":"agent1"} or {"workgroup":"Sales"}',
  })
  .describe('Whom it reaches.');

const attributes = z
  .record(name, z.string())
  .optional()
  .describe('Custom attributes, and overrides of system attributes such as Eic_RemoteTn.');

const callSchema = z.strictObject({
  kind: z.literal('call'),
  to,
  from: z
    .string()
    .optional()
    .describe('The address as the network gives it; absent, empty or PRIV for a caller without a number.'),
  name: z.string().optional().describe("The caller's name as the network gives it."),
  dialed: z.string().optional().describe('The number that was dialled; the extension unless told otherwise.'),
  attributes,
});

const chatSchema = z.strictObject({
  kind: z.literal('chat'),
  to,
  from: z.string().optional().describe('What the visitor is known by, such as a mail address.'),
  name: z.string().optional().describe('The visitor; Guest unless told otherwise.'),
  text: z.string().optional().describe('What the visitor wrote first.'),
  attributes,
});

const callbackSchema = z.strictObject({
  kind: z.literal('callback'),
  to,
  number: name.describe('The number to call.'),
  name: z.string().optional(),
  subject: z.string().optional(),
  at: z.int().optional().describe('Offered to nobody before then; milliseconds since the epoch, UTC.'),
  attributes,
});

const emailSchema = z.strictObject({
  kind: z.literal('email'),
  to,
  from: name.describe("The sender's address."),
  name: z.string().optional().describe('The sender.'),
  subject: z.string().optional(),
  text: z.string().optional().describe('The body as plain text.'),
  html: z.string().optional().describe('The body as HTML.'),
  recipients: z.array(name).optional().describe('Addresses; the first one is the mailbox.'),
  cc: z.array(name).optional(),
  attachments: z
    .array(z.union([name, z.strictObject({ name, text: z.string(), isInline: z.boolean().optional() })]))
    .optional()
    .describe('Files by their names, which are empty, or with their text.'),
  messages: z
    .array(z.strictObject({ from: name, subject: z.string().optional(), text: z.string().optional() }))
    .optional()
    .describe('E-mails that hang on it.'),
  attributes,
});

const genericSchema = z.strictObject({
  kind: z.literal('generic'),
  to,
  from: z.string().optional(),
  name: z.string().optional(),
  direction: z.enum(['in', 'out']).optional(),
  attributes,
});

export const interactionSchema = z.discriminatedUnion('kind', [
  callSchema,
  chatSchema,
  callbackSchema,
  emailSchema,
  genericSchema,
]);

export const visitorSchema = z.strictObject({ name });

export const visitorCreatedSchema = z.strictObject({ visitorId: z.string() });

const visitorId = name.optional().describe('Which visitor of the chat; the first unless told otherwise.');

export const visitorTextSchema = z.strictObject({ text: name, visitorId });

export const visitorTypingSchema = z.strictObject({ on: z.boolean(), visitorId });

export const visitorLeavesSchema = z.strictObject({ visitorId });

export const createdSchema = z.strictObject({ interactionId: z.string() });

export const remoteDisconnectSchema = z.strictObject({
  cause: z.int().min(1).max(127).optional().describe('Q.850 cause, such as 17 for busy.'),
});

export type CallToPlace = Omit<z.output<typeof callSchema>, 'kind'>;
export type ChatToPlace = Omit<z.output<typeof chatSchema>, 'kind'>;
export type CallbackToPlace = Omit<z.output<typeof callbackSchema>, 'kind'>;
export type EmailToPlace = Omit<z.output<typeof emailSchema>, 'kind'>;
export type GenericToPlace = Omit<z.output<typeof genericSchema>, 'kind'>;
export type InteractionToPlace = z.output<typeof interactionSchema>;
