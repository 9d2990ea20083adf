import { expect, test } from 'vitest';
import { icwsRequestName, icwsRequests } from './icws/icws-requests.ts';
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
  const operations = [...catalogued('bridge').keys()].sort();
  expect(answeredIn(readPact('sap', 'bridge'), operationAsked)).toEqual(operations);
});

test('every event of the catalogue has a contract', () => {
  const events = [...catalogued('sap').keys()].sort();
  expect(answeredIn(readPact('bridge', 'sap'), operationAsked)).toEqual(events);
});

test('every request to CIC has a contract', () => {
  const nameOf = ({ request }: PactInteraction) => icwsRequestName(request.method, request.path);
  expect(answeredIn(readPact('bridge', 'cic'), nameOf)).toEqual([...icwsRequests].sort());
});

test('every operation on an item pins what it refuses', () => {
  const withFault = new Set(
    readPact('sap', 'bridge')
      .filter(({ response }) => response.status === 500)
      .map(operationAsked),
  );
  const needed = [...catalogued('bridge').keys()].filter((name) =>
    /^(IciItem|IciPhoneCall|IciUser)\./.test(name),
  );
  expect(needed.filter((name) => !withFault.has(name))).toEqual([]);
});
