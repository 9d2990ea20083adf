import { seededRng } from '@switchhook/bridge/clock';
import type { Method } from './operation.ts';

/** What can go wrong on purpose; the comment tells what becomes of the request. */
export const faultKinds = [
  /** The session ends without a word and the request gets 401. */
  'unauthorized',
  /** The request gets 503 with the alternate hosts and is not carried out. */
  'unavailable',
  /** The request gets 500 and is not carried out. */
  'error',
  /** The request is carried out and answered late. */
  'slow',
  /** A poll takes the messages, and the connection breaks before they arrive. */
  'lostPoll',
  /** A stream breaks, and the message that it should have carried is lost; the session lives on. */
  'cutStream',
  /** A new subscription tells its snapshot twice. */
  'duplicateSnapshot',
  /** What follows from a request is told on the stream before the request is answered. */
  'messageBeforeReply',
  /** What follows from a request is told only once the request is answered. */
  'messageAfterReply',
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface FaultRule {
  readonly fault: FaultKind;
  /** Of striking where it fits, from 0 to 1. */
  readonly probability: number;
  /** It strikes no more often than this. */
  readonly times?: number | undefined;
  /** Only sessions of this user. */
  readonly userId?: string | undefined;
  readonly method?: Method | undefined;
  /** Only operations whose path, as the coverage spells it, contains this. */
  readonly path?: string | undefined;
  /** How late the answer is; milliseconds. */
  readonly delayMs?: number | undefined;
}

/** Where a fault could strike. */
export interface FaultPlace {
  readonly method: Method;
  readonly path: string;
  readonly userId: string | undefined;
}

export interface FaultStrike extends FaultPlace {
  readonly fault: FaultKind;
  /** Index of the rule. */
  readonly rule: number;
}

/** Faults by plan: with the same seed and the same requests they strike in the same order. */
export interface Faults {
  /** Replaces the plan and starts from the seed. */
  plan(seed: number, rules: readonly FaultRule[]): void;
  /** The rule that strikes now, if one does. */
  strike(fault: FaultKind, place: FaultPlace): FaultRule | undefined;
  readonly isIdle: boolean;
  readonly seed: number;
  readonly rules: readonly FaultRule[];
  /** The latest thousand that struck, oldest first. */
  readonly strikes: readonly FaultStrike[];
}

const maxStrikes = 1_000;

export function createFaults(): Faults {
  let seed = 0;
  let rules: readonly FaultRule[] = [];
  let counts: number[] = [];
  let strikes: FaultStrike[] = [];
  let chance = seededRng(seed);

  return {
    plan(nextSeed, nextRules) {
      seed = nextSeed;
      rules = nextRules;
      counts = rules.map(() => 0);
      strikes = [];
      chance = seededRng(seed);
    },
    strike(fault, place) {
      for (const [index, rule] of rules.entries()) {
        if (rule.fault !== fault || !isFor(rule, place)) continue;
        const count = counts[index] ?? 0;
        if (count >= (rule.times ?? Number.POSITIVE_INFINITY) || chance() >= rule.probability) continue;
        counts[index] = count + 1;
        strikes.push({ ...place, fault, rule: index });
        if (strikes.length > maxStrikes) strikes.shift();
        return rule;
      }
      return undefined;
    },
    get isIdle() {
      return rules.length === 0;
    },
    get seed() {
      return seed;
    },
    get rules() {
      return rules;
    },
    get strikes() {
      return strikes;
    },
  };
}

function isFor(rule: FaultRule, { method, path, userId }: FaultPlace): boolean {
  if (rule.userId !== undefined && rule.userId !== userId) return false;
  if (rule.method !== undefined && rule.method !== method) return false;
  return rule.path === undefined || path.includes(rule.path);
}
