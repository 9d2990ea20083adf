import { z } from 'zod';
import type { ActionItemRequest } from '../core/action-items-port.ts';

/**
 * Why work came back (ici.md 10.1): not accepted in time, rejected by the agent or by SAP itself, given back by the
 * agent, the bridge started again, no handler answered. `FAILED` is ours: CIC refused to take it.
 */
export const returnReasons = ['RONA', 'REJECT', 'REROUTE', 'RESTART', 'TIMEOUT', 'FAILED'] as const;
export type ReturnReason = (typeof returnReasons)[number];

const request = z.object({
  data: z.object({
    actionItemId: z.string(),
    title: z.string(),
    description: z.string(),
    priority: z.number().optional(),
    dueDate: z.string(),
    originator: z.string(),
    attachedData: z.string(),
    objectType: z.string(),
    objectKey: z.string(),
    attributes: z.record(z.string(), z.string()),
  }),
  userIds: z.array(z.string()),
  scenario: z.object({ id: z.string(), description: z.string() }).optional(),
});

const record = z.object({
  request,
  /** `cancelled` waits only for CIC to give it up; `done` is remembered for a while. */
  state: z.enum(['waiting', 'routed', 'overflow', 'cancelled', 'done']),
  workgroup: z.string(),
  interactionId: z.string().optional(),
  /** CIC may still tell of the end of this one after the work was routed anew. */
  formerInteractionId: z.string().optional(),
  /** Whether CIC was ever asked for it: then it may be there, whatever was answered. */
  isAsked: z.boolean(),
  /** CIC has to give up what it has before anything else happens. */
  isWithdrawn: z.boolean(),
  /** CIC has not been told of the newest data. */
  isDirty: z.boolean(),
  /** How often work came back, by reason. */
  tries: z.record(z.enum(returnReasons), z.number()),
  /** What the last failure said; empty for none. */
  lastProblem: z.string(),
  /** SAP asked for the same id again while it was being cancelled. */
  again: request.optional(),
  acceptedAt: z.number(),
  changedAt: z.number(),
});

/** One piece of work as the bridge remembers it. */
export type ActionItemRecord = Omit<z.output<typeof record>, 'request' | 'again'> & {
  readonly request: ActionItemRequest;
  readonly again?: ActionItemRequest | undefined;
};

/** Reads a record of the store; throws where it is none. */
export function parseRecord(json: unknown): ActionItemRecord {
  const { request: own, again, ...rest } = record.parse(json);
  return { ...rest, request: whole(own), again: again && whole(again) };
}

function whole({ data, userIds, scenario }: z.output<typeof request>): ActionItemRequest {
  return { data: { ...data, priority: data.priority }, userIds, scenario };
}

const noTries: Readonly<Record<ReturnReason, number>> = {
  RONA: 0,
  REJECT: 0,
  REROUTE: 0,
  RESTART: 0,
  TIMEOUT: 0,
  FAILED: 0,
};

/** Work that SAP just handed over. */
export function newRecord(newRequest: ActionItemRequest, now: number): ActionItemRecord {
  return {
    request: newRequest,
    state: 'waiting',
    workgroup: '',
    isAsked: false,
    isWithdrawn: false,
    isDirty: false,
    tries: { ...noTries },
    lastProblem: '',
    acceptedAt: now,
    changedAt: now,
  };
}

/** One more return for `reason`; giving work back by hand forgives earlier ones that nobody took (ici.md 10.1). */
export function counted(one: ActionItemRecord, reason: ReturnReason): ActionItemRecord {
  const tries = { ...one.tries, [reason]: one.tries[reason] + 1 };
  return { ...one, tries: reason === 'REROUTE' ? { ...tries, RONA: 0 } : tries };
}

/** True once the work has come back too often. */
export function isOverLimit(
  { tries }: ActionItemRecord,
  limits: { readonly rona: number; readonly others: number },
): boolean {
  const { RONA, ...others } = tries;
  return RONA >= limits.rona || Object.values(others).reduce((sum, count) => sum + count, 0) >= limits.others;
}

/** As an administrator gives it back: with all its tries before it. */
export function forgiven(one: ActionItemRecord): ActionItemRecord {
  return { ...one, state: 'waiting', tries: { ...noTries }, lastProblem: '' };
}

/** True where CIC has to be asked for something. */
export function needsCic({ state, isWithdrawn, isDirty }: ActionItemRecord): boolean {
  return isWithdrawn || state === 'waiting' || (state === 'routed' && isDirty);
}
