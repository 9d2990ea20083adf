import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { inLanguage } from '../../pbx/localized-text.ts';
import type { IcwsMessage } from '../message.ts';
import { type Statistic, type StatisticCategory, valueTypes } from '../statistics/definition.ts';
import {
  resolveKey,
  type StatisticKey,
  statisticCategories,
  statisticKeySchema,
} from '../statistics/statistic-key.ts';
import type { Subscription, Topic } from '../subscription.ts';

export const statisticValuesSchema = z.object({ statisticKeys: z.array(statisticKeySchema).min(1) });

/** The values of some keys, and then of those whose value has changed (icws.md 12). */
export function statisticValuesSubscription(
  pbx: LivePbx,
  { statisticKeys }: z.output<typeof statisticValuesSchema>,
): Subscription {
  const told = new Map<StatisticKey, string>();
  const topics = new Set<Topic>();
  for (const key of statisticKeys) {
    const resolved = resolveKey(pbx, key);
    if ('error' in resolved) continue;
    for (const topic of resolved.category.topics(pbx, resolved.subject)) topics.add(topic);
  }

  function read(key: StatisticKey) {
    const resolved = resolveKey(pbx, key);
    return 'error' in resolved ? resolved.error : resolved.statistic.read(pbx, resolved.subject);
  }

  function changes(): readonly object[] {
    return statisticKeys.flatMap((statisticKey) => {
      const statisticValue = read(statisticKey);
      const text = JSON.stringify(statisticValue);
      if (told.get(statisticKey) === text) return [];
      told.set(statisticKey, text);
      return [{ statisticKey, statisticValue }];
    });
  }

  function message(isDelta: boolean, statisticValueChanges: readonly object[]): IcwsMessage {
    return { __type: 'urn:inin.com:statistics:statisticValueMessage', isDelta, statisticValueChanges };
  }

  return {
    topics: [...topics],
    snapshot() {
      told.clear();
      return [message(false, changes())];
    },
    tell() {
      const changed = changes();
      return changed.length === 0 ? undefined : message(true, changed);
    },
  };
}

export const statisticCatalogSchema = z.object({ statisticCatalogCacheTag: z.string().optional() });

/** The catalogue is fixed for a language: a client that has it need not read it again. */
export function catalogTag(language: string): string {
  return `catalog-1-${inLanguage({ en: 'en', de: 'de' }, language)}`;
}

/** What can be asked for. */
export function statisticCatalogSubscription(
  language: string,
  { statisticCatalogCacheTag }: z.output<typeof statisticCatalogSchema>,
): Subscription {
  const message: IcwsMessage = {
    __type: 'urn:inin.com:statistics:statisticCatalogMessage',
    isDelta: false,
    statisticCatalogCacheTag: catalogTag(language),
    statisticCategoryList: statisticCategories.map((each) => categoryOf(each, language)),
    parameterTypeDefinitions: statisticCategories.map(({ parameterTypeId, parameterText }) => ({
      parameterTypeId,
      displayString: inLanguage(parameterText, language),
      description: inLanguage(parameterText, language),
      accessControlLists: [],
      preserveOrder: false,
    })),
  };
  return {
    topics: [],
    snapshot: () => (statisticCatalogCacheTag === catalogTag(language) ? [] : [message]),
    tell: () => undefined,
  };
}

function categoryOf(category: StatisticCategory, language: string): Readonly<Record<string, unknown>> {
  return {
    statisticCategoryId: category.id,
    displayString: inLanguage(category.text, language),
    description: inLanguage(category.text, language),
    statisticDefinitions: category.statistics.map((each) => definitionOf(each, category, language)),
    accessControlRights: [],
    licenses: [],
  };
}

/** `statisticUnits`. */
const units = { none: 0, seconds: 2, percent: 5 } as const;

function definitionOf(
  { identifier, text, type }: Statistic,
  { parameterTypeId }: StatisticCategory,
  language: string,
): Readonly<Record<string, unknown>> {
  const unit = type === 'percent' ? 'percent' : type === 'finiteDuration' ? 'seconds' : 'none';
  return {
    statisticIdentifier: identifier,
    displayString: inLanguage(text, language),
    description: inLanguage(text, language),
    unitsDisplayString: unit === 'percent' ? '%' : unit === 'seconds' ? 's' : '',
    requiredParametersDefinitions: [
      { orderedParameterTypeList: [parameterTypeId], shouldBeSuppressed: false },
    ],
    statisticDefinitionData: { precision: 0, units: units[unit], valueType: valueTypes[type] },
    statisticDefinitionFlags: [],
    drillDowns: [],
  };
}
