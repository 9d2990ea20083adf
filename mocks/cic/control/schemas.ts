import { z } from 'zod';
import { faultKinds } from '../icws/faults.ts';

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
  attachments: z.array(name).optional().describe('File names.'),
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

export const nothingSchema = z.strictObject({});

export const dropSchema = z.strictObject({
  userId: name.optional().describe('Only the sessions of this user; all without it.'),
});

export const droppedSchema = z.strictObject({ dropped: z.int() });

export const switchoverSchema = z.strictObject({
  active: z.string().describe('The address of the server that takes logins now.'),
  ended: z.int().describe('How many sessions ended.'),
});

export const handlerNotificationSchema = z.strictObject({
  objectId: name,
  eventId: name,
  data: z.array(z.string()),
});

export const handlerJournalSchema = z.strictObject({
  notifications: z.array(
    z.strictObject({
      direction: z.enum(['received', 'sent']).describe('As the server sees it.'),
      objectId: z.string(),
      eventId: z.string(),
      data: z.array(z.string()),
      handlers: z.array(z.string()).describe('Names of the handlers that it started.'),
    }),
  ),
});

export const wrapUpsSchema = z.strictObject({
  wrapUps: z.array(
    z.strictObject({
      interactionId: z.string(),
      code: z.string(),
      segmentId: z.int(),
      time: z.int().describe('Milliseconds since the epoch, UTC.'),
      user: z.string(),
      sourceInteractionId: z.string(),
    }),
  ),
});

const methods = z.enum(['GET', 'POST', 'PUT', 'DELETE']);

const faultRuleSchema = z.strictObject({
  fault: z
    .enum(faultKinds)
    .describe(
      'unauthorized: 401, the session is gone. unavailable: 503 with alternate hosts. error: 500. slow: answered late. lostPoll: a poll takes messages that never arrive. cutStream: a stream breaks with the message it should have carried. duplicateSnapshot: a subscription tells its snapshot twice. messageBeforeReply, messageAfterReply: order of a reply and the stream.',
    ),
  probability: z.number().min(0).max(1).default(1),
  times: z.int().min(1).optional().describe('It strikes no more often than this.'),
  userId: name.optional().describe('Only sessions of this user.'),
  method: methods.optional(),
  path: name
    .optional()
    .describe('Only operations whose path, as /control/coverage spells it, contains this.'),
  delayMs: z.int().min(0).max(600_000).optional().describe('How late the answer is; milliseconds.'),
});

export const faultPlanSchema = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1)
    .describe('The same seed and the same requests: the same faults in the same order.'),
  rules: z.array(faultRuleSchema).max(100).describe('Replaces the rules; none stops all faults.'),
});

export const faultsSchema = z.strictObject({
  seed: z.int(),
  rules: z.array(faultRuleSchema),
  strikes: z
    .array(
      z.strictObject({
        fault: z.enum(faultKinds),
        rule: z.int().describe('Index of the rule.'),
        method: methods,
        path: z.string(),
        userId: z.string().nullable(),
      }),
    )
    .describe('What struck so far, oldest first, the latest thousand.'),
});

export const statusSchema = z.strictObject({ statusId: name });

export const advanceSchema = z.strictObject({ ms: z.int().min(0).max(86_400_000) });

export const clockSchema = z.strictObject({
  now: z.int().describe('Milliseconds since the epoch, UTC.'),
  pending: z.int().describe('Timers that are set.'),
  untilNext: z.int().nullable().describe('Milliseconds until the next of them.'),
});

