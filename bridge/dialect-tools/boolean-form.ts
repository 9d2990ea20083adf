import type { SiteType } from './site-model.ts';

/** How a site writes flags: the two texts. */
export interface BooleanForm {
  readonly true: string;
  readonly false: string;
}

/** What a flag of XML Schema is written as. */
const xmlForm: BooleanForm = { true: 'true', false: 'false' };

const yes = /^(x|true|1|y|yes|j|ja|t|on)$/i;
const numbers = /^(long|int|integer|short|byte|unsigned\w+|\w+Integer|decimal)$/;

/** The texts for a flag of this type; `undefined` where the type does not tell, such as a plain string. */
export function booleanFormOf(type: SiteType): BooleanForm | undefined {
  if (type.kind !== 'simple') return undefined;
  if (type.name === 'boolean') return xmlForm;
  if (type.values !== undefined) return formOf(type.values);
  if (numbers.test(type.name)) return { true: '1', false: '0' };
  // ABAP's flag is a text of one character: X, or nothing.
  return type.maxLength === 1 ? { true: 'X', false: '' } : undefined;
}

/** Of one value the other is nothing; of two, the one that is no yes. */
function formOf(values: readonly string[]): BooleanForm | undefined {
  const on = values.filter((value) => yes.test(value));
  const off = values.filter((value) => !yes.test(value));
  const [word, anotherWord] = on;
  const [other = '', anotherOther] = off;
  if (word === undefined || anotherWord !== undefined || anotherOther !== undefined) return undefined;
  return { true: word, false: other };
}
