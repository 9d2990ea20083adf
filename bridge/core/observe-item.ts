import type { Agent, AgentRules } from './agent.ts';
import { assertNever } from './assert-never.ts';
import { type Item, type ItemBase, type ItemState, isLive, type ProcessingState } from './item.ts';
import { attachedDataOf } from './item-data.ts';
import type { ObservedState } from './observed-call.ts';
import { offer } from './offers.ts';
import { attributeOf, ownAttributes } from './own-attributes.ts';
import { finished, isLeaving, isWrapUpAsked, processingAfterEnd, processingAfterGiving } from './wrap-up.ts';

/** What CIC shows of any interaction, whatever its channel. */
export interface Sighting {
  readonly id: string;
  readonly state: ObservedState;
  readonly direction: ItemBase['direction'];
  readonly remoteAddress: string;
  readonly remoteName: string;
  readonly workgroup: string;
  readonly startedAt: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Takes over what CIC shows; `finish` adds what the channel has of its own. */
export function observeItem<Kind extends Item>(
  agent: Agent,
  sighting: Sighting,
  rules: AgentRules,
  isKind: (item: Item) => item is Kind,
  finish: (base: ItemBase, known: Kind | undefined) => Kind,
): Agent {
  const present = agent.items.find((item) => item.interactionId === sighting.id);
  const state = stateOf(sighting.state, present);
  if (state === 'elsewhere') {
    return present ? mapItem(agent, sighting.id, (item) => removed(agent, item, rules)) : agent;
  }
  const isOverAtCic = state === 'ended' || state === 'failed';
  // An item that was over before we saw it is nobody's business; CIC keeps it in the queue for a while.
  if (!present && isOverAtCic) return agent;
  // What has ended for SAP does not live again: it comes back as another item (ici.md 6.1, 5).
  if (present && !isLive(present) && !isOverAtCic) {
    const items = agent.items.filter((item) => item !== present);
    const next = observeItem({ ...agent, items }, sighting, rules, isKind, finish);
    return { ...next, items: [finished(present), ...next.items] };
  }
  const known = present && isKind(present) ? present : undefined;

  const { itemId, offers } = present
    ? { itemId: present.itemId, offers: agent.offers }
    : offer(agent, sighting.id);
  const processing = processingOf(agent, state, sighting, present, rules);
  const data = attachedDataOf(sighting.attributes, rules);
  const isWithheld =
    processing === 'inProcess' && state === 'alerting' && !rules.flags.sendAttachedDataOnAlert;
  const base: ItemBase = {
    itemId,
    interactionId: sighting.id,
    state,
    processing,
    direction: sighting.direction,
    remoteAddress: sighting.remoteAddress || (present?.remoteAddress ?? ''),
    remoteName: sighting.remoteName,
    workgroup: sighting.workgroup,
    startedAt: sighting.startedAt,
    attachedData: isWithheld ? '' : data.attachedData,
    sapData: data.sapData,
    isGivenUp: present?.isGivenUp ?? false,
    isVisible: present?.isVisible ?? false,
    isWrapUpRequired: present?.isWrapUpRequired,
    isTaken: present?.isTaken ?? false,
    isForwarded: present?.isForwarded ?? false,
    isGone: false,
    rejects: Number.parseInt(attributeOf(sighting.attributes, ownAttributes.rejects), 10) || 0,
  };
  const item = finish(base, known);
  return {
    ...agent,
    offers,
    items: present ? agent.items.map((other) => (other === present ? item : other)) : [...agent.items, item],
  };
}

/** The state that SAP is told, or `elsewhere` where the interaction is no longer this agent's. */
function stateOf(observed: ObservedState, known: Item | undefined): ItemState | 'elsewhere' {
  switch (observed) {
    case 'alerting':
    case 'connected':
    case 'held':
      return observed;
    case 'dialing':
      return 'initiated';
    case 'proceeding':
      return 'dialing';
    case 'offering':
    case 'messaging':
      return 'elsewhere';
    case 'disconnected':
      return known && isUnanswered(known) && !known.isGivenUp ? 'failed' : 'ended';
    default:
      return assertNever(observed);
  }
}

function isUnanswered(item: Item): boolean {
  return item.state === 'initiated' || item.state === 'dialing' || item.state === 'failed';
}

function processingOf(
  agent: Agent,
  state: ItemState,
  sighting: Sighting,
  known: Item | undefined,
  rules: AgentRules,
): ProcessingState {
  const before = known?.processing ?? 'inProcess';
  switch (state) {
    case 'connected':
    case 'held':
    case 'consulting':
    case 'conferenced': {
      const isAccepted = before !== 'inProcess' || known?.isTaken || sighting.direction === 'out';
      return isAccepted || rules.flags.acceptOnPickup ? 'accepted' : 'inProcess';
    }
    case 'failed':
      return 'completed';
    case 'ended':
      // Nobody spoke: what the far end gave up has no wrap-up.
      if (before === 'inProcess')
        return known?.isGivenUp && known.state === 'alerting' ? 'rejected' : 'completed';
      return before === 'accepted' && known ? processingAfterEnd(agent, known, rules) : before;
    default:
      return before;
  }
}

/** CIC took the interaction out of the agent's queue. In wrap-up the item stays until wrap-up ends. */
export function removed(agent: Agent, item: Item, rules: AgentRules): Item {
  if (item.processing === 'wrapUp' || isLeaving(item)) return item;
  const processing = processingWhenGone(agent, item, rules);
  return { ...item, state: isLive(item) ? 'ended' : item.state, processing, isGone: true };
}

function processingWhenGone(agent: Agent, item: Item, rules: AgentRules): ProcessingState {
  if (item.processing === 'accepted') {
    if (isLive(item)) return processingAfterGiving(agent, item, rules);
    return isWrapUpAsked(item, rules) ? 'wrapUp' : finished(item).processing;
  }
  if (item.isForwarded) return 'forwarded';
  if (item.state !== 'alerting' || item.processing !== 'inProcess') return 'completed';
  return item.isGivenUp ? 'rejected' : 'forwarded';
}

/** Changes one item of an agent, where the agent has it. */
export function mapItem(agent: Agent, interactionId: string, change: (item: Item) => Item): Agent {
  if (!agent.items.some((item) => item.interactionId === interactionId)) return agent;
  return {
    ...agent,
    items: agent.items.map((item) => (item.interactionId === interactionId ? change(item) : item)),
  };
}
