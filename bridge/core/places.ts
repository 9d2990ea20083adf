import { type Agent, itemLimit } from './agent.ts';
import { type Item, isOver } from './item.ts';

/** How many more interactions SAP can show (G16). */
export function freePlaces(agent: Agent): number {
  return itemLimit - agent.items.filter((item) => takesPlace(agent, item)).length;
}

/** A consultation lives in the session of the call that it is for, and needs no place of its own. */
export function needsPlace(agent: Agent, item: Item): boolean {
  if (item.kind !== 'phoneCall' || item.consultFor === undefined) return true;
  const first = agent.items.find((other) => other !== item && other.itemId === item.consultFor);
  return first === undefined || !first.isVisible || isOver(first);
}

function takesPlace(agent: Agent, item: Item): boolean {
  return item.isVisible && !isOver(item) && needsPlace(agent, item);
}
