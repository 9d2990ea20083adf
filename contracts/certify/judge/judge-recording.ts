import { errorCodes } from '@switchhook/bridge';
import { type Dialect, defaultDialect } from '@switchhook/bridge/ici';
import { completed, itemOf, type ToldItem, targetOf } from './item-of.ts';
import { readMessages, type UnderstoodMessage } from './read-messages.ts';
import type { RecordedMessage } from './recorded-message.ts';
import { consequences, mostItems, neededCapabilities, successors } from './rules.ts';
import type { Divergence, Judgement } from './verdict.ts';

/** An operation at the end of a recording may have its consequence after it. */
const patience = 2_000;

interface KnownItem extends ToldItem {
  readonly owner: string | undefined;
  readonly isCompleted: boolean;
  readonly since: number;
  readonly lastBody: string;
  readonly lastName: string;
}

export interface JudgeOptions {
  /** Ours unless told otherwise. */
  readonly dialect?: Dialect;
  /** Who may act on other agents' items, as the bridge is configured. */
  readonly supervisors?: readonly string[];
}

/**
 * Holds a recording against the contracts and the state machine of items, with no system at hand. A recording may
 * begin in the middle; what came before it is taken on trust.
 */
export function judgeRecording(
  messages: readonly RecordedMessage[],
  { dialect = defaultDialect, supervisors = [] }: JudgeOptions = {},
): Judgement {
  const { understood, divergences } = readMessages(messages, dialect);
  const found = [...divergences, ...judgeSubscriptions(understood), ...judgeItems(understood, supervisors)];
  const events = new Set(understood.filter(isEvent).map(({ recorded }) => recorded.position));
  return {
    divergences: found.sort((a, b) => a.position - b.position),
    messages: messages.map((message) =>
      events.has(message.position) ? { ...message, direction: 'bridge → SAP' } : message,
    ),
  };
}

function isEvent({ name }: UnderstoodMessage): boolean {
  return name.startsWith('IciEvent.');
}