export const stateSchema = z.strictObject({
  now: z.int(),
  sessions: z.int(),
  users: z.array(
    z.strictObject({
      userId: z.string(),
      displayName: z.string(),
      extension: z.string(),
      status: z.string(),
      loggedIn: z.boolean(),
      onPhone: z.boolean(),
      station: z.string().nullable(),
      acdAvailable: z.boolean().describe('Whether ACD would offer a call now.'),
      queue: z.array(z.string()).describe('Interaction ids, oldest entry first.'),
    }),
  ),
  workgroups: z.array(
    z.strictObject({
      workgroupId: z.string(),
      extension: z.string(),
      members: z.array(z.string()),
      queue: z.array(z.string()).describe('Waiting and assigned interactions.'),
    }),
  ),
  interactions: z.array(
    z.strictObject({
      interactionId: z.string(),
      kind: z.string(),
      state: z.string().describe('Eic_State'),
      stateText: z.string().describe('Eic_CallStateString'),
      direction: z.enum(['in', 'out']),
      internal: z.boolean(),
      remoteName: z.string(),
      remoteAddress: z.string(),
      dialed: z.string(),
      user: z.string().nullable(),
      station: z.string().nullable(),
      workgroup: z.string().nullable(),
      linkedInteractionId: z.string().nullable(),
      digitsSent: z.string(),
      muted: z.boolean(),
      private: z.boolean(),
      recording: z.strictObject({
        recorders: z.array(z.string()).describe('User ids.'),
        isPaused: z.boolean(),
        isSecurelyPaused: z.boolean(),
      }),
      listeners: z.array(z.strictObject({ userId: z.string(), isCoach: z.boolean() })),
      wavesPlayed: z.array(z.string()),
      conferenceId: z.string().nullable().describe("The interaction id of the conference owner's own leg."),
      consultingInteractionId: z.string().nullable().describe('On a consult call: the call it is about.'),
      canRemoteAnswer: z.boolean(),
      chat: z
        .strictObject({
          members: z.array(
            z.strictObject({
              memberId: z.string().describe('A user id, or the id of a visitor.'),
              displayName: z.string(),
              isVisitor: z.boolean(),
              isTyping: z.boolean(),
            }),
          ),
          messages: z.array(z.strictObject({ from: z.string(), text: z.string(), at: z.int() })),
        })
        .nullable(),
      callback: z
        .strictObject({
          number: z.string(),
          subject: z.string(),
          attempts: z.int(),
          callInteractionId: z.string().nullable().describe('The last call that was made for it.'),
          snoozedUntil: z.int().nullable(),
          disposition: z.enum(['success', 'failure', 'retry']).nullable(),
        })
        .nullable(),
      email: z
        .strictObject({
          subject: z.string(),
          from: z.string(),
          recipients: z.array(z.string()),
          bodies: z.array(z.strictObject({ body: z.string(), isHtml: z.boolean() })),
          answersInteractionId: z.string().nullable(),
          isDraft: z.boolean(),
          sentAt: z.int().nullable(),
        })
        .nullable(),
      attributes: z.record(z.string(), z.string()),
    }),
  ),
});

const count = z.int().min(0);
const countsSchema = z.strictObject({ built: count, notBuilt: count, outOfScope: count });

export const coverageSchema = z.strictObject({
  contract: countsSchema.describe('Counts over the operations of the public contract.'),
  features: z.record(z.string(), countsSchema).describe('The same by feature.'),
  operations: z.array(
    z.strictObject({
      method: methods,
      path: z.string().describe('{S} stands for /icws/{sessionId}.'),
      feature: z.string(),
      state: z
        .enum(['built', 'notBuilt', 'outOfScope'])
        .describe('All but the built ones answer 501 and say so in errorId.'),
      inContract: z.boolean().describe('Whether the contract lists it; other built ones come on top.'),
    }),
  ),
});

export const errorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string() }),
});

export type MockCicState = z.output<typeof stateSchema>;
export type CallToPlace = Omit<z.output<typeof callSchema>, 'kind'>;
export type ChatToPlace = Omit<z.output<typeof chatSchema>, 'kind'>;
export type CallbackToPlace = Omit<z.output<typeof callbackSchema>, 'kind'>;
export type EmailToPlace = Omit<z.output<typeof emailSchema>, 'kind'>;
export type GenericToPlace = Omit<z.output<typeof genericSchema>, 'kind'>;
export type InteractionToPlace = z.output<typeof interactionSchema>;
/** Probability 1 and seed 1 where they are left out. */
export type FaultPlan = z.input<typeof faultPlanSchema>;
export type FaultReport = z.output<typeof faultsSchema>;
export type HandlerJournal = z.output<typeof handlerJournalSchema>;
export type WrapUps = z.output<typeof wrapUpsSchema>;
export type Switchover = z.output<typeof switchoverSchema>;
export type Coverage = z.output<typeof coverageSchema>;
export type ClockReading = z.output<typeof clockSchema>;
