import { z } from 'zod';
import { invalidProperty } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, ok } from '../reply.ts';
import { parameterValuesOf } from '../statistics/parameter-values.ts';
import { parameterItemsSchema } from '../statistics/statistic-key.ts';
import { wireInt } from '../wire.ts';

const querySchema = z.object({
  parameterTypeId: z.string().min(1),
  filter: z.string().optional(),
  maxToReturn: wireInt.optional(),
});

function query(
  { server }: Exchange,
  { parameterTypeId, filter = '', maxToReturn }: z.output<typeof querySchema>,
): IcwsReply {
  const values = parameterValuesOf(server.pbx, parameterTypeId);
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
    const found = (parameterValuesOf(server.pbx, parameterTypeId) ?? []).filter(
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

const readSchema = z.object({ parameterValueItems: parameterItemsSchema.min(1) });

/** The values of each parameter that is named; the map is by the id of its type, which the contract leaves open. */
function read({ server }: Exchange, { parameterValueItems }: z.output<typeof readSchema>): IcwsReply {
  const typeIds = parameterValueItems.map(({ parameterTypeId }) => parameterTypeId);
  const unknown = typeIds.find((typeId) => !parameterValuesOf(server.pbx, typeId));
  if (unknown !== undefined) {
    const message = `There is no parameter ${unknown}. Read the catalogue.`;
    return invalidProperty('parameterValueItems', message);
  }
  const map = typeIds.map((typeId) => [typeId, { parameterValues: parameterValuesOf(server.pbx, typeId) }]);
  return ok({ parameterValuesMap: Object.fromEntries(map) });
}

export const statisticsOperations: readonly Operation[] = [
  operation('POST', '{S}/statistics/statistic-parameter-values', 'statistics', withBody(readSchema, read)),
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
