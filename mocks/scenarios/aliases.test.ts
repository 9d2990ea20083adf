import { expect, test } from 'vitest';
import { fillAliases } from './aliases.ts';

const aliases = new Map([['call', '7']]);

test('fills whole texts and parts of texts, at any depth, and leaves operators alone', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as scenario files write it
  const step = { item: '$call', path: '/x/${call}/y', matches: { list: { $some: ['$call', 3, null] } } };
  expect(fillAliases(step, aliases)).toEqual({
    item: '7',
    path: '/x/7/y',
    matches: { list: { $some: ['7', 3, null] } },
  });
});

test('says which name is not known', () => {
  expect(() => fillAliases('$chat', aliases)).toThrow(
    'nothing is called $chat. Name it with "as" in an earlier step; known: $call.',
  );
});
