import { defaultDialect } from '@switchhook/bridge/ici';
import { afterAll, expect, test } from 'vitest';
import { consumerPact } from '../pact/consumer-pact.ts';
import { exampleOf } from '../pact/example-of.ts';
import { findOperation } from '../pact/find-operation.ts';
import { pactFile } from '../pact/pact-file.ts';
import {
  emptySoapAction,
  faultMessage,
  requestMessage,
  responseMessage,
  xmlContentType,
} from '../pact/soap-message.ts';
import type { IciContract, IciInteraction } from './ici-contract.ts';
import { iciContracts } from './ici-contracts.ts';
import { callAsSap } from './sap-client.ts';

const pact = consumerPact('sap', 'bridge');
afterAll(pact.dispose);

for (const contract of iciContracts) {
  for (const interaction of contract.interactions) {
    const description = `${contract.operation} ${interaction.when}`;
    test(description, () => sapGetsWhatItExpects(description, contract, interaction));
  }
}

test('the committed pact is what these contracts say', async () => {
  await expect(pact.text()).toMatchFileSnapshot(pactFile('sap', 'bridge'));
});

async function sapGetsWhatItExpects(
  description: string,
  { operation }: IciContract,
  { given, as = 'agent1', input, answer, fault }: IciInteraction,
): Promise<void> {
  const { service } = findOperation(operation);
  const path = defaultDialect.paths.service.replace('{service}', service);
  const request = requestMessage(operation, input, as);
  const response = fault ? faultMessage(fault, operation) : responseMessage(operation, answer);
  const interaction = pact
    .interaction(description, given)
    .withRequest('POST', path, (http) => {
      http.headers({ 'Content-Type': xmlContentType, SOAPAction: emptySoapAction }).xmlBody(request.xml);
    })
    .willRespondWith(fault ? 500 : 200, (http) => {
      http
        .headers({ 'Content-Type': xmlContentType })
        .xmlBody(response.xml)
        .matchingRules({ body: [...response.rules] });
    });
  await pact.run(interaction, async (url) => {
    const got = await callAsSap(url + path, operation, input, as);
    if (fault) expect(got).toMatchObject({ kind: 'fault', code: fault });
    else expect(got).toMatchObject({ kind: 'answer', value: exampleOf(answer) });
  });
}
