import { expect, test } from 'vitest';
import { actionItemData } from './action-item-data.ts';

const document = (block: string) =>
  `<?xml version="1.0"?><ItemAttachedData><Application id="OTHER"><TO_NAME>no</TO_NAME></Application><Application id="SAP-IC">${block}</Application></ItemAttachedData>`;

test('the fields of the block that SAP reads become the attributes of routing', () => {
  const { attributes } = actionItemData('AI1', {
    actionItemId: 'AI1',
    title: 'Invoice',
    attachedData: document(
      '<to_name>Support@example.com</to_name><SUBJECT>R &amp; D</SUBJECT><EMPTY/><Deep><A>1</A></Deep>',
    ),
  });
  expect(attributes).toEqual({ TO_NAME: 'Support@example.com', SUBJECT: 'R & D' });
});

test('what SAP leaves out is empty, and work without attached data has no attributes', () => {
  expect(actionItemData('AI1', { actionItemId: '', title: 'Invoice' })).toEqual({
    actionItemId: 'AI1',
    title: 'Invoice',
    description: '',
    priority: undefined,
    dueDate: '',
    originator: '',
    attachedData: '',
    objectType: '',
    objectKey: '',
    attributes: {},
  });
});

test.each([
  ['', 'AI1', 'actionItemId is ""'],
  ['AI1', 'AI2', 'actionItemId is "AI1", and "AI2" within itemData'],
])('the ids %j and %j are refused', (actionItemId, within, reason) => {
  expect(() => actionItemData(actionItemId, { actionItemId: within, title: '' })).toThrow(reason);
});

test('attached data that is no such document is refused', () => {
  expect(() => actionItemData('AI1', { actionItemId: 'AI1', title: '', attachedData: '<a>' })).toThrow(
    'Failed to read attached data',
  );
});
