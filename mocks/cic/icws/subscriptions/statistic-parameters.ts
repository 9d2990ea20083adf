import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import type { IcwsMessage } from '../message.ts';
import { type ParameterValue, parameterValuesOf } from '../statistics/parameter-values.ts';
import { parameterItemsSchema } from '../statistics/statistic-key.ts';
import type { Subscription } from '../subscription.ts';

export const statisticParametersSchema = z.object({
  chainedParameterValueQueries: z
    .array(z.object({ parameterValueItems: parameterItemsSchema.min(1) }))
    .min(1),
});

type Values = ReadonlyMap<string, ParameterValue>;

/** What the parameters of statistics can be, and what comes and goes as users and workgroups do (icws.md 12). */
export function statisticParametersSubscription(
  pbx: LivePbx,
  { chainedParameterValueQueries }: z.output<typeof statisticParametersSchema>,
): Subscription {
  const typeIds = new Set(
    chainedParameterValueQueries.flatMap(({ parameterValueItems }) =>
      parameterValueItems.map(({ parameterTypeId }) => parameterTypeId),
    ),
  );
  let told = new Map<string, Values>();

  function read(): Map<string, Values> {
    return new Map(
      [...typeIds].map((typeId) => {
        const values = parameterValuesOf(pbx, typeId) ?? [];
        return [typeId, new Map(values.map((each) => [each.value, each]))];
      }),
    );
  }

  function changesOf(typeId: string, after: Values): object | undefined {
    const before: Values = told.get(typeId) ?? new Map();
    const added = [...after.values()].filter(({ value }) => !before.has(value));
    const changed = [...after.values()].filter(({ value, displayString }) => {
      const was = before.get(value);
      return was && was.displayString !== displayString;
    });
    const removed = [...before.keys()].filter((value) => !after.has(value));
    if (added.length + changed.length + removed.length === 0) return undefined;
    return {
      ...(added.length > 0 && { parameterValuesAdded: added }),
      ...(changed.length > 0 && { parameterValuesChanged: changed }),
      ...(removed.length > 0 && { parameterValuesRemoved: removed }),
    };
  }

  function message(isDelta: boolean): IcwsMessage | undefined {
    const now = read();
    const changes = new Map([...now].map(([typeId, values]) => [typeId, changesOf(typeId, values)]));
    told = now;
    const queryResultChanges = chainedParameterValueQueries.flatMap((chainedParameterValueQuery) => {
      const own = chainedParameterValueQuery.parameterValueItems.flatMap(({ parameterTypeId }) => {
        const change = changes.get(parameterTypeId);
        return change ? [[parameterTypeId, change] as const] : [];
      });
      if (isDelta && own.length === 0) return [];
      return [{ chainedParameterValueQuery, parameterValueChangesMap: Object.fromEntries(own) }];
    });
    if (isDelta && queryResultChanges.length === 0) return undefined;
    return { __type: 'urn:inin.com:statistics:chainedParametersChangeMessage', isDelta, queryResultChanges };
  }

  return {
    topics: ['configuration'],
    snapshot() {
      told = new Map();
      return [message(false)].filter((each) => each !== undefined);
    },
    tell: () => message(true),
  };
}
