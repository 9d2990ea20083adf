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

/** Every message that the bridge has in its code, with the code that stands before it where one does. */
function messagesInCode(): readonly { readonly pattern: RegExp; readonly code: string | undefined }[] {
  const bridge = new URL('../', import.meta.url);
  const files = readdirSync(bridge, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)(dist|node_modules|testing|bench)\//.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, bridge), 'utf8');
    const found = text.matchAll(
      /(?:(?:refuse|BridgeError)\(\s*'(\w+)',\s*)?(?:'(Failed to [^'\n]*)'|"(Failed to [^"\n]*)"|`(Failed to [^`]*)`)/g,
    );
    return [...found].flatMap(([, code, ...quoted]) => {
      const template = quoted.find((each) => each !== undefined) ?? '';
      return saysSomething(template) ? [{ pattern: patternOf(template), code }] : [];
    });
  });
}

const placeholder = /\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/;

/** A template that is made of nothing but what others fill in would fit everything. */
function saysSomething(template: string): boolean {
  const [what = '', ...rest] = template.replace('Failed to ', '').split(placeholder).join(' ').split(':');
  const letters = (part: string) => part.replace(/[^a-z]/gi, '').length;
  return letters(what) > 0 || letters(rest.join()) >= 15;
}

function patternOf(template: string): RegExp {
  const parts = template.split(placeholder).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** What CIC says comes in its own words, between what was tried and what to do. */
const fromCic =
  /^Failed to (log agent1 on to CIC|bind station .* for agent1|give to workgroup .* call \d+|ask CIC): .*\. (Check|Read|Try) [^.]*\.$/;

const known = messagesInCode();
const goldenMessages = readdirSync(root)
  .filter((folder) => existsSync(new URL(`${folder}/error.json`, root)))
  .map((folder) => {
    const text = readFileSync(new URL(`${folder}/error.json`, root), 'utf8');
    const { code, message } = JSON.parse(text) as { readonly code: string; readonly message: string };
    return { folder, code, message };
  });

test.each(goldenMessages)('$folder says what the bridge says itself', ({ code, message }) => {
  const fitting = known.filter(({ pattern }) => pattern.test(message));
  const isSaid = fitting.some((each) => each.code === undefined || each.code === code);
  expect(isSaid || fromCic.test(message), `${code}: ${message}`).toBe(true);
});

test('a message that nobody says would be noticed', () => {
  for (const message of ['Failed to hold 7: the call is alerting. Accept it first.', 'Failed to x: y. z.']) {
    expect(known.filter(({ pattern }) => pattern.test(message))).toEqual([]);
  }
});
