import { z } from 'zod';
import type { BridgeConfig } from './config-schema.ts';
import { atLeast, milliseconds, name } from './fields.ts';
import { section } from './section.ts';

const condition = section({
  equals: name.optional().describe('The attribute is this.'),
  contains: name.optional().describe('The attribute holds this.'),
  like: name.optional().describe('The attribute fits this pattern, in which `*` stands for any text.'),
}).refine(
  ({ equals, contains, like }) => equals !== undefined || contains !== undefined || like !== undefined,
  'must have equals, contains or like',
);

const distribution = z.enum(['order', 'load']);
const interactionType = z.enum(['Email', 'Generic Object']);

const rule = section({
  when: z
    .record(name, condition)
    .default({})
    .describe('Conditions by attribute; all must hold, and upper and lower case do not count.'),
  workgroups: z.array(name).min(1, 'must name at least one workgroup').describe('Where such work goes.'),
  distribution: distribution
    .optional()
    .describe('As `actionItems.distribution`, for this rule; that one where absent.'),
  interactionType: interactionType
    .optional()
    .describe('As `actionItems.interactionType`, for this rule; that one where absent.'),
});

const tries = z.int().min(1).max(1_000);

/** How work that SAP hands over finds its workgroup (G26, G27). */
export const actionItems = section({
  workgroups: z
    .array(name)
    .default([])
    .describe('Workgroups of work that no rule takes (G26); such work is refused where there is none.'),
  distribution: distribution
    .default('order')
    .describe(
      'Which of several workgroups: `order` the first, and the next where CIC refuses; `load` the one with the least open work of this bridge.',
    ),
  interactionType: interactionType
    .default('Email')
    .describe('What the work is in CIC; a `Generic Object` has no screen recording and no failover (G26).'),
  rules: z.array(rule).default([]).describe('The first rule that fits decides (G27).'),
  maxRona: tries
    .default(10)
    .describe(
      'Offers that nobody accepts, after which work goes to the overflow list; rerouting by hand begins anew.',
    ),
  maxTries: tries
    .default(10)
    .describe(
      'Returns for any other reason (rejected, rerouted, restart, no answer, refused), after which work goes to the overflow list.',
    ),
  firstRetryMs: milliseconds.default(1_000).describe('Wait before CIC is asked again.'),
  maxRetryMs: milliseconds.default(60_000).describe('Longest wait; each one doubles the one before.'),
  rememberMs: milliseconds
    .default(86_400_000)
    .describe('Time for which finished work is remembered, so that a repeated request makes no second one.'),
})
  .check(atLeast('maxRetryMs', 'firstRetryMs'))
  .prefault({});

/** The rules in the form in which they are applied. */
export function actionItemRulesOf(given: BridgeConfig['actionItems']) {
  const { rules, workgroups, distribution: standard, interactionType: type } = given;
  return {
    rules: rules.map((one) => ({
      ...one,
      distribution: one.distribution ?? standard,
      interactionType: one.interactionType ?? type,
    })),
    otherwise:
      workgroups.length > 0 ? { workgroups, distribution: standard, interactionType: type } : undefined,
    limits: { rona: given.maxRona, others: given.maxTries },
    firstRetryMs: given.firstRetryMs,
    maxRetryMs: given.maxRetryMs,
    rememberMs: given.rememberMs,
  };
}
