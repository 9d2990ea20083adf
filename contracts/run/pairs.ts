import { icwsRequestName } from '../icws/icws-requests.ts';
import { type Finding, findingsByPact, findingsBySchema, findingsInAnswer } from '../pact/findings.ts';
import { catalogued, operationAsked } from '../pact/operation-asked.ts';
import { type PactInteraction, pactFile, readPact } from '../pact/pact-file.ts';
import type { Verdict } from '../pact/verify-pact.ts';

/** A wire with its contracts. */
export interface Pair {
  readonly consumer: string;
  readonly provider: 'bridge' | 'sap' | 'cic';
  readonly title: string;
  /** What stands for the provider in our own run. */
  readonly verifiedAgainst: string;
  readonly file: string;
  readonly interactions: readonly PactInteraction[];
  /** True where messages are SOAP, which a schema describes. */
  readonly hasSchema: boolean;
  nameOf(interaction: PactInteraction): string;
  provenanceOf(name: string): string;
  /** What Pact, the schema and counting hold against the messages of an interaction. */
  findingsIn(interaction: PactInteraction, verdict: Verdict | undefined): readonly Finding[];
}

function soapPair(
  consumer: string,
  provider: 'bridge' | 'sap',
  title: string,
  verifiedAgainst: string,
): Pair {
  const provenance = catalogued(provider);
  return {
    consumer,
    provider,
    title,
    verifiedAgainst,
    file: pactFile(consumer, provider),
    interactions: readPact(consumer, provider),
    hasSchema: true,
    nameOf: operationAsked,
    provenanceOf: (name) => provenance.get(name) ?? '',
    findingsIn: (interaction, verdict) => [
      ...findingsInAnswer(interaction, verdict),
      // The bridge writes what SAP reads; SAP is free to send what the bridge refuses.
      ...(provider === 'sap' ? findingsBySchema(String(interaction.request.body?.content)) : []),
    ],
  };
}

/** All contracts, as they are committed. */
export function readPairs(): readonly Pair[] {
  return [
    soapPair('sap', 'bridge', 'SAP → bridge', 'bridge over the mock CIC'),
    soapPair('bridge', 'sap', 'bridge → SAP', 'mock SAP'),
    {
      consumer: 'bridge',
      provider: 'cic',
      title: 'bridge → CIC',
      verifiedAgainst: 'mock CIC',
      file: pactFile('bridge', 'cic'),
      interactions: readPact('bridge', 'cic'),
      hasSchema: false,
      nameOf: ({ request }) => icwsRequestName(request.method, request.path),
      provenanceOf: () => 'documented',
      findingsIn: (_, verdict) => findingsByPact(verdict),
    },
  ];
}
