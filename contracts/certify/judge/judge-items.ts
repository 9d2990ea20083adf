import { errorCodes } from '@switchhook/bridge';
import { completed, itemOf, type ToldItem, targetOf } from './item-of.ts';
import type { UnderstoodMessage } from './read-messages.ts';
import { consequences, mostItems, neededCapabilities, successors } from './rules.ts';
import { isEvent, isGoodbye, patience } from './sessions.ts';
import type { Divergence } from './verdict.ts';

interface KnownItem extends ToldItem {
  readonly owner: string | undefined;
  readonly isCompleted: boolean;
  readonly since: number;
  readonly lastName: string;
}

/** Calls, chats, messages and action items: their states, capability lists and owners. */
export function judgeItems(
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
