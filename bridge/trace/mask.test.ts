import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMask } from './mask.ts';

const mask = createMask(['workcenterId', 'PIN']);

test.each([
  ['<workcenterId>secret;WS-1</workcenterId>', '<workcenterId>***</workcenterId>'],
  [
    '<n:WorkcenterId xsi:type="xsd:string">secret</n:WorkcenterId>',
    '<n:WorkcenterId xsi:type="xsd:string">***</n:WorkcenterId>',
  ],
  [
    '<attachedData>&lt;PIN&gt;1234&lt;/PIN&gt;&lt;A&gt;1&lt;/A&gt;</attachedData>',
    '<attachedData>&lt;PIN&gt;***&lt;/PIN&gt;&lt;A&gt;1&lt;/A&gt;</attachedData>',
  ],
  ['<d><![CDATA[<PIN>1234</PIN>]]></d>', '<d><![CDATA[<PIN>***</PIN>]]></d>'],
  ['&#60;PIN>1234&#60;/PIN>', '&#60;PIN>***&#60;/PIN>'],
  ['&amp;lt;PIN&amp;gt;1234&amp;lt;/PIN&amp;gt;', '&amp;lt;PIN&amp;gt;***&amp;lt;/PIN&amp;gt;'],
  ['<PIN/><PINCODE>1</PINCODE>', '<PIN/><PINCODE>1</PINCODE>'],
  ['<workcenterId></workcenterId>', '<workcenterId></workcenterId>'],
])('hides what %s holds', (payload, expected) => {
  expect(mask(payload, [])).toBe(expected);
});

test('hides a secret wherever it stands, escaped as it may be', () => {
  expect(mask('<p>a&amp;b;WS</p><q>a&b;WS</q>', ['a&b;WS'])).toBe('<p>***</p><q>***</q>');
});

test.each([
  ['a bracket that need not be escaped, as it is', '<p>a>b&lt;c;WS</p>'],
  ['all brackets escaped', '<p>a&gt;b&lt;c;WS</p>'],
  ['within a document that is escaped itself', '<p>a&amp;gt;b&amp;lt;c;WS</p>'],
  ['numbers for characters', '<p>a&#62;b&#x3C;c;WS</p>'],
])('hides a secret with brackets: %s', (_, payload) => {
  expect(mask(payload, ['a>b<c;WS'])).toBe('<p>***</p>');
});

test('never lets a secret through, whatever surrounds it', () => {
  const noise = fc.stringMatching(/^[a-z<>&;/ ]{0,20}$/);
  fc.assert(
    fc.property(noise, noise, (before, after) => {
      expect(mask(`${before}<PIN>4711</PIN>${after}`, [])).not.toContain('4711');
    }),
  );
});
