import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from './store.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchhook-store-'));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
const newPath = () => join(folder, `store-${count++}.db`);

function open(path: string): Store {
  const store = openStore({ path });
  onTestFinished(() => store.close());
  return store;
}

const texts = { parse: (json: unknown) => String(json) };

test.each(['file', 'memory'])('keeps values by table and key in a %s', (kind) => {
  const store = open(kind === 'file' ? newPath() : ':memory:');
  const one = store.table('one', texts);
  const two = store.table('two', { ...texts, isDurable: true });
  one.put('b', 'B');
  one.put('a', 'ä\u0000😀');
  one.put('b', 'B again');
  two.put('b', 'other');
  expect(one.entries()).toEqual([
    ['a', 'ä\u0000😀'],
    ['b', 'B again'],
  ]);
  one.delete('b');
  expect(one.get('b')).toBeUndefined();
  expect(two.get('b')).toBe('other');
});

test('has everything again after it was closed', () => {
  const path = newPath();
  const before = openStore({ path });
  before.table('t', { ...texts, isDurable: true }).put('a', 'A');
  before.table('t', texts).put('b', 'B');
  before.close();
  expect(
    open(path)
      .table('t', texts)
      .entries()
      .map(([key]) => key),
  ).toEqual(['a', 'b']);
});

test('has what was put when the process dies in the next instant', async () => {
  const path = newPath();
  const script = `
    import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
    openStore({ path: ${JSON.stringify(path)} }).table('t', { parse: String, isDurable: true }).put('a', 'A');
    process.kill(process.pid, 'SIGKILL');`;
  const args = ['--conditions=switchhook-source', '--import', 'tsx', '--input-type=module', '--eval', script];
  await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({ signal: 'SIGKILL' });
  expect(open(path).table('t', texts).get('a')).toBe('A');
});

test('refuses a second owner and lets others look on', () => {
  const path = newPath();
  const owner = openStore({ path });
  expect(() => openStore({ path })).toThrow(/another bridge has it\. Stop that one/);
  owner.table('t', texts).put('a', 'A');
  const guest = openStore({ path, isOwner: false });
  expect(guest.table('t', texts).get('a')).toBe('A');
  guest.table('t', texts).put('b', 'from outside');
  expect(owner.table('t', texts).get('b')).toBe('from outside');
  guest.close();
  owner.close();
  openStore({ path }).close();
});

test('says that a file is no database, and leaves it as it was', async () => {
  const path = newPath();
  await writeFile(path, 'a letter to nobody, '.repeat(500));
  expect(() => openStore({ path })).toThrow(/it is not a database\. Name another file as store\.path/);
  expect(() => openStore({ path })).toThrow(/it is not a database/);
});

test('says that a file is damaged before anything is read from it', async () => {
  const path = newPath();
  const store = openStore({ path });
  for (let index = 0; index < 200; index++) store.table('t', texts).put(`${index}`, 'x'.repeat(500));
  store.close();
  const { readFile } = await import('node:fs/promises');
  const bytes = await readFile(path);
  bytes.fill(0xff, 4_096, bytes.length - 4_096);
  await writeFile(path, bytes);
  expect(() => openStore({ path })).toThrow(/^Failed to open the store .*: .+\. Name another file/);
});

test('says where the folder of the file is missing', () => {
  expect(() => openStore({ path: join(folder, 'no', 'such', 'store.db') })).toThrow(
    /its folder is not there, or cannot be written/,
  );
});

test('names an entry that it cannot read', () => {
  const path = newPath();
  const store = open(path);
  store.table('t', texts).put('a', 'A');
  const strict = store.table('t', {
    parse: () => {
      throw new Error('no');
    },
  });
  expect(() => strict.get('a')).toThrow(/its entry t a is not one that this version wrote/);
});
