import type { LivePbx } from '../../live-pbx.ts';
import { compactDate } from '../../pbx/compact-date.ts';
import type { LocalizedText } from '../../pbx/localized-text.ts';
import type { Topic } from '../subscription.ts';

/** `statisticValueType` of what this server counts. */
export const valueTypes = { int: 0, string: 2, bool: 3, finiteDuration: 8, percent: 9, error: 12 } as const;

/** `statisticErrorValueType`. */
export const errorValues = { malformedKey: 1, unknownKey: 2 } as const;

export type StatisticValue = Readonly<Record<string, unknown>>;

/** One figure, about whatever its parameter names. The identifiers are our own: a site's catalogue has its own. */
export interface Statistic {
  readonly identifier: string;
  readonly text: LocalizedText;
  readonly type: keyof typeof valueTypes;
  readonly read: (pbx: LivePbx, subject: string) => StatisticValue;
}

/** Figures about one kind of subject: a workgroup, a user. */
export interface StatisticCategory {
  readonly id: string;
  readonly text: LocalizedText;
  readonly parameterTypeId: string;
  readonly parameterText: LocalizedText;
  readonly statistics: readonly Statistic[];
  /** The subject as the world spells it, if there is one. */
  readonly find: (pbx: LivePbx, name: string) => string | undefined;
  readonly subjects: (pbx: LivePbx) => readonly { readonly id: string; readonly displayName: string }[];
  /** What may change the figures of a subject. */
  readonly topics: (pbx: LivePbx, subject: string) => readonly Topic[];
}

function value(type: keyof typeof valueTypes, what: object): StatisticValue {
  const name = `statistic${type[0]?.toUpperCase()}${type.slice(1)}Value`;
  return { __type: `urn:inin.com:statistics:${name}`, statisticValueType: valueTypes[type], ...what };
}

export const int = (count: number) => value('int', { value: count });
export const bool = (is: boolean) => value('bool', { value: is });
export const string = (text: string) => value('string', { value: text });
export const percent = (share: number) => value('percent', { value: share });
export const errorValue = (kind: keyof typeof errorValues) => value('error', { value: errorValues[kind] });

/** Time that goes on since `from`, or has not begun. */
export function ticking(from: number | undefined): StatisticValue {
  if (from === undefined) return value('finiteDuration', { stoppedTimeSpan: 0, ticking: false });
  return value('finiteDuration', { startTickingTime: compactDate(from), ticking: true });
}
