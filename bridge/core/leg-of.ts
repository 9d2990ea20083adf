import { isConference } from './capabilities.ts';
import type { Item } from './item.ts';

/** What the agent holds in hand: in a conference their own leg, else the interaction itself (icws.md 7.6). */
export function legOf(item: Item): string {
  return isConference(item) ? (item.conferenceId ?? item.interactionId) : item.interactionId;
}

/** CIC takes numbers, extensions, names and SIP addresses: only what can be none of them is refused. */
export function isDialable(target: string): boolean {
  return target !== '' && target.length <= 128 && /^[\p{L}\p{N}+*#@._:;/() -]+$/u.test(target);
}
