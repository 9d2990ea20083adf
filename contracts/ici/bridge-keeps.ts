import { afterAll, beforeAll, expect, test } from 'vitest';
import { listProblems } from '../pact/list-problems.ts';
import { catalogued, operationAsked } from '../pact/operation-asked.ts';
import { type PactInteraction, pactFile, readPact, withPartOfPact } from '../pact/pact-file.ts';
import { schemaProblems } from '../pact/soap-schema.ts';
import { contractTable } from '../pact/table.ts';
import { type Verdicts, verifyPact } from '../pact/verify-pact.ts';
import { openBridgeWorld } from './bridge-world.ts';

/** The tests that the bridge keeps its contracts of some services; files share them, to run side by side. */
export function bridgeKeeps(title: string, isOwn: (service: string) => boolean): void {
  const keep = (interaction: PactInteraction) => isOwn(operationAsked(interaction).split('.')[0] ?? '');
  const interactions = readPact('sap', 'bridge').filter(keep);
  let verdicts: Verdicts = new Map();

  beforeAll(async () => {
    verdicts = await withPartOfPact(pactFile('sap', 'bridge'), keep, (part) =>
      verifyPact('bridge', part, () => openBridgeWorld()),
    );
  }, 300_000);

  afterAll(() => {
    console.log(
      contractTable({
        title: `SAP → bridge: ${title}`,
        interactions,
        nameOf: operationAsked,
        provenance: catalogued('bridge'),
        isKept: (interaction) => Object.values(problemsOf(interaction)).flat().length === 0,
      }),
    );
  });

  for (const interaction of interactions) {
    test(`the bridge answers ${interaction.description}`, () => {
      expect(problemsOf(interaction)).toEqual({ pact: [], schema: [], lists: [] });
    });
  }

  /** What Pact finds, and the order, cardinality and superfluous parts that it does not look at. */
  function problemsOf({ description, response }: PactInteraction) {
    const verdict = verdicts.get(description);
    if (!verdict?.body) return { pact: verdict?.mismatches ?? ['was not verified'], schema: [], lists: [] };
    const { mismatches, body } = verdict;
    return { pact: mismatches, schema: schemaProblems(body), lists: listProblems(response, body) };
  }
}
