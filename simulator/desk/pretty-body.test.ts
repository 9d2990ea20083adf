import { expect, test } from 'vitest';
import { prettyBody } from './pretty-body.ts';

test('indents JSON', () => {
  expect(prettyBody('{"a":[1,{"b":2}]}')).toBe('{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ]\n}');
});

test('indents XML and keeps text with its element', () => {
  const body =
    '<?xml version="1.0"?><s:Envelope xmlns:s="urn:s"><s:Body><hold><itemId>42</itemId><note/><empty></empty></hold></s:Body></s:Envelope>';
  expect(prettyBody(body)).toBe(
    [
      '<?xml version="1.0"?>',
      '<s:Envelope xmlns:s="urn:s">',
      '  <s:Body>',
      '    <hold>',
      '      <itemId>42</itemId>',
      '      <note/>',
      '      <empty></empty>',
      '    </hold>',
      '  </s:Body>',
      '</s:Envelope>',
    ].join('\n'),
  );
});

test('leaves entities, CDATA and an attribute with a slash as they crossed the wire', () => {
  expect(prettyBody('<a href="x/"><b>1 &lt; 2</b><c><![CDATA[<raw/>]]></c></a>')).toBe(
    '<a href="x/">\n  <b>1 &lt; 2</b>\n  <c><![CDATA[<raw/>]]></c>\n</a>',
  );
});

test('indents the same again when it is indented already', () => {
  const pretty = '<a>\n  <b>1</b>\n</a>';
  expect(prettyBody(pretty)).toBe(pretty);
});

test.each(['', 'plain text', '{"cut off":', '<a><b', 'key=value&other=1'])('shows %j as it is', (body) => {
  expect(prettyBody(body)).toBe(body);
});
