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

/** A pact file as Pact writes it. */
interface WrittenPact {
  readonly interactions: readonly { readonly description: string }[];
}

/**
 * Collects what one consumer asks of one provider, in folders of its own: only the committed file counts. Each
 * interaction is a pact by itself: Pact reads and writes the whole file once for each, which for a thousand
 * takes minutes.
 */
export function consumerPact(consumer: string, provider: string): ConsumerPact {
  stayOnLoopback();
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-pact-'));
  const written: WrittenPact[] = [];
  let pact: PactV4 | undefined;

  function dirOf(interaction: number): string {
    return join(folder, String(interaction));
  }

  return {
    interaction(description, given) {
      pact = new PactV4({ consumer, provider, dir: dirOf(written.length), logLevel: 'error' });
      return given.reduce(
        (next, { name, params }) => (params ? next.given(name, { ...params }) : next.given(name)),
        pact.addInteraction().uponReceiving(description),
      );
    },
    async run(interaction, consume) {
      await interaction.executeTest(async ({ url, port }) => {
        await consume(url);
        // Pact's mock answers before it has counted the request: whoever looks at once is told "expected but not
        // received" now and then. What is still missing after five seconds, Pact reports.
        await until(() => pact !== undefined && mocksOf(pact).mockServerMatchedSuccessfully(port), 5_000);
      });
      const dir = dirOf(written.length);
      written.push(JSON.parse(readFileSync(join(dir, `${consumer}-${provider}.json`), 'utf8')));
      rmSync(dir, { recursive: true });
    },
    text() {
      const interactions = written.flatMap((each) => each.interactions).toSorted(byDescription);
      return `${JSON.stringify({ ...written[0], interactions }, undefined, 2)}\n`;
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function byDescription(
  left: { readonly description: string },
  right: { readonly description: string },
): number {
  return left.description < right.description ? -1 : 1;
}

interface MockServers {
  mockServerMatchedSuccessfully(port: number): boolean;
}

/** Pact's own handle: its public API cannot be asked while a test runs. */
function mocksOf(pact: PactV4): MockServers {
  return (pact as unknown as { readonly pact: MockServers }).pact;
}
