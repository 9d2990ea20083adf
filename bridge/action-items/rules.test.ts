import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributesOf } from './attributes-of.ts';
import { destinationOf, isLike } from './rules.ts';
import { plainRules, request } from './testing/builders.ts';

const to = (
  workgroup: string,
  when: Record<string, { equals?: string; contains?: string; like?: string }>,
) => ({
  when,
  workgroups: [workgroup],
  distribution: 'order' as const,
  interactionType: 'Email' as const,
});

// The guide's own example (G27).
const rules = {
  ...plainRules,
  rules: [
    to('Urgent', { SUBJECT: { contains: 'urgent' }, TO_NAME: { like: '*@inin.com' } }),
    to('SAP1', { TO_NAME: { equals: 'Support@inin.com' } }),
    to('VIP', { FROM_ADDRESS: { like: 'ceo@*.example.com' } }),
  ],
  otherwise: to('SAP2', {}),
};

test.each([
  [{ TO_NAME: 'Support@inin.com' }, 'SAP1'],
  [{ to_name: ' support@ININ.com ' }, 'SAP1'],
  [{ TO_NAME: 'Sales@inin.com' }, 'SAP2'],
  [{ TO_NAME: 'Support@inin.com', SUBJECT: 'Very URGENT!' }, 'Urgent'],
  [{ TO_NAME: 'Support@example.com', SUBJECT: 'urgent' }, 'SAP2'],
  [{ FROM_ADDRESS: 'ceo@mail.example.com' }, 'VIP'],
  [{}, 'SAP2'],
] as [Record<string, string>, string][])('sends work with %o to %s', (attributes, workgroup) => {
  expect(destinationOf(attributes, rules)?.workgroups).toEqual([workgroup]);
});

test('takes nothing that no rule fits where there is no other workgroup', () => {
  expect(destinationOf({}, { ...rules, otherwise: undefined })).toBeUndefined();
});

test("reads subject and sender from SAP's own fields where its list has none", () => {
  expect(attributesOf(request('a'))).toEqual({ SUBJECT: 'About a', FROM_ADDRESS: 'erika@example.com' });
  expect(attributesOf(request('a', { SUBJECT: 'other' })).SUBJECT).toBe('other');
});

test('matches patterns as a regular expression would', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, (text, pattern) => {
      const regex = pattern
        .split('*')
        .map((part) => part.replaceAll('.', '\\.'))
        .join('[^]*');
      expect(isLike(text, pattern)).toBe(new RegExp(`^${regex}$`).test(text));
    }),
    { numRuns: 2_000 },
  );
});
