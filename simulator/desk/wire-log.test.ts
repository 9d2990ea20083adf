import { expect, test } from 'vitest';
import { aWireMessage, wireMessages } from '../fixtures.ts';
import { filterWire, mergeWire, noFilter } from './wire-log.ts';

const seqs = (rows: readonly { readonly seq: number }[]) => rows.map(({ seq }) => seq);

test('adds new messages at the end', () => {
  expect(seqs(mergeWire(wireMessages(2), [aWireMessage(3), aWireMessage(4)]))).toEqual([1, 2, 3, 4]);
});

test('replaces a message whose answer has arrived and leaves it where it is', () => {
  const { status: _, ...open } = aWireMessage(1);
  const rows = mergeWire([open, aWireMessage(2)], [aWireMessage(1, { status: 202 })]);
  expect(seqs(rows)).toEqual([1, 2]);
  expect(rows[0]?.status).toBe(202);
});

test('sorts a message that comes late to its place', () => {
  expect(seqs(mergeWire([aWireMessage(2)], [aWireMessage(5), aWireMessage(1), aWireMessage(3)]))).toEqual([
    1, 2, 3, 5,
  ]);
});

test('keeps the newest 10,000', () => {
  const rows = mergeWire(wireMessages(10_000), [aWireMessage(10_001), aWireMessage(10_002)]);
  expect(rows).toHaveLength(10_000);
  expect(rows[0]?.seq).toBe(3);
});

test.each([
  [{ text: 'pickup' }, [2]],
  [{ text: 'ACCEPT' }, [1]],
  [{ text: '500' }, [5]],
  [{ link: 'bridge → CIC' as const }, [2, 3]],
  [{ errorsOnly: true }, [5]],
  [{ link: 'bridge → SAP' as const, errorsOnly: true }, []],
])('lets %o through only', (filter, expected) => {
  expect(seqs(filterWire(wireMessages(5), { ...noFilter, ...filter }))).toEqual(expected);
});
