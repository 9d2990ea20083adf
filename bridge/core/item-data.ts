import type { AgentRules } from './agent.ts';
import {
  type AttachedData,
  mergeAttachedData,
  parseAttachedData,
  sapBlock,
  writeAttachedData,
} from './attached-data.ts';
import { BridgeError } from './bridge-error.ts';
import type { Item } from './item.ts';
import { attributeOf, ownAttributes } from './own-attributes.ts';

/** Data that SAP set lies over what the interaction's attributes say; an unreadable document is left out. */
export function attachedDataOf(
  attributes: Readonly<Record<string, string>>,
  rules: AgentRules,
): { readonly attachedData: string; readonly sapData: string } {
  const fields = Object.entries(rules.attachedDataFields).map(([field, names]) => [
    field,
    [names]
      .flat()
      .map((name) => attributeOf(attributes, name))
      .find((value) => value !== '') ?? '',
  ]);
  const fromAttributes: AttachedData = fields.length > 0 ? sapBlock(Object.fromEntries(fields)) : new Map();
  const sapData = attributeOf(attributes, ownAttributes.attachedData);
  try {
    return {
      attachedData: writeAttachedData(mergeAttachedData(fromAttributes, parseAttachedData(sapData))),
      sapData,
    };
  } catch (error) {
    // A handler on the CIC server may have written the attribute; the item itself must still reach SAP.
    if (error instanceof BridgeError) return { attachedData: writeAttachedData(fromAttributes), sapData: '' };
    throw error;
  }
}

/** What SAP sends, laid over what the item has. Throws where either is too large or cannot be read. */
export function mergedData(item: Item, document: string): string {
  const present = item.attachedData || item.sapData;
  const merged = writeAttachedData(
    mergeAttachedData(parseAttachedData(present), parseAttachedData(document)),
  );
  parseAttachedData(merged);
  return merged;
}

/** As an interaction attribute; none where there is no data. */
export function dataAttributes(document: string): Readonly<Record<string, string>> {
  return document === '' ? {} : { [ownAttributes.attachedData]: document };
}
