import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attachedDataLimit,
  mergeAttachedData,
  parseAttachedData,
  sapBlock,
  writeAttachedData,
} from './attached-data.ts';

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('ANI', 'DNIS', 'CV01', 'MID'), fc.string({ unit: 'binary' })),
      (fields) => {
        const data = sapBlock(fields);
        expect(parseAttachedData(writeAttachedData(data))).toEqual(data);
      },
    ),
  );
});

test('escapes what would break the document', () => {
  const text = writeAttachedData(sapBlock({ NOTE: 'a < b & "c" ]]> \u0007 \uD800' }));
  expect(text).toContain('<NOTE>a &lt; b &amp; &quot;c&quot; ]]&gt; \uFFFD \uFFFD</NOTE>');
});

test('keeps foreign blocks to the letter and replaces only those that the newer document holds', () => {
  const foreign = '<Application id="IVR"\n x="1"><a><b/></a><!-- kept --></Application>';
  const older = parseAttachedData(
    `<ItemAttachedData>${foreign}<Application id="SAP-IC"><ANI>1</ANI></Application></ItemAttachedData>`,
  );
  const merged = mergeAttachedData(older, sapBlock({ ANI: '2' }));
  expect(merged.get('IVR')).toBe(foreign);
  expect(merged.get('SAP-IC')).toBe('<Application id="SAP-IC"><ANI>2</ANI></Application>');
});

test('reads an empty application element', () => {
  expect(parseAttachedData('<ItemAttachedData><Application id="A"/></ItemAttachedData>').get('A')).toBe(
    '<Application id="A"/>',
  );
});

test('writes nothing where there is nothing', () => {
  expect(writeAttachedData(new Map())).toBe('');
  expect(parseAttachedData('')).toEqual(new Map());
});

test.each([
  ['<Other/>', 'its root is Other'],
  ['<ItemAttachedData><Application/></ItemAttachedData>', 'no Application with an id'],
  ['<ItemAttachedData><A id="1"/></ItemAttachedData>', 'no Application with an id'],
  ['<ItemAttachedData><Application id="1"/><Application id="1"/></ItemAttachedData>', 'twice'],
  ['<ItemAttachedData>', 'unclosed tag'],
  ['<!DOCTYPE x [<!ENTITY a "b">]><ItemAttachedData/>', 'DTD'],
  [`<ItemAttachedData>${'<Application id="1">'.repeat(1)}${'<x>'.repeat(40)}`, 'nested deeper'],
  ['ANI=1', 'text'],
])('refuses %j', (document, why) => {
  expect(() => parseAttachedData(document)).toThrow(why);
});

test('refuses more than 64 KiB, counted in bytes', () => {
  expect(() => parseAttachedData('ä'.repeat(attachedDataLimit / 2 + 1))).toThrow('larger than 65536 bytes');
});
