import { beforeAll, expect, test } from 'vitest';
import { readPact } from '../pact/pact-file.ts';
import { schemaProblems } from '../pact/soap-schema.ts';
import { type Verdict, verifyPact } from '../pact/verify-pact.ts';
import { openSapWorld } from './sap-world.ts';

const interactions = readPact('bridge', 'sap');
let verdicts: ReadonlyMap<string, Verdict>;

beforeAll(async () => {
  verdicts = await verifyPact('bridge', 'sap', openSapWorld);
}, 60_000);

for (const { description, request } of interactions) {
  test(`SAP takes ${description}`, () => {
    expect(verdicts.get(description)?.mismatches, 'Pact').toEqual([]);
    expect(schemaProblems(String(request.body?.content)), 'schema').toEqual([]);
  });
}
