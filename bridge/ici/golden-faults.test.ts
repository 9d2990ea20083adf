import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from './catalogue/catalogue.ts';

const root = new URL('./golden/', import.meta.url);

const golden = readdirSync(root).flatMap((folder) => {
  const error = readdirSync(new URL(`${folder}/`, root)).includes('error.json')
    ? (JSON.parse(readFileSync(new URL(`${folder}/error.json`, root), 'utf8')) as { code: string })
    : undefined;
  return error ? [`${folder.split('.').slice(0, 2).join('.')} ${error.code}`] : [];
});

const declared = Object.values(catalogue).flatMap(({ name, operations }) =>
  Object.entries(operations).flatMap(([operation, { faults }]) =>
    faults.map((fault) => `${name}.${operation} ${fault}`),
  ),
);

test('every fault that the catalogue names has a golden folder, and the other way round', () => {
  expect([...new Set(golden)].sort()).toEqual([...declared].sort());
});
