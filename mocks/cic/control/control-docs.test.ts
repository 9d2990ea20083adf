import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultKinds } from '../icws/faults.ts';
import { controlRoutes } from './control-routes.ts';

const text = readFileSync(new URL('../../../docs/mock-cic.md', import.meta.url), 'utf8');

/** First cells of the table rows under a heading. */
function cellsUnder(heading: string): readonly string[] {
  const section = text.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, cell]) => cell ?? []);
}

test('the documentation has every request of the control API and no other', () => {
  expect([...cellsUnder('The control API')].sort()).toEqual(
    controlRoutes.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

test('the documentation has every fault and no other', () => {
  expect(cellsUnder('Faults')).toEqual([...faultKinds]);
});
