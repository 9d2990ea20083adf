import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Verdict, Verdicts } from '../pact/verify-pact.ts';
import type { Pair } from './pairs.ts';

/** What a process of `own-share.ts` tells of one pact. */
export interface ShareTold {
  readonly provider: Pair['provider'];
  readonly verdicts: readonly (readonly [description: string, verdict: Verdict])[];
}

/**
 * Verifies our own parts on every core: each of as many processes takes its share of all pacts.
 * @returns what became of the interactions, by provider
 */
export async function verifyOwn(): Promise<ReadonlyMap<Pair['provider'], Verdicts>> {
  const shares = Math.max(2, availableParallelism());
  const told = await Promise.all(Array.from({ length: shares }, (_, share) => runShare(share, shares)));
  const verdicts = new Map<Pair['provider'], Map<string, Verdict>>();
  for (const { provider, verdicts: some } of told.flat()) {
    verdicts.set(provider, new Map([...(verdicts.get(provider) ?? []), ...some]));
  }
  return verdicts;
}

async function runShare(share: number, shares: number): Promise<readonly ShareTold[]> {
  const script = fileURLToPath(new URL('./own-share.ts', import.meta.url));
  const child = fork(script, [String(share), String(shares)]);
  let told: readonly ShareTold[] | undefined;
  child.on('message', (message) => {
    told = message as readonly ShareTold[];
  });
  const [code] = await once(child, 'close');
  if (!told) {
    throw new Error(
      `Failed to verify share ${share + 1} of ${shares}: its process ended with ${code}. See above.`,
    );
  }
  return told;
}
