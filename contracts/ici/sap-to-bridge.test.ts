import { defaultDialect } from '@switchhook/bridge/ici';
import { afterAll, expect, test } from 'vitest';
import { consumerPact } from '../pact/consumer-pact.ts';
import { exampleOf } from '../pact/example-of.ts';
import { pactFile } from '../pact/pact-file.ts';
import {
  emptySoapAction,
  faultMessage,
  type SoapMessage,
  serviceNamespace,
  soapMessage,
  xmlContentType,
} from '../pact/soap-message.ts';
import type { IciContract, IciInteraction } from './ici-contract.ts';
import { iciContracts } from './ici-contracts.ts';
import { callAsSap, operationOf } from './sap-client.ts';

const pact = consumerPact('sap', 'bridge');
afterAll(pact.dispose);

for (const contract of iciContracts) {
  for (const interaction of contract.interactions) {
    const description = `${contract.service}.${contract.operation} ${interaction.when}`;
    test(description, () => sapGetsWhatItExpects(description, contract, interaction));
  }
}

test('the committed pact is what these contracts say', async () => {
  await expect(pact.text()).toMatchFileSnapshot(pactFile('sap', 'bridge'));
});

async function sapGetsWhatItExpects(
  description: string,
  { service, operation }: IciContract,
  { given, as = 'agent1', input, answer, fault }: IciInteraction,
): Promise<void> {
  const path = defaultDialect.paths.service.replace('{service}', service);
  const request = requestOf(service, operation, input, as);
  const response = fault ? faultMessage(fault, `${service}.${operation}`) : responseOf(service, operation, answer);
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
    const got = await callAsSap(`${url}${path}`, service, operation, input, as);
    if (fault) expect(got).toMatchObject({ kind: 'fault', code: fault });
    else expect(got).toMatchObject({ kind: 'answer', value: exampleOf(answer) });
  });
}

function requestOf(
  service: IciContract['service'],
  operation: string,
  values: Readonly<Record<string, unknown>>,
  userId: string,
): SoapMessage {
  const fields = operationOf(service, operation).input;
  return soapMessage({ namespace: serviceNamespace(service), name: operation, fields, values }, userId);
}

function responseOf(service: IciContract['service'], operation: string, answer: unknown): SoapMessage {
  const { output, outputName } = operationOf(service, operation);
  return soapMessage({
    namespace: serviceNamespace(service),
    name: `${operation}Response`,
    fields: output ? { [outputName]: output } : {},
    values: { [outputName]: answer },
  });
}
