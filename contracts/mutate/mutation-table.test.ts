import { expect, test } from 'vitest';
import { type Mutated, type MutationKind, mutationKinds } from './mutation.ts';
import { mutationTable } from './mutation-table.ts';

function mutated(kind: MutationKind, more: Partial<Mutated> = {}): Mutated {
  const name = `IciPhoneCall.hold: ${kind}`;
  return { wire: 'SAP → bridge', subject: 'IciPhoneCall.hold', kind, name, noticedBy: ['Pact'], ...more };
}

const everyKind = mutationKinds.map((kind) => mutated(kind));
const survivor = mutated('another value', { name: 'IciPhoneCall.hold: another text', noticedBy: [] });
const reason = { pattern: /another text$/, reason: 'The text is free.' };

test('holds where everything was noticed', () => {
  const { text, summary, isHeld } = mutationTable(everyKind, []);
  expect(isHeld).toBe(true);
  expect(summary).toMatchObject({ mutations: everyKind.length, ways: mutationKinds.length });
  expect(text).toMatch(/SAP → bridge +an event late +1 +1 +0 +0 +0 +0 +1 +0 +0\n/);
});

test('holds where what survives has a reason, and shows both', () => {
  const { text, summary, isHeld } = mutationTable([...everyKind, survivor], [reason]);
  expect(isHeld).toBe(true);
  expect(summary.survived).toEqual([{ name: survivor.name, reason: reason.reason }]);
  expect(summary.noticed).toBe(everyKind.length);
  expect(text).toContain(`survived: ${reason.reason}\n  ${survivor.name}\n`);
});

test('a survivor without a reason is a gap', () => {
  const { text, summary, isHeld } = mutationTable([...everyKind, survivor], []);
  expect(isHeld).toBe(false);
  expect(summary.withoutReason).toEqual([survivor.name]);
  expect(text).toContain(`✗ survived without a reason:\n  ${survivor.name}`);
});

test('a reason that nothing needs is a gap, also where another one stands before it', () => {
  expect(mutationTable(everyKind, [reason])).toMatchObject({
    isHeld: false,
    summary: { unneededReasons: ['/another text$/: The text is free.'] },
  });
  const wider = { pattern: /another/, reason: 'Anything may be another.' };
  const { isHeld, summary } = mutationTable([...everyKind, survivor], [wider, reason]);
  expect(isHeld).toBe(false);
  expect(summary.unneededReasons).toEqual(['/another text$/: The text is free.']);
});

test('a kind of fault that was not tried is a gap', () => {
  const others = everyKind.filter(({ kind }) => kind !== 'an event late');
  const { text, summary, isHeld } = mutationTable(others, []);
  expect(isHeld).toBe(false);
  expect(summary.untriedKinds).toEqual(['an event late']);
  expect(text).toContain('✗ not tried at all:\n  an event late');
});