function judgeItems(
  messages: readonly UnderstoodMessage[],
  supervisors: readonly string[],
): readonly Divergence[] {
  const divergences: Divergence[] = [];
  // An invited colleague and an internal call's other side are told of the same id: each agent has an item of it.
  const items = new Map<string, KnownItem>();
  const keyOf = (owner: string | undefined, itemId: string) => `${owner ?? ''} ${itemId}`;
  const itemFor = (user: string | undefined, itemId: string) =>
    items.get(keyOf(user, itemId)) ?? [...items.values()].findLast((item) => item.itemId === itemId);
  const lastMoment = Math.max(0, ...messages.map(({ recorded }) => recorded.begin));
  const at = (
    { name, recorded }: UnderstoodMessage,
    rule: string,
    wrong: string,
    expected: string,
    operation = name,
  ) => divergences.push({ operation, position: recorded.position, rule, found: wrong, expected });

  for (const [index, message] of messages.entries()) {
    const told = itemOf(message);
    if (told) {
      // What SAP did not take is sent again: it tells nothing yet.
      if (message.reply.kind === 'answer') judgeEvent(message, told);
    } else if (!isEvent(message)) judgeOperation(message, index);
    if (message.name === 'IciUser.getAttributes' || message.name === 'IciUser.unsubscribe') {
      if (message.reply.kind === 'answer') forget(String(message.input.userId));
    }
    if (message.name === 'IciEvent.subscriptionEnded') forget(message.headerUserId);
  }
  return divergences;

  /** A new session is told of every item anew, as if nothing had been before. */
  function forget(userId: string | undefined): void {
    for (const [key, item] of items) if (item.owner === userId) items.delete(key);
  }

  function judgeEvent(message: UnderstoodMessage, told: ToldItem): void {
    const owner = message.headerUserId ?? itemFor(undefined, told.itemId)?.owner;
    const before = items.get(keyOf(owner, told.itemId));
    if (before?.isCompleted) {
      at(
        message,
        'after the end',
        `item ${told.itemId} is told of as ${told.status}`,
        'no event after it was completed',
      );
    } else if (before) {
      const legal = successors[before.status] ?? [];
      if (!legal.includes(told.status)) {
        at(
          message,
          'order of states',
          `item ${told.itemId} is ${told.status} after ${before.status}`,
          `one of ${legal.join(', ')}`,
        );
      }
      if (before.lastBody === message.recorded.request && before.lastName === message.name) {
        at(
          message,
          'told twice',
          `the same is told of item ${told.itemId} as before`,
          'an event for a change only',
        );
      }
    }
    for (const number of numbersIn(message)) {
      if (number !== '' && !number.startsWith('+'))
        at(message, 'number', `the number ${number}`, 'a number that begins with + (G5)');
    }
    if (!(told.status in successors)) {
      at(message, 'code', `item ${told.itemId} has the status ${told.status}`, 'a status of the code table');
    }
    const isOver = told.status === 'ended' || told.status === 'failed';
    if (isOver && told.capabilities.some((capability) => capability === 'Hold' || capability === 'Accept')) {
      at(
        message,
        'capability list',
        `item ${told.itemId} is ${told.status} and allows ${told.capabilities.join(', ')}`,
        'nothing but End and WrapUp',
      );
    }
    if (told.status === 'alerting' && told.processing === '1' && told.capabilities.includes('Hold')) {
      at(
        message,
        'capability list',
        `item ${told.itemId} rings and allows ${told.capabilities.join(', ')}`,
        'Accept and Reject',
      );
    }
    // So that the last one who was told is found first.
    items.delete(keyOf(owner, told.itemId));
    items.set(keyOf(owner, told.itemId), {
      ...told,
      owner,
      isCompleted: told.processing === completed,
      since: message.recorded.begin,
      lastBody: message.recorded.request,
      lastName: message.name,
    });
    const open = [...items.values()].filter(
      (item) =>
        item.owner === owner && !item.isCompleted && item.status !== 'ended' && item.status !== 'failed',
    );
    if (open.length > mostItems) {
      at(
        message,
        'six items',
        `${owner ?? 'the agent'} has ${open.length} items`,
        `at most ${mostItems} (G16)`,
      );
    }
  }

  function judgeOperation(message: UnderstoodMessage, index: number): void {
    const { name, reply, headerUserId, recorded } = message;
    const id = targetOf(message);
    const item = id === undefined ? undefined : itemFor(headerUserId, id);
    if (!item || reply.kind === 'none') return;
    const isOwn = headerUserId === undefined || item.owner === undefined || headerUserId === item.owner;
    if (!isOwn && supervisors.includes(headerUserId)) return;
    if (reply.kind === 'answer' && !isOwn && !isRelayed(name)) {
      at(
        message,
        'authority',
        `${headerUserId} was let act on ${id} of ${item.owner}`,
        `the fault ${errorCodes.notAuthorized.ici}`,
      );
      return;
    }
    if (!isOwn) return;
    const needed = neededCapabilities[name];
    const allows = needed?.some((capability) => item.capabilities.includes(capability));
    const next = nextEvent(String(id), index);
    if (reply.kind === 'answer' && needed && !allows) {
      at(
        message,
        'capability list',
        `it was carried out although item ${id} (${item.status}) allows ${item.capabilities.join(', ') || 'nothing'}`,
        `the fault ${errorCodes.notAllowedInState.ici}`,
      );
    }
    if (reply.kind === 'fault') {
      // The agent may have pressed before the next event was there.
      const isOvertaken = next !== undefined && next.message.recorded.begin <= recorded.end + patience;
      if (reply.code === errorCodes.notAllowedInState.ici && allows && !isOvertaken) {
        at(
          message,
          'capability list',
          `it was refused with ${reply.code} although item ${id} (${item.status}) allows ${item.capabilities.join(', ')}`,
          'what the last list allows is carried out',
        );
      }
      if (reply.code === errorCodes.unknownItem.ici && !isGone(item) && !isOvertaken) {
        const service = name.split('.')[0] ?? '';
        if (fits(service, item.lastName))
          at(
            message,
            'known item',
            `the fault ${reply.code} for item ${id}`,
            'an item that was told of is known',
          );
      }
      return;
    }
    const wanted = consequences[name];
    if (!wanted || wanted.includes(item.status) || lastMoment - recorded.end < patience) return;
    const later = eventsOf(String(id), index);
    const isClosed = messages.slice(index).some((other) => isGoodbye(other, item.owner));
    if (!isClosed && !later.some(({ told }) => wanted.includes(told.status))) {
      at(
        message,
        'consequence',
        later.length === 0
          ? `no event of item ${id} follows`
          : `item ${id} is ${later.map(({ told }) => told.status).join(', then ')}`,
        `an event with the state ${wanted.join(' or ')}`,
      );
    }
  }

  function eventsOf(id: string, from: number) {
    return messages.slice(from).flatMap((message) => {
      const told = itemOf(message);
      return told?.itemId === id ? [{ message, told }] : [];
    });
  }

  function nextEvent(id: string, from: number) {
    return eventsOf(id, from)[0];
  }
}

/** Nothing is left to be done with it: rejected, given away or completed. */
function isGone({ status, processing, isCompleted }: KnownItem): boolean {
  const isOver = status === 'ended' || status === 'failed';
  return isCompleted || (isOver && (processing === '3' || processing === '4'));
}

