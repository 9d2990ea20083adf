import { seededRng } from '@switchhook/bridge/clock';
import type { WireLink } from '@switchhook/simulator/model';
import { z } from 'zod';

/** What a tap can do to what crosses its link. */
export const linkFaultKinds = ['delay', 'reset', 'close', 'silence', 'refuse', 'cut', 'garble'] as const;
export type LinkFaultKind = (typeof linkFaultKinds)[number];

const links = ['SAP → bridge', 'bridge → SAP', 'bridge → CIC'] as const satisfies readonly WireLink[];

const linkFaultRule = z.strictObject({
  link: z.enum(links),
  fault: z
    .enum(linkFaultKinds)
    .describe(
      'delay: passed on late. reset: the connection is reset and nothing arrives. close: likewise, but closed in order. silence: never answered. refuse: answered with `status` in place of the target. cut: the answer, or the stream, breaks in the middle. garble: bytes of the answer are changed.',
    ),
  name: z
    .string()
    .min(1)
    .optional()
    .describe('Only messages whose name contains this, such as IciPhoneCall.hold or /messaging/messages.'),
  probability: z.number().min(0).max(1).default(1),
  times: z.int().min(1).optional().describe('It strikes no more often than this.'),
  delayMs: z.int().min(0).max(600_000).default(1_000).describe('Of delay; milliseconds.'),
  status: z.int().min(400).max(599).default(503).describe('Of refuse.'),
});

export const linkFaultPlanSchema = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1)
    .describe('The same seed and the same messages: the same faults in the same order.'),
  rules: z.array(linkFaultRule).max(100).describe('Replaces the rules; none heals every link.'),
});

export type LinkFaultRule = z.output<typeof linkFaultRule>;
export type LinkFaultPlan = z.output<typeof linkFaultPlanSchema>;

export interface LinkFaultStrike {
  readonly link: WireLink;
  readonly name: string;
  readonly fault: LinkFaultKind;
  /** Index of the rule. */
  readonly rule: number;
}

/** The faults of all links by plan. */
export interface LinkFaults {
  plan(plan: LinkFaultPlan): void;
  /** Calls back after each plan; a link that nothing threatens is best left alone. */
  onPlan(listener: () => void): void;
  threatens(link: WireLink): boolean;
  /** The rule that strikes a message, if one does; to be asked once for each. Of a stream only `cut` does. */
  strike(link: WireLink, name: string, kind?: 'stream'): LinkFaultRule | undefined;
  /** A number in [0, 1) that follows from the seed. */
  chance(): number;
  readonly report: LinkFaultPlan & { readonly strikes: readonly LinkFaultStrike[] };
}

const rememberedStrikes = 1_000;

export function createLinkFaults(): LinkFaults {
  let current: LinkFaultPlan = { seed: 1, rules: [] };
  let left: number[] = [];
  let strikes: LinkFaultStrike[] = [];
  let chance = seededRng(current.seed);
  const listeners: (() => void)[] = [];
  return {
    plan(plan) {
      current = plan;
      left = plan.rules.map(({ times }) => times ?? Number.POSITIVE_INFINITY);
      strikes = [];
      chance = seededRng(plan.seed);
      for (const listener of listeners) listener();
    },
    onPlan(listener) {
      listeners.push(listener);
    },
    threatens: (link) => current.rules.some((rule) => rule.link === link),
    strike(link, name, kind) {
      const index = current.rules.findIndex(
        (rule, at) =>
          rule.link === link &&
          (kind === undefined || rule.fault === 'cut') &&
          (left[at] ?? 0) > 0 &&
          name.includes(rule.name ?? '') &&
          (rule.probability === 1 || chance() < rule.probability),
      );
      const rule = current.rules[index];
      if (!rule) return undefined;
      left[index] = (left[index] ?? 0) - 1;
      strikes = [...strikes, { link, name, fault: rule.fault, rule: index }].slice(-rememberedStrikes);
      return rule;
    },
    chance: () => chance(),
    get report() {
      return { ...current, strikes };
    },
  };
}
