import { beforeAll, expect, test } from 'vitest';
import { operationAsked } from '../pact/operation-asked.ts';
import { type PactInteraction, pactFile, readPact, withPartOfPact } from '../pact/pact-file.ts';
import { problemsOfAnswer } from '../pact/problems.ts';
import { type Verdicts, verifyPact } from '../pact/verify-pact.ts';
import { openBridgeWorld } from './bridge-world.ts';

/** The tests that the bridge keeps its contracts of some services; files share them, to run side by side. */
export function bridgeKeeps(isOwn: (service: string) => boolean): void {
  const keep = (interaction: PactInteraction) => isOwn(operationAsked(interaction).split('.')[0] ?? '');
  const interactions = readPact('sap', 'bridge').filter(keep);
  let verdicts: Verdicts = new Map();

  beforeAll(async () => {
    verdicts = await withPartOfPact(pactFile('sap', 'bridge'), keep, (part) =>
      verifyPact('bridge', part, () => openBridgeWorld()),
    );
  }, 300_000);

  for (const interaction of interactions) {
    test(`the bridge answers ${interaction.description}`, () => {
      expect(problemsOfAnswer(interaction, verdicts.get(interaction.description))).toEqual([]);
    });
  }
}