function numbersIn({ input }: UnderstoodMessage): readonly string[] {
  const call = input.phoneCall as
    | { readonly remoteNumbers: readonly string[]; readonly dialedNumbers: readonly string[] }
    | undefined;
  return call ? [...call.remoteNumbers, ...call.dialedNumbers] : [];
}

/** Supervisors may read; what only reads is not judged by owner. */
function isRelayed(name: string): boolean {
  return /\.get[A-Z]/.test(name);
}

function isGoodbye({ name, input, headerUserId }: UnderstoodMessage, owner: string | undefined): boolean {
  if (name === 'IciEvent.subscriptionEnded') return headerUserId === owner;
  if (name === 'IciUser.unsubscribe' || name === 'IciUser.getAttributes') return input.userId === owner;
  return name === 'IciUser.setCurrentWorkmode' && input.workmode === '1';
}

/** A call is unknown to the service of chats, and rightly so. */
function fits(service: string, event: string): boolean {
  const own: Readonly<Record<string, string>> = {
    IciPhoneCall: 'IciEvent.phoneCallChanged',
    IciChat: 'IciEvent.chatChanged',
    IciAction: 'IciEvent.actionItemChanged',
    IciMessage: 'IciEvent.messageChanged',
  };
  return service === 'IciItem' || own[service] === event;
}

/** Events reach who subscribed, from the subscription on, and nobody after its end. */
function judgeSubscriptions(messages: readonly UnderstoodMessage[]): readonly Divergence[] {
  const divergences: Divergence[] = [];
  const begun = new Map<string, number>();
  const ended = new Map<string, { readonly at: number; readonly by: string }>();
  const subscribed = new Map(
    messages
      .filter(({ name }) => name === 'IciUser.subscribe' || name === 'IciMonitor.subscribe')
      .map(({ input, recorded }) => [String(input.appId), recorded.begin]),
  );
  const modes = new Map<string, string>();
  for (const [index, message] of messages.entries()) {
    const { name, input, recorded, reply } = message;
    const isGiven = reply.kind === 'answer';
    if (/\.subscribe$/.test(name) && isGiven) {
      begun.set(String(input.appId), recorded.begin);
      ended.delete(String(input.appId));
    }
    if (/\.unsubscribe$/.test(name) && isGiven) {
      ended.set(String(input.appId), { at: recorded.end, by: name });
    }
    if (name === 'IciUser.setCurrentWorkmode' && isGiven) judgeWorkMode(message, index);
    if (!isEvent(message)) continue;
    const appIds = input.appIds as readonly string[];
    for (const appId of appIds) {
      const end = ended.get(appId);
      // Events leave one after the other; what crosses a request may have been under way.
      const isAfter =
        end !== undefined && (end.by === 'IciEvent.subscriptionEnded' || recorded.begin > end.at);
      const isLate = isAfter && name !== 'IciEvent.subscriptionEnded';
      const isEarly = !begun.has(appId) && subscribed.has(appId);
      if (!isLate && !isEarly) continue;
      divergences.push({
        operation: name,
        position: recorded.position,
        rule: 'subscription',
        found: isLate
          ? `an event for ${appId} after ${end.by}`
          : `an event for ${appId} before it subscribed`,
        expected: 'events from the subscription to its end only',
      });
    }
    if (name === 'IciEvent.subscriptionEnded' && isGiven)
      for (const appId of appIds) ended.set(appId, { at: recorded.end, by: name });
    if (name === 'IciEvent.userChanged' && isGiven) {
      const user = input.user as {
        readonly userId: string;
        readonly currentWorkmode: { readonly id: string };
      };
      modes.set(user.userId, user.currentWorkmode.id);
    }
  }
  return divergences;

  function judgeWorkMode(message: UnderstoodMessage, index: number): void {
    const { input, recorded, name } = message;
    const wanted = String(input.workmode);
    const last = messages.at(-1)?.recorded.begin ?? 0;
    if (modes.get(String(input.userId)) === wanted || last - recorded.end < patience) return;
    const later = messages.slice(index).filter((other) => {
      const user = other.input.user as { readonly userId: string } | undefined;
      return other.name === 'IciEvent.userChanged' && user?.userId === input.userId;
    });
    const isTold = later.some(
      (other) => (other.input.user as { currentWorkmode: { id: string } }).currentWorkmode.id === wanted,
    );
    const isOver = messages
      .slice(index + 1)
      .some((other) => isGoodbye(other, String(input.userId)) || other.name === 'IciUser.setCurrentWorkmode');
    if (isTold || isOver) return;
    divergences.push({
      operation: name,
      position: recorded.position,
      rule: 'consequence',
      found: `no userChanged with work mode ${wanted} follows`,
      expected: 'what was carried out is told',
    });
  }
}
