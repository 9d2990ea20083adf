import { beforeAll, expect, test } from 'vitest';
import { listProblems } from '../pact/list-problems.ts';
import { readPact } from '../pact/pact-file.ts';
import { schemaProblems } from '../pact/soap-schema.ts';
import { type Verdict, verifyPact } from '../pact/verify-pact.ts';
import { openBridgeWorld } from './bridge-world.ts';

const interactions = readPact('sap', 'bridge');
let verdicts: ReadonlyMap<string, Verdict>;

beforeAll(async () => {
  verdicts = await verifyPact('sap', 'bridge', openBridgeWorld);
}, 60_000);

for (const { description, response } of interactions) {
  test(`the bridge answers ${description}`, () => {
    const verdict = verdicts.get(description);
    expect(verdict?.mismatches, 'Pact').toEqual([]);
    expect(schemaProblems(verdict?.body ?? ''), 'schema').toEqual([]);
    expect(listProblems(response, verdict?.body ?? ''), 'lists').toEqual([]);
  });
}
