import type { Agent, AgentRules } from './agent.ts';
import type { ItemCommand } from './agent-command.ts';
import { allow, type Decision } from './decision.ts';
import type { CicCommand } from './effect.ts';
import { type Item, isLive } from './item.ts';
import { isWrapUpStatus, statusAfterWrapUp } from './wrap-up.ts';

/** Ends an item that is still in hand, or its wrap-up, or takes an ended one off the list. */
export function decideEnd(agent: Agent, item: Item, rules: AgentRules): Decision {
  if (isLive(item))
    return allow(endCommands(item), [{ kind: 'itemGivenUp', interactionId: item.interactionId }]);
  return finish(agent, item, rules);
}

/** A chat ends for everybody; a callback was a success (icws.md 7.10). */
function endCommands(item: Item): readonly CicCommand[] {
  const { interactionId } = item;
  const isCallback = item.kind === 'phoneCall' && item.medium === 'callback';
  if (!isCallback) return [{ kind: 'disconnect', interactionId }];
  return [
    { kind: 'completeCallback', interactionId, outcome: 'success' },
    { kind: 'disconnect', interactionId, mayBeOver: true },
  ];
}

/** Ends wrap-up by leaving CIC's wrap-up status; CIC's own message then completes the item. */
function finish(agent: Agent, item: Item, rules: AgentRules): Decision {
  const isOnlyWrapUp = agent.items.filter((other) => other.processing === 'wrapUp').length <= 1;
  const isCics = item.processing === 'wrapUp' && isWrapUpStatus(agent.status, rules);
  if (!isCics || !isOnlyWrapUp) {
    return allow([], [{ kind: 'itemFinished', interactionId: item.interactionId }]);
  }
  return allow([{ kind: 'setStatus', statusId: statusAfterWrapUp(agent, rules) }]);
}

/** Notes what SAP wants after the item; in wrap-up already, doing without ends it (ici.md 3.5). */
export function decideWrapUpRequired(
  agent: Agent,
  item: Item,
  { required }: Extract<ItemCommand, { readonly kind: 'wrapUpRequired' }>,
  rules: AgentRules,
): Decision {
  if (!required && item.processing === 'wrapUp') return finish(agent, item, rules);
  return allow([], [{ kind: 'wrapUpAsked', interactionId: item.interactionId, required }]);
}
