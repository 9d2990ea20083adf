import { expect, test } from 'vitest';
import { type Document, type Facts, findProblems } from './docs.ts';

function problemsOf(document: Partial<Document>, facts: Partial<Facts> = {}): readonly string[] {
  const documents = [
    { path: 'README.md', text: '', ...document },
    { path: 'docs/guide.md', text: '# Guide\n\n## What it does, and why' },
  ];
  return findProblems(documents, {
    exists: (path) => documents.some((known) => known.path === path) || path === 'docs',
    scripts: ['bench'],
    errorCodes: { unknownUser: { ici: 'ICI-001' } },
    ...facts,
  });
}

test('finds a link that leads nowhere', () => {
  expect(problemsOf({ text: 'See [the plan](docs/plan.md).' })).toEqual([
    'README.md: the link docs/plan.md leads nowhere',
  ]);
});

test('resolves a link from the folder of its document', () => {
  expect(problemsOf({ path: 'docs/a.md', text: '[guide](guide.md) [up](../docs)' })).toEqual([]);
});

test('finds a heading that is not there', () => {
  expect(problemsOf({ text: '[x](docs/guide.md#what-it-does-and-why)' })).toEqual([]);
  expect(problemsOf({ text: '[x](docs/guide.md#how)' })).toEqual([
    'README.md: docs/guide.md has no heading for #how',
  ]);
});

test('leaves addresses and code alone', () => {
  expect(problemsOf({ text: '[x](https://example.com) `[y](z.md)`\n\n```\n[y](z.md)\n```\n' })).toEqual([]);
});

test('finds a script that does not exist', () => {
  expect(problemsOf({ text: 'Run `npm run bench`, then `npm run party`.' })).toEqual([
    'README.md: there is no script "npm run party"',
  ]);
});

test('holds the error codes against their table both ways', () => {
  expect(problemsOf({ path: 'docs/errors.md', text: '| ICI-001 | unknownUser |' })).toEqual([]);
  expect(problemsOf({ path: 'docs/errors.md', text: '| ICI-999 |' })).toEqual([
    'docs/errors.md: ICI-001 (unknownUser) is not documented',
    'docs/errors.md: ICI-999 is no error code of ours',
  ]);
});
