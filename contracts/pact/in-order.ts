import type { PactInteraction } from './pact-file.ts';

/**
 * Puts interactions with the same states beside each other, those that change something last: one world then serves
 * all up to the first that changes it.
 */
export function inOrder(interactions: readonly PactInteraction[]): readonly PactInteraction[] {
  const rank = (one: PactInteraction) => `${statesKey(one)} ${changesNothing(one) ? 0 : 1}`;
  return interactions.toSorted((left, right) => {
    const [first, second] = [rank(left), rank(right)];
    return first === second ? 0 : first < second ? -1 : 1;
  });
}

/** Equal for interactions that begin from the same states. */
export function statesKey({ providerStates }: PactInteraction): string {
  return JSON.stringify(providerStates);
}

/** Whether the provider is to be afterwards as it was: it refuses, or only tells what it knows. */
export function changesNothing({ description, response }: PactInteraction): boolean {
  return response.status >= 400 || reads.test(description);
}

/**
 * No mere reading are a poll, as CIC forgets the messages that it has given, and the attributes of a user, which end
 * a subscription that an earlier session left behind (ici.md 5.1).
 */
const reads = /^(?!IciUser\.getAttributes |GET \{S\}\/messaging\/messages )(\w+\.get[A-Z]|GET )/;
