import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BridgeConfigInput } from './config-schema.ts';
import { credentialsFrom } from './credentials-from.ts';
import { parseConfig } from './parse-config.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchhook-credentials-'));
});
afterAll(() => rm(folder, { recursive: true }));

function credentials(given: BridgeConfigInput['credentials'], freeSeating = false) {
  const cic = { hosts: ['http://cic1:8018'], user: 'bridge', password: 'secret' };
  const result = parseConfig({ cic, credentials: given, flags: { freeSeating } });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return credentialsFrom(result.config);
}

const agents = { agent1: { password: 'a', station: 'S1' }, agent2: { password: 'b' } };

test('reads the log-in from the work center', async () => {
  const { find } = credentials({ kind: 'workcenter' });
  expect(await find('agent1', 'a;S1')).toEqual({ password: 'a', station: 'S1' });
  expect(await find('agent1', undefined)).toBeUndefined();
  await expect(find('agent1', 'a')).rejects.toMatchObject({ code: 'loginFailed' });
});

test('finds listed agents only, and upper and lower case counts', async () => {
  const { find } = credentials({ kind: 'inline', agents });
  expect(await find('agent1', undefined)).toEqual({ password: 'a', station: 'S1' });
  expect(await find('Agent1', undefined)).toBeUndefined();
  expect(await find('constructor', undefined)).toBeUndefined();
});

test('takes the work center as station where none is configured', async () => {
  const { find } = credentials({ kind: 'inline', agents });
  expect(await find('agent1', 'S9')).toEqual({ password: 'a', station: 'S1' });
  expect(await find('agent2', 'S9')).toEqual({ password: 'b', station: 'S9' });
  expect(await find('agent2', '')).toEqual({ password: 'b' });
});

test('prefers the work center as station where agents choose their seat', async () => {
  const { find } = credentials({ kind: 'inline', agents }, true);
  expect(await find('agent1', 'S9')).toEqual({ password: 'a', station: 'S9' });
  expect(await find('agent1', undefined)).toEqual({ password: 'a', station: 'S1' });
});

test('reads a credentials file again when it has changed', async () => {
  const path = join(folder, 'agents.json');
  await writeFile(path, JSON.stringify({ agent1: { password: 'a' } }));
  const { find } = credentials({ kind: 'file', path });
  expect(await find('agent1', undefined)).toEqual({ password: 'a' });
  expect(await find('agent2', undefined)).toBeUndefined();
  await writeFile(
    path,
    JSON.stringify({ agent1: { password: 'a' }, agent2: { password: 'b', station: 'S2' } }),
  );
  expect(await find('agent2', undefined)).toEqual({ password: 'b', station: 'S2' });
});

test('says what is wrong with a credentials file, and recovers when it is mended', async () => {
  const path = join(folder, 'broken.json');
  const { find } = credentials({ kind: 'file', path });
  await expect(find('agent1', undefined)).rejects.toMatchObject({
    code: 'badConfiguration',
    message: expect.stringContaining('there is no such file'),
  });
  await writeFile(path, '{"agent1": {"pasword": "hunter2"}}');
  await expect(find('agent1', undefined)).rejects.toMatchObject({
    message: expect.stringMatching(/agent1\.pasword .*did you mean password/),
  });
  await writeFile(path, '{"agent1": {"password": "hunter2"');
  await expect(find('agent1', undefined)).rejects.toMatchObject({
    message: expect.not.stringContaining('hunter2'),
  });
  await writeFile(path, '{"agent1": {"password": "hunter2"}}');
  expect(await find('agent1', undefined)).toEqual({ password: 'hunter2' });
});

test('an agent without a password has the station at least', async () => {
  const listed = credentials({ kind: 'inline', agents: { agent1: { station: 'S1' }, agent2: {} } });
  expect(await listed.find('agent1', undefined)).toEqual({ password: undefined, station: 'S1' });
  expect(await listed.find('agent2', undefined)).toEqual({ password: undefined });
  const none = credentials({ kind: 'none' });
  expect(await none.find('agent1', 'S9')).toEqual({ password: undefined, station: 'S9' });
  expect(await none.find('agent1', '')).toEqual({ password: undefined });
});
