import type { Agent } from './agent.ts';
import { isConference } from './capabilities.ts';
import type { Item } from './item.ts';
import { ownLegOf } from './own-leg.ts';

/** What the agent holds in hand: in a conference their own leg, else the interaction itself (icws.md 7.6). */
export function legOf(agent: Agent, item: Item): string {
  if (item.kind !== 'phoneCall') return item.interactionId;
  const leg = ownLegOf(agent, item.conferenceId);
  if (item.parties.length > 1) return item.conferenceId ?? item.interactionId;
  if (!leg) return item.interactionId;
  // One party is left, and it is their own call that somebody held.
  const isPartyHeld = item.parties.some(({ state }) => state === 'held') && !leg.isHeld;
  return isPartyHeld ? item.interactionId : leg.id;
}

/** What ends all that the agent has of it: of a conference their own leg, else the call. */
export function endOf(item: Item): string {
  return isConference(item) ? (item.conferenceId ?? item.interactionId) : item.interactionId;
}

/** CIC takes numbers, extensions, names and SIP addresses: only what can be none of them is refused. */
export function isDialable(target: string): boolean {
  return target !== '' && target.length <= 128 && /^[\p{L}\p{N}+*#@._:;/() -]+$/u.test(target);
}
