import { beforeAll, expect, test } from 'vitest';
import { findingsInAnswer } from '../pact/findings.ts';
import { operationAsked } from '../pact/operation-asked.ts';
import { pactFile, readPact } from '../pact/pact-file.ts';
import { type Verdicts, verifyPact } from '../pact/verify-pact.ts';
import { openBridgeWorld } from './bridge-world.ts';

/** The tests that the bridge keeps its contracts of some services; files share them, to run side by side. */
export function bridgeKeeps(isOwn: (service: string) => boolean): void {
  const interactions = readPact('sap', 'bridge').filter((interaction) =>
    isOwn(operationAsked(interaction).split('.')[0] ?? ''),
  );
  let verdicts: Verdicts = new Map();

  beforeAll(async () => {
    verdicts = await verifyPact('bridge', pactFile('sap', 'bridge'), () => openBridgeWorld(), interactions);
  }, 300_000);

  for (const interaction of interactions) {
    test(`the bridge answers ${interaction.description}`, () => {
      expect(findingsInAnswer(interaction, verdicts.get(interaction.description))).toEqual([]);
    });
  }
}
