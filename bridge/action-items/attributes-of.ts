import type { ActionItemRequest } from '../core/action-items-port.ts';
import { routedDataName } from '../core/own-attributes.ts';

/**
 * What rules and handlers read of the work. SAP's own attributes go before those that we make of the fields, as a
 * SAP that sends no list would otherwise match no rule on `SUBJECT` (G27).
 */
export function attributesOf({
  data,
  userIds,
  scenario,
}: ActionItemRequest): Readonly<Record<string, string>> {
  const made = {
    SUBJECT: data.title,
    FROM_ADDRESS: data.originator,
    DESCRIPTION: data.description,
    PRIORITY: data.priority === undefined ? '' : String(data.priority),
    DUE_DATE: data.dueDate,
    OBJECT_TYPE: data.objectType,
    OBJECT_KEY: data.objectKey,
    SCENARIO_ID: scenario?.id ?? '',
    USER_IDS: userIds.join(';'),
    [routedDataName]: data.attachedData,
  };
  const known = Object.entries(made).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(known), ...data.attributes };
}
