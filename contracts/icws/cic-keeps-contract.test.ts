import { afterAll, beforeAll, expect, test } from 'vitest';
import { pactFile, readPact } from '../pact/pact-file.ts';
import { contractTable } from '../pact/table.ts';
import { type Verdicts, verifyPact } from '../pact/verify-pact.ts';
import { openCicWorld } from './cic-world.ts';
import { icwsRequestName } from './icws-requests.ts';

const interactions = readPact('bridge', 'cic');
let verdicts: Verdicts = new Map();

beforeAll(async () => {
  verdicts = await verifyPact('cic', pactFile('bridge', 'cic'), openCicWorld);
}, 120_000);

afterAll(() => {
  console.log(
    contractTable({
      title: 'bridge → CIC',
      interactions,
      nameOf: ({ request }) => icwsRequestName(request.method, request.path),
      isKept: ({ description }) => verdicts.get(description)?.mismatches.length === 0,
    }),
  );
});

for (const { description } of interactions) {
  test(`CIC answers ${description}`, () => {
    expect(verdicts.get(description)?.mismatches).toEqual([]);
  });
}
