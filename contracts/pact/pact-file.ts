import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  return interactionsIn(pactFile(consumer, provider));
}

/** The interactions of any pact file. */
export function interactionsIn(file: string): readonly PactInteraction[] {
  const pact: { interactions: PactInteraction[] } = JSON.parse(readFileSync(file, 'utf8'));
  return pact.interactions;
}

/** A pact file with some of the interactions of another, for as long as `use` takes. */
export async function withPartOfPact<T>(
  file: string,
  keep: (interaction: PactInteraction) => boolean,
  use: (part: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-part-of-pact-'));
  const part = join(folder, 'pact.json');
  const pact: { interactions: PactInteraction[] } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(part, JSON.stringify({ ...pact, interactions: pact.interactions.filter(keep) }));
  try {
    return await use(part);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
