import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProviderState } from './provider-state.ts';

/** An interaction as far as our own checks read it. */
export interface PactInteraction {
  readonly description: string;
  readonly providerStates: readonly ProviderState[];
  readonly request: PactMessage & { readonly method: string; readonly path: string };
  readonly response: PactMessage & { readonly status: number };
}

interface PactMessage {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
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

/** A pact file with these interactions in place of those of another, for as long as `use` takes. */
export async function withPactOf<T>(
  file: string,
  interactions: readonly PactInteraction[],
  use: (part: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-part-of-pact-'));
  const part = join(folder, 'pact.json');
  const pact: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(part, JSON.stringify({ ...pact, interactions }));
  try {
    return await use(part, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
