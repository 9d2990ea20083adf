import { expect, test } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { cicSystemsOf, systemOfAgent, systemsWithoutAgents } from './system-of-agent.ts';

const cic = { hosts: ['http://cic1:8018'], user: 'bridge', password: 'secret' };

function systemsOf(...agents: (object | undefined)[]) {
  const cicSystems = agents.map((rule, index) => ({ name: `cic${index + 1}`, ...cic, agents: rule }));
  const result = parseConfig({ cicSystems });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return cicSystemsOf(result.config);
}

test.each([
  ['anna', 'cic1'],
  ['de-berta', 'cic2'],
  ['de-by-carl', 'cic3'],
  ['de-dora', 'cic1'],
  ['emil', 'cic4'],
  ['Anna', 'cic4'],
])('%s belongs to %s', (userId, name) => {
  const systems = systemsOf(
    { list: ['anna', 'de-dora'] },
    { prefix: 'de-' },
    { prefix: 'de-by-' },
    { all: true },
  );
  expect(systemOfAgent(systems)(userId)).toBe(name);
});

test('an agent of no rule belongs nowhere', () => {
  expect(systemOfAgent(systemsOf({ list: ['anna'] }, { prefix: 'de-' }))('emil')).toBeUndefined();
});

test('the single form takes every agent', () => {
  const result = parseConfig({ cic });
  const systems = result.ok ? cicSystemsOf(result.config) : [];
  expect(systems).toMatchObject([{ name: 'CIC', hosts: cic.hosts }]);
  expect(systemOfAgent(systems)('anyone')).toBe('CIC');
});

test('systems without agents are named', () => {
  expect(systemsWithoutAgents(systemsOf({ all: true }, undefined))).toEqual([
    { path: 'cicSystems[1].agents', message: 'is missing: no agent belongs here' },
  ]);
});
