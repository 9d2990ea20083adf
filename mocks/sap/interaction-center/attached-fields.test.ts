import { expect, test } from 'vitest';
import { attachedFields } from './attached-fields.ts';

const document = (blocks: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><ItemAttachedData>${blocks}</ItemAttachedData>`;

test('reads the fields of SAP-IC in order, empty ones too', () => {
  const fields = attachedFields(
    document('<Application id="SAP-IC"><CV01>a &amp; b</CV01><MID/></Application>'),
  );
  expect(fields).toEqual([
    { name: 'CV01', value: 'a & b' },
    { name: 'MID', value: '' },
  ]);
});

test('leaves the blocks of other applications out', () => {
  const blocks =
    '<Application id="OTHER"><X>1</X></Application><Application id="SAP-IC"><Y>2</Y></Application>';
  expect(attachedFields(document(blocks))).toEqual([{ name: 'Y', value: '2' }]);
});

test('reads no field from a document that is empty or broken', () => {
  expect(attachedFields('')).toEqual([]);
  expect(attachedFields('  ')).toEqual([]);
  expect(attachedFields(document('<Application id="SAP-IC"><CV01>'))).toEqual([]);
  expect(attachedFields('<!DOCTYPE x [<!ENTITY e "boom">]><x>&e;</x>')).toEqual([]);
});
