import { errorCodes } from '@switchhook/bridge';
import { catalogue, type Operations } from '@switchhook/bridge/ici';
import { expect, test } from 'vitest';
import { iciContracts } from './ici/ici-contracts.ts';
import { neverAnswered, neverGiven } from './ici/never-given.ts';
import { icwsRequestName, icwsRequests } from './icws/icws-requests.ts';
import { neverRefused } from './icws/never-refused.ts';
import { catalogued, operationAsked } from './pact/operation-asked.ts';
import { type PactInteraction, readPact } from './pact/pact-file.ts';

function answeredIn(
  pact: readonly PactInteraction[],
  nameOf: (one: PactInteraction) => string,
): readonly string[] {
  const names = pact.filter(({ response }) => response.status < 400).map(nameOf);
  return [...new Set(names)].sort();
}

test('every operation of the catalogue has a contract', () => {
  const operations = [...catalogued('bridge').keys()].filter((name) => !(name in neverAnswered)).sort();
  expect(answeredIn(readPact('sap', 'bridge'), operationAsked)).toEqual(operations);
});

test('every fault that the catalogue declares has a contract, or a reason why not', () => {
  const pinned = new Set(
    iciContracts.flatMap(({ operation, interactions }) =>
      interactions.flatMap(({ fault }) => (fault ? [`${operation} ${fault}`] : [])),
    ),
  );
  const declared = Object.values(catalogue)
    .filter(({ servedBy }) => servedBy === 'bridge')
    .flatMap(({ name, operations }) =>
      Object.entries(operations as Operations).flatMap(([operation, { faults }]) =>
        faults.map((fault) => ({ operation: `${name}.${operation}`, fault })),
      ),
    );
  const missing = declared.filter(
    ({ operation, fault }) => !pinned.has(`${operation} ${errorCodes[fault].ici}`),
  );
  expect(missing.map(({ operation, fault }) => `${operation} ${fault}`).sort()).toEqual(
    Object.keys(neverGiven).sort(),
  );
});

test('every event of the catalogue has a contract', () => {
  const events = [...catalogued('sap').keys()].sort();
  expect(answeredIn(readPact('bridge', 'sap'), operationAsked)).toEqual(events);
});

test('every request to CIC has a contract', () => {
  const nameOf = ({ request }: PactInteraction) => icwsRequestName(request.method, request.path);
  expect(answeredIn(readPact('bridge', 'cic'), nameOf)).toEqual([...icwsRequests].sort());
});

test('every request to CIC has a refusal, or a reason why it has none', () => {
  const refused = new Set(
    readPact('bridge', 'cic')
      .filter(({ response }) => response.status >= 400)
      .map(({ request }) => icwsRequestName(request.method, request.path)),
  );
  const never = icwsRequests.filter((name) => !refused.has(name));
  expect([...never].sort()).toEqual(Object.keys(neverRefused).sort());
});
