import type { Agent, AgentRules } from './agent.ts';
import { type Item, isLive, isOutgoingMail, isOver } from './item.ts';
import { freePlaces, needsPlace } from './places.ts';
import { isWrappingUp } from './wrap-up.ts';

/** Gives free places to the items that wait longest (G16). */
export function showWhatFits(agent: Agent, rules: AgentRules): Agent {
  if (agent.items.every((item) => item.isVisible || isOver(item))) return agent;
  let free = freePlaces(agent);
  const isWrapUp = !rules.flags.offerWhileWrapUp && isWrappingUp(agent, rules);
  const items = agent.items.map((item): Item => {
    if (item.isVisible || isOver(item)) return item;
    // Only its wrap-up is the agent's work in SAP.
    if (isOutgoingMail(item)) return item.processing === 'wrapUp' ? { ...item, isVisible: true } : item;
    if (!isLive(item)) return item;
    if (!needsPlace(agent, item)) return { ...item, isVisible: true };
    if (free <= 0) return item;
    // In SAP it would overwrite the data of the customer who is being wrapped up (ici.md 6.1).
    if (isWrapUp && isDirectOffer(item)) return item;
    free -= 1;
    return { ...item, isVisible: true };
  });
  return { ...agent, items };
}

function isDirectOffer(item: Item): boolean {
  return (
    item.kind === 'phoneCall' &&
    item.state === 'alerting' &&
    item.workgroup === '' &&
    item.direction !== 'out'
  );
}
