import type { ActionItemData } from '../../core/action-items-port.ts';
import { parseAttachedData } from '../../core/attached-data.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { ActionItem } from '../catalogue/types.ts';
import { createXmlReader } from '../soap/xml-reader.ts';

/** `parseAttachedData` lets nothing deeper through. */
const readXml = createXmlReader(64);

/**
 * Reads the work that SAP hands over. The attribute list that routing reads (G27) is the fields of the `SAP-IC`
 * block of the attached data, their names in capitals; title and originator stand in for `SUBJECT` and
 * `FROM_ADDRESS` where it has none. Throws `malformedRequest`.
 */
export function actionItemData(actionItemId: string, item: ActionItem): ActionItemData {
  if (actionItemId === '' || (item.actionItemId !== '' && item.actionItemId !== actionItemId)) {
    throw new BridgeError(
      'malformedRequest',
      `Failed to read the action item: actionItemId is ${JSON.stringify(actionItemId)}, and ${JSON.stringify(item.actionItemId)} within itemData. Send the same id in both.`,
    );
  }
  const { title, originator = '', attachedData = '' } = item;
  return {
    actionItemId,
    title,
    description: item.description ?? '',
    priority: item.priority,
    dueDate: item.dueDate ?? '',
    originator,
    attachedData,
    objectType: item.objectType ?? '',
    objectKey: item.objectKey ?? '',
    attributes: sapFields(attachedData),
  };
}

function sapFields(document: string): Readonly<Record<string, string>> {
  const block = parseAttachedData(document).get('SAP-IC');
  if (block === undefined) return {};
  const leaves = readXml(block).children.filter(({ children, text }) => children.length === 0 && text !== '');
  return Object.fromEntries(leaves.map(({ name, text }) => [name.toUpperCase(), text]));
}
