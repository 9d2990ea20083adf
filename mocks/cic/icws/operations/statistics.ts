import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { invalidProperty } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, ok } from '../reply.ts';
import { findCategory, parameterItemsSchema } from '../statistics/statistic-key.ts';
import { wireInt } from '../wire.ts';

const querySchema = z.object({
  parameterTypeId: z.string().min(1),
  filter: z.string().optional(),
  maxToReturn: wireInt.optional(),
});

type Values = readonly {
  readonly value: string;
  readonly displayString: string;
  readonly description: string;
}[];

function valuesOf(pbx: LivePbx, parameterTypeId: string): Values | undefined {
  const subjects = findCategory(parameterTypeId)?.subjects(pbx);
  return subjects?.map(({ id, displayName }) => {
    return { value: id, displayString: displayName, description: displayName };
  });
}

function query(
  { server }: Exchange,
  { parameterTypeId, filter = '', maxToReturn }: z.output<typeof querySchema>,
): IcwsReply {
  const values = valuesOf(server.pbx, parameterTypeId);
  if (!values) {
    return invalidProperty(
      'parameterTypeId',
      `There is no parameter ${parameterTypeId}. Read the catalogue.`,
    );
  }
  const text = filter.toLowerCase();
  const found = values.filter(({ value, displayString }) =>
    [value, displayString].some((each) => each.toLowerCase().includes(text)),
  );
  return ok({ totalResultsAvailable: found.length, parameterValues: found.slice(0, maxToReturn) });
}

const validateSchema = z.object({ parameterValueItems: parameterItemsSchema.min(1) });

function validate({ server }: Exchange, { parameterValueItems }: z.output<typeof validateSchema>): IcwsReply {
  const validatedParameterValueList = parameterValueItems.map(({ parameterTypeId, value }) => {
    const found = (valuesOf(server.pbx, parameterTypeId) ?? []).filter(
      (each) => each.value.toLowerCase() === value.toLowerCase(),
    );
    return {
      isValid: found.length > 0,
      matchCount: found.length,
      qualifiedParameterValue: {
        __type: 'urn:inin.com:statistics:qualifiedParameterValue',
        parameterTypeId,
        ...(found[0] ?? { value, displayString: value, description: '' }),
      },
    };
  });
  return ok({ validatedParameterValueList });
}

export const statisticsOperations: readonly Operation[] = [
  operation(
    'POST',
    '{S}/statistics/statistic-parameter-values/queries',
    'statistics',
    withBody(querySchema, query),
  ),
  operation(
    'POST',
    '{S}/statistics/statistic-parameter-values/chained-parameters-validator',
    'statistics',
    withBody(validateSchema, validate),
  ),
];
