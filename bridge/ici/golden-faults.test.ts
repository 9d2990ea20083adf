import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from './catalogue/catalogue.ts';
import type { Service } from './catalogue/service.ts';

const root = new URL('./golden/', import.meta.url);

/** What the folder's handler throws, as `Service.operation code`. */
function goldenFault(folder: string): string | undefined {
  const file = new URL(`${folder}/error.json`, root);
  if (!existsSync(file)) return undefined;
  const { code } = JSON.parse(readFileSync(file, 'utf8')) as { code: string };
  return `${folder.split('.').slice(0, 2).join('.')} ${code}`;
}

test('every fault that the catalogue names has a golden folder, and the other way round', () => {
  const services: readonly Service[] = Object.values(catalogue);
  const named = services.flatMap(({ name, operations }) =>
    Object.entries(operations).flatMap(([operation, { faults }]) =>
      faults.map((fault) => `${name}.${operation} ${fault}`),
    ),
  );
  const golden = readdirSync(root).map(goldenFault);

  expect(new Set(golden.filter((fault) => fault !== undefined))).toEqual(new Set(named));
});
