import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventStreamReader } from './event-stream-reader.ts';

function read(...chunks: readonly Uint8Array[]): string[] {
  const messages: string[] = [];
  const reader = eventStreamReader((data) => messages.push(data));
  chunks.forEach(reader);
  return messages;
}

const bytes = (text: string) => new TextEncoder().encode(text);

test('gives the data of each complete message', () => {
  expect(read(bytes('data: one\n\ndata:two\n\n'))).toEqual(['one', 'two']);
});

test('joins the lines of a message that has several', () => {
  expect(read(bytes('data: a\ndata: b\n\n'))).toEqual(['a\nb']);
});

test('leaves out comments, other fields and an unfinished message', () => {
  expect(read(bytes(':ping\n\nid: 7\nevent: message\ndata: x\n\ndata: not yet'))).toEqual(['x']);
});

test('gives the same messages however the bytes are cut', () => {
  const stream = bytes(':ping\r\n\r\ndata: {"name":"Müller"}\r\n\r\ndata: 日本\n\ndata: end\r\rrest');
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 8 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
      const chunks = edges.slice(1).map((end, index) => stream.slice(edges[index], end));
      expect(read(...chunks)).toEqual(['{"name":"Müller"}', '日本', 'end']);
    }),
  );
});
