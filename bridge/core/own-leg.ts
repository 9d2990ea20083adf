import type { Agent } from './agent.ts';
import type { Item } from './item.ts';
import type { ObservedCall } from './observed-call.ts';

/** The agent's own leg of a conference: by it the agent talks, holds and mutes (icws.md 7.6). */
export interface OwnLeg {
  /** Also the id of the conference. */
  readonly id: string;
  readonly isHeld: boolean;
  readonly isMuted: boolean;
}

/** The own leg by which an agent talks in this call; undefined where it is no conference's, or the leg is gone. */
export function ownLegOf(
  { legs }: Pick<Agent, 'legs'>,
  conferenceId: string | undefined,
): OwnLeg | undefined {
  return conferenceId === undefined ? undefined : legs.find(({ id }) => id === conferenceId);
}

/** True for a conference of CIC, even where only one party is left of it. */
export function isOnOwnLeg(agent: Agent, item: Item): boolean {
  return item.kind === 'phoneCall' && ownLegOf(agent, item.conferenceId) !== undefined;
}

/** Keeps how the leg stands; its calls may become known only after it. */
export function withOwnLeg(agent: Agent, { id, state, isMuted }: ObservedCall): Agent {
  const others = withoutOwnLeg(agent, id).legs;
  if (['disconnected', 'offering', 'messaging'].includes(state)) return { ...agent, legs: others };
  return { ...agent, legs: [...others, { id, isHeld: state === 'held', isMuted }] };
}

/** CIC took the leg away. */
export function withoutOwnLeg(agent: Agent, id: string): Agent {
  return { ...agent, legs: agent.legs.filter((leg) => leg.id !== id) };
}
