import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario, type Scenario } from '@switchhook/mocks/scenarios';
import type { Configuration } from './target.ts';

/** One case of our catalogue: a scenario with what it stands for. It is mapped to ICI, and is no SAP test plan. */
export interface CertificationCase {
  readonly scenario: Scenario;
  /** The area it belongs to: the folder of its file. */
  readonly area: string;
  /** What it needs of the bridge, such as `IciPhoneCall.hold`; what is missing skips the case. */
  readonly operations: readonly string[];
  /** Sections of the bridge's configuration that the case is about, instead of those of the demo. */
  readonly configuration?: Configuration;
}

const folder = join(import.meta.dirname, 'cases');

/** The whole catalogue, area by area. Throws an error that names the file and every problem in it. */
export function loadCases(root = folder): readonly CertificationCase[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((area) =>
      readdirSync(join(root, area))
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map((file) => readCase(area, join(root, area, file))),
    );
}

function readCase(area: string, file: string): CertificationCase {
  const { configuration, ...story } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly configuration?: Configuration;
  };
  const parsed = parseScenario(story);
  if (!parsed.ok) {
    throw new Error(
      `Failed to read ${file}: ${parsed.problems.join('; ')}. scenario.schema.json describes what a case holds.`,
    );
  }
  return {
    scenario: parsed.scenario,
    area,
    operations: operationsOf(parsed.scenario),
    ...(configuration === undefined ? {} : { configuration }),
  };
}

/** What is seen on the wire as an operation is what the case needs. */
function operationsOf({ steps }: Scenario): readonly string[] {
  const names = steps.flatMap((step) =>
    'see' in step && step.see === 'wire' && step.link === 'SAP → bridge' ? [step.name] : [],
  );
  return [...new Set(names)].sort();
}
