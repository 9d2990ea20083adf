// One share of our own contracts, verified in a process of its own; `verify-own.ts` starts it and hears the outcome.
import { verifyPact } from '../pact/verify-pact.ts';
import { ownWorlds } from './own-worlds.ts';
import { readPairs } from './pairs.ts';
import { shareOf } from './share-of.ts';
import type { ShareTold } from './verify-own.ts';

const [share, shares] = process.argv.slice(2).map(Number) as [number, number];

// Nobody is left to hear the outcome.
process.on('disconnect', () => process.exit());

const told = await Promise.all(
  readPairs().map(async ({ provider, file, interactions }): Promise<ShareTold> => {
    const own = shareOf(interactions, share, shares);
    return { provider, verdicts: [...(await verifyPact(provider, file, ownWorlds[provider], own))] };
  }),
);
process.send?.(told, () => process.exit());
