import { beforeAll, expect, test } from 'vitest';
import { pactFile, readPact } from '../pact/pact-file.ts';
import { schemaProblems } from '../pact/soap-schema.ts';
import { type Verdicts, verifyPact } from '../pact/verify-pact.ts';
import { openSapWorld } from './sap-world.ts';

const interactions = readPact('bridge', 'sap');
let verdicts: Verdicts = new Map();

beforeAll(async () => {
  verdicts = await verifyPact('sap', pactFile('bridge', 'sap'), openSapWorld);
}, 120_000);

for (const { description, request } of interactions) {
  test(`SAP takes ${description}`, () => {
    expect(verdicts.get(description)?.mismatches).toEqual([]);
  });

  test(`the schema has ${description}`, () => {
    expect(schemaProblems(String(request.body?.content))).toEqual([]);
  });
}
