import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An interaction as far as our own checks read it. */
export interface PactInteraction {
  readonly description: string;
  readonly providerStates: readonly { readonly name: string }[];
  readonly request: PactMessage & { readonly method: string; readonly path: string };
  readonly response: PactMessage & { readonly status: number };
}

interface PactMessage {
  readonly body?: { readonly content: unknown };
  readonly matchingRules?: { readonly body?: Readonly<Record<string, unknown>> };
}

/** Where the pact of a pair is committed. */
export function pactFile(consumer: string, provider: string): string {
  return fileURLToPath(new URL(`../pacts/${consumer}-${provider}.json`, import.meta.url));
}

/** The committed interactions of a pair, in the order in which they are verified. */
export function readPact(consumer: string, provider: string): readonly PactInteraction[] {
  const pact: { interactions: PactInteraction[] } = JSON.parse(
    readFileSync(pactFile(consumer, provider), 'utf8'),
  );
  return pact.interactions;
}
