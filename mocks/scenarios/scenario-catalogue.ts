import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseScenario, type Scenario } from './scenario.ts';

// By the package's name: `npm start` bundles these sources, and the bundle lies elsewhere.
const folder = join(fileURLToPath(import.meta.resolve('@switchhook/mocks/scenarios')), '..', 'catalogue');

/** Reads a scenario file's text. Throws an error that names every problem. */
export function readScenario(text: string, file: string): Scenario {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error(`Failed to read ${file}: it is no JSON. Mend it at the place that the cause names.`, {
      cause,
    });
  }
  const parsed = parseScenario(json);
  if (parsed.ok) return parsed.scenario;
  throw new Error(
    `Failed to read ${file}: ${parsed.problems.join('; ')}. scenario.schema.json describes what a scenario holds.`,
  );
}

/** The scenarios that ship, by name. */
export function loadScenarios(): readonly Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readScenario(readFileSync(join(folder, file), 'utf8'), file));
}
