import { z } from 'zod';
import { faultKinds } from '../icws/faults.ts';

const name = z.string().min(1);

export const nothingSchema = z.strictObject({});

export const dropSchema = z.strictObject({
  userId: name.optional().describe('Only the sessions of this user; all without it.'),
});

export const resetSchema = z.strictObject({
  sessionsOf: z
    .enum(['everybody', 'agents'])
    .default('everybody')
    .describe('Whose sessions are cut; `agents` leaves those of super users, such as the integration.'),
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

export const handlersSchema = z.strictObject({
  handlers: z.array(z.strictObject({ name: z.string(), objectId: z.string(), eventId: z.string() })),
});

export const configuredSchema = z.strictObject({
  properties: z
    .record(name, z.unknown())
    .describe('As ICWS writes them; those that are left out stay as they are.'),
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
      reason: z.string().nullable().describe('Why it is not built.'),
    }),
  ),
});

export const errorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string() }),
});

/** Probability 1 and seed 1 where they are left out. */
export type FaultPlan = z.input<typeof faultPlanSchema>;
export type FaultReport = z.output<typeof faultsSchema>;
export type HandlerJournal = z.output<typeof handlerJournalSchema>;
export type WrapUps = z.output<typeof wrapUpsSchema>;
export type Switchover = z.output<typeof switchoverSchema>;
export type Coverage = z.output<typeof coverageSchema>;
export type ClockReading = z.output<typeof clockSchema>;
export type Handlers = z.output<typeof handlersSchema>;
