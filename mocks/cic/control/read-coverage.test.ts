import { expect, test } from 'vitest';
import { contract } from '../icws/contract.ts';
import { startMockCic } from '../start-mock-cic.ts';
import { logIn } from '../testing/icws-client.ts';
import { readCoverage } from './read-coverage.ts';
import type { Coverage } from './schemas.ts';

test('coverage lists every operation of the contract once and counts it by its state', () => {
  const { contract: counts, features, operations } = readCoverage();
  const listed = operations.filter(({ inContract }) => inContract);
  expect(listed.length).toBe(contract.length);
  expect(new Set(listed.map(({ method, path }) => `${method} ${path}`)).size).toBe(contract.length);
  for (const state of ['built', 'notBuilt', 'outOfScope'] as const) {
    expect(counts[state]).toBe(listed.filter((each) => each.state === state).length);
    const byFeature = Object.values(features).reduce((sum, each) => sum + each[state], 0);
    expect(byFeature).toBe(counts[state]);
  }
});

test('what coverage calls built answers, and what it does not answers 501', async () => {
  const cic = await startMockCic();
  try {
    const response = await fetch(`${cic.url}/control/coverage`);
    const { operations } = (await response.json()) as Coverage;
    const client = await logIn(cic.url, 'bridge');
    for (const { method, path, state } of operations) {
      if (method !== 'GET' || !path.startsWith('{S}') || path.includes('messages')) continue;
      const answer = await client.request(method, path.replace('{S}', '').replace(/\{\w+\}/g, 'x'));
      expect([path, answer.status === 501]).toEqual([path, state !== 'built']);
    }
  } finally {
    await cic.close();
  }
});

test('whatever is not built says why, in the coverage and in its answer', async () => {
  const { operations } = readCoverage();
  for (const { path, state, reason } of operations) {
    expect([path, reason === null]).toEqual([path, state === 'built']);
    expect(reason).not.toBe('Nobody has needed it so far.');
  }
  const cic = await startMockCic();
  try {
    const client = await logIn(cic.url, 'bridge');
    const path = '/messaging/subscriptions/unified-messaging/fax-messages';
    const answer = await client.request('PUT', path);
    const faxes = operations.find((each) => each.method === 'PUT' && each.path === `{S}${path}`);
    expect(answer).toMatchObject({
      status: 501,
      body: {
        errorId: 'error.mock.notImplemented',
        message: expect.stringContaining(faxes?.reason ?? 'no such operation'),
      },
    });
  } finally {
    await cic.close();
  }
});

test('features that are advertised have at least one built operation', async () => {
  const cic = await startMockCic();
  try {
    const built = new Set(
      cic.coverage().operations.flatMap((each) => (each.state === 'built' ? each.feature : [])),
    );
    const response = await fetch(`${cic.url}/icws/connection/features`);
    const { featureInfoList } = (await response.json()) as { featureInfoList: { featureId: string }[] };
    expect(featureInfoList.filter(({ featureId }) => !built.has(featureId))).toEqual([]);
    expect(featureInfoList.map(({ featureId }) => featureId)).not.toContain('alerts');
  } finally {
    await cic.close();
  }
});
