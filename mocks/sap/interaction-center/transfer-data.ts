import type { Item, Session } from './agent-state.ts';
import { writeAttachedFields } from './attached-fields.ts';
import { partnerField } from './identification-key.ts';

/** The data that goes with a transfer: what came with the contact, and the customer whom the agent confirmed (G42). */
export function transferData({ view }: Item, { account }: Pick<Session, 'account'>): string {
  if (!account) return '';
  const others = view.attachedData.filter(({ name }) => name !== partnerField);
  return writeAttachedFields([...others, { name: partnerField, value: account.id }]);
}
