import { type Agent, type AgentRules, currentWorkMode } from './agent.ts';
import { assertNever } from './assert-never.ts';
import { agentCapabilities, itemCapabilities } from './capabilities.ts';
import type { Notice } from './effect.ts';
import type { ChatSession, Item } from './item.ts';
import { newPostings } from './observe-chat.ts';

/**
 * What SAP has to be told of a step.
 *
 * @param items those of `after`, and those that just ended
 */
export function differences(
  before: Agent,
  items: readonly Item[],
  after: Agent,
  rules: AgentRules,
): readonly Notice[] {
  const ofItems = items.flatMap((item) => ofItem(before, after, item));
  const ofUser: readonly Notice[] = sameUser(before, after, rules)
    ? []
    : [{ kind: 'userChanged', agent: after }];
  return [...ofItems, ...ofUser, ...ofLine(before, after, [...ofItems, ...ofUser], rules)];
}

function ofItem(before: Agent, after: Agent, item: Item): readonly Notice[] {
  if (!item.isVisible) return [];
  const found = before.items.find((other) => other.itemId === item.itemId);
  const known = found?.isVisible ? found : undefined;
  const changes = changesOf(before, known, after, item);
  return item.kind === 'chat' ? [...changes, ...postingsOf(known, after, item)] : changes;
}

function changesOf(before: Agent, known: Item | undefined, after: Agent, item: Item): readonly Notice[] {
  if (!known || !sameItem(before, known, after, item)) return [wholeItem(after, item)];
  return known.processing === item.processing ? [] : [{ kind: 'itemChanged', agent: after, item }];
}

/** Tells an item with all that it has. */
export function wholeItem(agent: Agent, item: Item): Notice {
  switch (item.kind) {
    case 'phoneCall':
      return { kind: 'phoneCallChanged', agent, item };
    case 'chat':
      return { kind: 'chatChanged', agent, item };
    case 'action':
      return { kind: 'actionItemChanged', agent, item };
    case 'message':
      return { kind: 'messageChanged', agent, item };
    default:
      return assertNever(item);
  }
}

function postingsOf(known: Item | undefined, agent: Agent, item: ChatSession): readonly Notice[] {
  const told = known?.kind === 'chat' ? known : undefined;
  return newPostings(told, item).map((posting) => ({ kind: 'chatNewPosting', agent, item, posting }));
}

function ofLine(before: Agent, after: Agent, told: readonly Notice[], rules: AgentRules): readonly Notice[] {
  if (!rules.flags.lineEvents) return [];
  const isChanged =
    before.link !== after.link ||
    before.isStationLost !== after.isStationLost ||
    told.some((notice) => 'item' in notice && notice.item.kind === 'phoneCall');
  return isChanged ? [{ kind: 'lineChanged', agent: after }] : [];
}

/** Equal in all but the processing state and the capabilities that follow from it. */
function sameItem(before: Agent, a: Item, after: Agent, b: Item): boolean {
  return (
    (a === b || shown(a) === shown(b)) &&
    (a.processing !== b.processing || sameList(itemCapabilities(before, a), itemCapabilities(after, b)))
  );
}

/** What SAP sees of an item, beside processing state, capabilities and the lines of a chat. */
function shown(item: Item): string {
  const { state, direction, remoteAddress, remoteName, workgroup, startedAt, attachedData } = item;
  const common = [state, direction, remoteAddress, remoteName, workgroup, startedAt, attachedData];
  return JSON.stringify([...common, ...shownOf(item)]);
}

function shownOf(item: Item): readonly unknown[] {
  switch (item.kind) {
    case 'phoneCall': {
      const { dialedNumber, isMuted, consultFor, parties } = item;
      // The one party of an ordinary call is its far end.
      return [dialedNumber, isMuted, consultFor, parties.length > 1 ? parties : []];
    }
    case 'chat':
      // Who is typing is not told to SAP.
      return [item.title, item.participants.map(({ isTyping: _, ...participant }) => participant)];
    case 'action':
      return [item.title, item.actionItemId];
    case 'message':
      return [item.subject, item.destinations, item.isRead, item.isAnswered, item.attachments];
    default:
      return assertNever(item);
  }
}

function sameUser(before: Agent, after: Agent, rules: AgentRules): boolean {
  const a = currentWorkMode(before, rules);
  const b = currentWorkMode(after, rules);
  return (
    a.id === b.id &&
    a.description === b.description &&
    sameList(agentCapabilities(before), agentCapabilities(after))
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
