import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PactV4 } from '@pact-foundation/pact';
import type { ProviderState } from './provider-state.ts';
import { stayOnLoopback } from './stay-on-loopback.ts';
import { until } from './until.ts';

type Unconfigured = ReturnType<PactV4['addInteraction']>;
type Complete = ReturnType<ReturnType<Unconfigured['withRequest']>['willRespondWith']>;

export interface ConsumerPact {
  interaction(description: string, given: readonly ProviderState[]): Unconfigured;
  /** Lets the consumer run against Pact's mock of the provider; the pact keeps what it sent just so. */
  run(interaction: Complete, consume: (url: string) => Promise<void>): Promise<void>;
  /** The pact file of all interactions so far. */
  text(): string;
  dispose(): void;
}

/** Collects what one consumer asks of one provider, in a folder of its own: only the committed file counts. */
export function consumerPact(consumer: string, provider: string): ConsumerPact {
  stayOnLoopback();
  const dir = mkdtempSync(join(tmpdir(), 'switchhook-pact-'));
  const pact = new PactV4({ consumer, provider, dir, logLevel: 'error' });
  return {
    interaction: (description, given) =>
      given.reduce(
        (next, { name, params }) => (params ? next.given(name, { ...params }) : next.given(name)),
        pact.addInteraction().uponReceiving(description),
      ),
    async run(interaction, consume) {
      await interaction.executeTest(async ({ url, port }) => {
        await consume(url);
        // Pact's mock answers before it has counted the request: whoever looks at once is told "expected but not
        // received" now and then. What is still missing after five seconds, Pact reports.
        await until(() => mocksOf(pact).mockServerMatchedSuccessfully(port), 5_000);
      });
    },
    text: () => `${readFileSync(join(dir, `${consumer}-${provider}.json`), 'utf8').trimEnd()}\n`,
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
}

interface MockServers {
  mockServerMatchedSuccessfully(port: number): boolean;
}

/** Pact's own handle: its public API cannot be asked while a test runs. */
function mocksOf(pact: PactV4): MockServers {
  return (pact as unknown as { readonly pact: MockServers }).pact;
}
