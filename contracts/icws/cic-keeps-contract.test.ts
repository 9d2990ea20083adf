import { beforeAll, expect, test } from 'vitest';
import { pactFile, readPact } from '../pact/pact-file.ts';
import { type Verdicts, verifyPact } from '../pact/verify-pact.ts';
import { openCicWorld } from './cic-world.ts';

const interactions = readPact('bridge', 'cic');
let verdicts: Verdicts = new Map();

beforeAll(async () => {
  verdicts = await verifyPact('cic', pactFile('bridge', 'cic'), openCicWorld);
}, 120_000);

for (const { description } of interactions) {
  test(`CIC answers ${description}`, () => {
    expect(verdicts.get(description)?.mismatches).toEqual([]);
  });
}
