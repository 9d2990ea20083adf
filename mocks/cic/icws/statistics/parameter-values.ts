import type { LivePbx } from '../../live-pbx.ts';
import { findCategory } from './statistic-key.ts';

/** `parameterValue` of the contract. */
export interface ParameterValue {
  readonly value: string;
  readonly displayString: string;
  readonly description: string;
}

/** What a parameter can be; undefined where there is no such parameter. */
export function parameterValuesOf(
  pbx: LivePbx,
  parameterTypeId: string,
): readonly ParameterValue[] | undefined {
  const subjects = findCategory(parameterTypeId)?.subjects(pbx);
  return subjects?.map(({ id, displayName }) => {
    return { value: id, displayString: displayName, description: displayName };
  });
}
