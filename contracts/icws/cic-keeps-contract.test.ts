import { beforeAll, expect, test } from 'vitest';
import { readPact } from '../pact/pact-file.ts';
import { type Verdict, verifyPact } from '../pact/verify-pact.ts';
import { openCicWorld } from './cic-world.ts';

const interactions = readPact('bridge', 'cic');
let verdicts: ReadonlyMap<string, Verdict>;

beforeAll(async () => {
  verdicts = await verifyPact('bridge', 'cic', openCicWorld);
}, 60_000);

for (const { description } of interactions) {
  test(`CIC answers ${description}`, () => {
    expect(verdicts.get(description)?.mismatches, 'Pact').toEqual([]);
  });
}
