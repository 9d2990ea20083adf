import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseScenario, scenarioJsonSchema } from './scenario.ts';
import { loadScenarios, readScenario } from './scenario-catalogue.ts';

function problemsOf(json: unknown): readonly string[] {
  const parsed = parseScenario(json);
  return parsed.ok ? [] : parsed.problems;
}

test('reads every scenario that ships, each in the file of its name', () => {
  const names = loadScenarios().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    const text = readFileSync(join(import.meta.dirname, 'catalogue', `${name}.json`), 'utf8');
    expect(readScenario(text, name).name).toBe(name);
  }
});

test('every screen pop and limit of the guide has a scenario', () => {
  const shown = new Set(loadScenarios().flatMap(({ requirements }) => requirements));
  const wanted = Array.from({ length: 13 }, (_, index) => `G${index + 6}`);
  expect(wanted.filter((fact) => !shown.has(fact))).toEqual([]);
});

test('names the place of each mistake, and only of the step that was meant', () => {
  const step = { do: 'logOn', agnt: 'agent1' };
  expect(problemsOf({ name: 'A b', title: 'x', steps: [step] })).toEqual([
    'name: must be lower-case words with hyphens',
    expect.stringMatching(/^steps\.0\.agent: .*; steps\.0: Unrecognized key: "agnt"$/),
  ]);
  expect(problemsOf({ name: 'a', title: 'x', steps: [{ say: 'hello' }] })).toEqual([
    'steps.0: is no step: it needs "do" or "see" and the fields that go with it',
  ]);
  expect(problemsOf({ name: 'a', title: 'x', steps: [] })).toEqual([expect.stringContaining('steps: ')]);
});

test('says which file is no JSON', () => {
  expect(() => readScenario('{', 'broken.json')).toThrow('Failed to read broken.json: it is no JSON.');
});

test('the JSON Schema for editors is current', () => {
  const file = readFileSync(join(import.meta.dirname, 'scenario.schema.json'), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});
