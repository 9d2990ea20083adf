import type { Agent, AgentRules } from './agent.ts';
import { itemCapabilities } from './capabilities.ts';
import type { CicCommand } from './effect.ts';
import { type Item, isLive } from './item.ts';
import { wrapUpCommands } from './wrap-up.ts';

/** What the bridge asks of CIC by itself after a step. */
export function followUps(before: Agent, after: Agent, rules: AgentRules): readonly CicCommand[] {
  if (after.link !== 'up') return [];
  const ofItems = after.items.flatMap((item) => {
    const known = before.items.find((other) => other.interactionId === item.interactionId);
    return [...watching(known, item), ...answering(before, known, after, item, rules)];
  });
  return [...ofItems, ...wrapUpCommands(before, after, rules)];
}

function watching(known: Item | undefined, item: Item): readonly CicCommand[] {
  const { interactionId } = item;
  if (!isLive(item)) return [];
  if (item.kind === 'chat') {
    // CIC may refuse it while the chat alerts; once taken it is asked again, unless it is watched.
    const isNew = !known || (known.state !== item.state && item.participants.length === 0);
    return isNew ? [{ kind: 'watchChat', interactionId }] : [];
  }
  const lacksNumber = item.kind === 'phoneCall' && item.medium === 'callback' && item.remoteAddress === '';
  return lacksNumber && !known ? [{ kind: 'watchCallback', interactionId }] : [];
}

/** The flag `autoAnswer`: what ACD offers is taken as soon as SAP can see it. */
function answering(
  before: Agent,
  known: Item | undefined,
  after: Agent,
  item: Item,
  rules: AgentRules,
): readonly CicCommand[] {
  if (!rules.flags.autoAnswer || item.workgroup === '' || item.state !== 'alerting') return [];
  const could = known?.isVisible && itemCapabilities(before, known).includes('Accept');
  const can = item.isVisible && itemCapabilities(after, item).includes('Accept');
  return can && !could ? acceptCommands(item, rules) : [];
}

/** Takes an item; of a callback also dials its number where the flag asks for it. */
export function acceptCommands(item: Item, rules: AgentRules): readonly CicCommand[] {
  const { interactionId, remoteAddress } = item;
  const pickup: CicCommand = { kind: 'pickup', interactionId };
  const isDialled =
    item.kind === 'phoneCall' &&
    item.medium === 'callback' &&
    rules.flags.dialCallbackOnAccept &&
    remoteAddress !== '';
  return isDialled ? [pickup, { kind: 'callBack', interactionId, target: remoteAddress }] : [pickup];
}
