import type { IdentificationKey } from '@switchhook/simulator/model';
import type { Item } from './agent-state.ts';
import { partnerNumber } from './partner-number.ts';

/** The field of the attached data that names a business partner (ici.md 7, G42, G43). */
export const partnerField = 'BP_NUMBER';
const emailFields: readonly string[] = ['EMAIL', 'FROM_ADDRESS'];

/**
 * What to look an item's partner up by, the surest first: a partner that the data names, then the number of a
 * call, then the e-mail address of everything else (G6 to G9, G43).
 */
export function identificationKeys(item: Item): readonly IdentificationKey[] {
  const { attachedData, channel } = item.view;
  const partner = attachedData.find(({ name }) => name === partnerField)?.value.trim() ?? '';
  const keys: IdentificationKey[] = partner === '' ? [] : [{ kind: 'partner', value: partner }];
  const number = partnerNumber(item);
  if (channel === 'telephony') return [...keys, { kind: 'phone', value: number }];
  const given = attachedData.find(({ name, value }) => emailFields.includes(name) && value.includes('@'));
  const address = number.includes('@') ? number : (given?.value ?? '');
  if (address !== '') return [...keys, { kind: 'email', value: address.trim() }];
  return [...keys, { kind: 'phone', value: number }];
}
