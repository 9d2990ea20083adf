import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from './load-config.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchhook-config-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('loads a file and resolves its paths from its own folder', async () => {
  await file('password', 'secret\n');
  const path = await file(
    'good.json',
    `\uFEFF${JSON.stringify({
      cic: { hosts: ['http://cic1:8018'], user: 'bridge', password: { file: 'password' } },
      credentials: { kind: 'file', path: 'agents.json' },
      ici: { dialect: './site.json' },
    })}`,
  );
  expect(loadConfig(path)).toMatchObject({
    ok: true,
    config: {
      cic: { password: 'secret' },
      credentials: { path: join(folder, 'agents.json') },
      ici: { dialect: join(folder, 'site.json') },
    },
  });
});

test('says that there is no such file', () => {
  const path = join(folder, 'absent.json');
  expect(loadConfig(path)).toEqual({
    ok: false,
    problems: [{ path: '', message: `cannot be read: there is no such file (${path})` }],
  });
});

test('names line and column where a file is not JSON, without quoting it', async () => {
  const path = await file('bad.json', '{\n  "cic": {\n    "password": "hunter2",\n  }\n}\n');
  expect(loadConfig(path)).toEqual({
    ok: false,
    problems: [{ path: '', message: `is not JSON: line 4, column 3: expected name in quotes (${path})` }],
  });
});
