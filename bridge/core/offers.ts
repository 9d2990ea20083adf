import type { Agent } from './agent.ts';

const rememberedOffers = 64;

/** SAP never sees an id again after its item ended (ici.md 6.1, 5), though CIC may offer the interaction anew. */
export function offer(
  agent: Agent,
  interactionId: string,
): { readonly itemId: string; readonly offers: Agent['offers'] } {
  const count = (agent.offers.find((other) => other.interactionId === interactionId)?.count ?? 0) + 1;
  const others = agent.offers.filter((other) => other.interactionId !== interactionId);
  const offers = [...others, { interactionId, count }].slice(-rememberedOffers);
  return { itemId: count === 1 ? interactionId : `${interactionId}.${count}`, offers };
}

/** True where CIC brought this interaction to the agent before. */
export function wasOffered(agent: Agent, interactionId: string): boolean {
  return agent.offers.some((other) => other.interactionId === interactionId);
}
