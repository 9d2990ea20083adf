import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { agentStatistics } from './agent-statistics.ts';
import { errorValue, type Statistic, type StatisticCategory, type StatisticValue } from './definition.ts';
import { workgroupStatistics } from './workgroup-statistics.ts';

export const statisticCategories: readonly StatisticCategory[] = [workgroupStatistics, agentStatistics];

export const parameterItemsSchema = z.array(z.object({ parameterTypeId: z.string(), value: z.string() }));

export const statisticKeySchema = z.object({
  statisticIdentifier: z.string().min(1),
  parameterValueItems: parameterItemsSchema.default([]),
});

export type StatisticKey = z.output<typeof statisticKeySchema>;

/** What a key leads to, or the error value that it has for ever. */
type Resolved =
  | { readonly category: StatisticCategory; readonly statistic: Statistic; readonly subject: string }
  | { readonly error: StatisticValue };

/** Identifiers and parameter types are compared without regard to case. */
export function resolveKey(pbx: LivePbx, key: StatisticKey): Resolved {
  for (const category of statisticCategories) {
    const statistic = category.statistics.find(({ identifier }) =>
      isSame(identifier, key.statisticIdentifier),
    );
    if (!statistic) continue;
    const item = key.parameterValueItems.find(({ parameterTypeId }) =>
      isSame(parameterTypeId, category.parameterTypeId),
    );
    if (!item) return { error: errorValue('malformedKey') };
    const subject = category.find(pbx, item.value);
    return subject === undefined ? { error: errorValue('unknownKey') } : { category, statistic, subject };
  }
  return { error: errorValue('unknownKey') };
}

export function findCategory(parameterTypeId: string): StatisticCategory | undefined {
  return statisticCategories.find((each) => isSame(each.parameterTypeId, parameterTypeId));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
