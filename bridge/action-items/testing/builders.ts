import type { ActionItemRequest } from '../../core/action-items-port.ts';
import type { StoreTable } from '../../core/store-port.ts';
import type { ActionItemRules } from '../rules.ts';

export function request(
  actionItemId: string,
  attributes: Readonly<Record<string, string>> = {},
): ActionItemRequest {
  const data = {
    actionItemId,
    title: `About ${actionItemId}`,
    description: '',
    priority: undefined,
    dueDate: '',
    originator: 'erika@example.com',
    attachedData: '',
    objectType: '',
    objectKey: '',
    attributes,
  };
  return { data, userIds: [], scenario: undefined };
}

export const plainRules: ActionItemRules = {
  rules: [],
  otherwise: { workgroups: ['Mail'], distribution: 'order', interactionType: 'Email' },
  limits: { rona: 10, others: 10 },
  firstRetryMs: 1_000,
  maxRetryMs: 60_000,
  rememberMs: 3_600_000,
};

/** A table as the store has it: what comes back is a copy that went through JSON. */
export function memoryTable<Value>(parse: (json: unknown) => Value): StoreTable<Value> {
  const rows = new Map<string, string>();
  const read = (text: string) => parse(JSON.parse(text));
  return {
    get: (key) => (rows.has(key) ? read(rows.get(key) ?? '') : undefined),
    entries: () => [...rows].map(([key, text]) => [key, read(text)] as const),
    put: (key, value) => {
      rows.set(key, JSON.stringify(value));
    },
    delete: (key) => {
      rows.delete(key);
    },
  };
}
