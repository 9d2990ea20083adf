import { type Agent, visibleItems } from '../agent.ts';
import type { ItemCommand } from '../agent-command.ts';
import type { ErrorName } from '../error-codes.ts';
import type { ChatSession, Item, PhoneCall } from '../item.ts';

// What SAP may ask of an item, written down from ici.md 3, 6.2, 7 and 8 and icws.md 7, and from nothing in
// the machine: the tests hold the machine against it.

/** Where an item stands, in the words of the tables. */
type Situation =
  | 'ringing'
  /** In hand in the CIC client, which is not accepting it where the flag `acceptOnPickup` is off. */
  | 'taken'
  | 'placed'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'joined'
  | 'joinedHeld'
  | 'over'
  | 'wrapUp';

type Row = Partial<Readonly<Record<ItemCommand['kind'], string>>>;

/** A name means yes; `name?` means that `provided` below decides. */
const calls: Row = {
  accept: 'ringing? taken',
  reject: 'ringing',
  deflect: 'ringing',
  drop: 'placed talking held consulting joined joinedHeld',
  hold: 'talking consulting joined',
  retrieve: 'held joinedHeld',
  toggle: 'talking? held? consulting? joined? joinedHeld?',
  consult: 'talking?',
  blindTransfer: 'talking? held?',
  warmTransfer: 'talking? held? consulting? joined? joinedHeld?',
  conference: 'talking? held? consulting? joined? joinedHeld?',
  reconnect: 'placed? talking? held? consulting? joined? joinedHeld?',
  dropParticipant: 'joined joinedHeld',
  sendDtmf: 'talking consulting',
  mute: 'talking? consulting? joined?',
  unmute: 'talking? held? consulting? joined? joinedHeld?',
  forward: 'ringing talking? held?',
  wrapUpRequired: 'talking held consulting joined joinedHeld wrapUp',
  end: 'over wrapUp',
  wrapUpEnded: 'over wrapUp',
};

/** A callback is work in the client until it is dialled, and what is dialled is a call of its own. */
const callbacks: Row = {
  accept: 'ringing? taken',
  reject: 'ringing',
  deflect: 'ringing',
  drop: 'talking held',
  retrieve: 'held',
  blindTransfer: 'talking',
  forward: 'ringing talking',
  complete: 'talking held',
  wrapUpRequired: 'talking held wrapUp',
  end: 'talking held over wrapUp',
  wrapUpEnded: 'talking held over wrapUp',
};

const chats: Row = {
  accept: 'ringing taken',
  reject: 'ringing',
  retrieve: 'held',
  chatPost: 'talking',
  chatInvite: 'talking',
  chatLeave: 'talking? held?',
  forward: 'ringing taken talking held',
  reroute: 'ringing? taken? talking? held?',
  wrapUpRequired: 'talking held wrapUp',
  end: 'placed talking held over wrapUp',
  wrapUpEnded: 'placed talking held over wrapUp',
};

/** Never in wrap-up, and held only where the site wants it (G40). */
const actions: Row = {
  accept: 'ringing taken',
  reject: 'ringing',
  hold: 'talking?',
  retrieve: 'held',
  forward: 'ringing taken talking held',
  reroute: 'ringing? taken? talking? held?',
  complete: 'talking held',
  end: 'talking held over',
  wrapUpEnded: 'talking held over',
};

const messages: Row = {
  accept: 'ringing taken',
  reject: 'ringing',
  retrieve: 'held',
  forward: 'ringing taken talking held',
  reroute: 'ringing? taken? talking? held?',
  complete: 'talking held',
  wrapUpRequired: 'talking held wrapUp',
  end: 'placed talking held over wrapUp',
  wrapUpEnded: 'placed talking held over wrapUp',
};

/** What SAP has to be answered: that it is done, or the right fault. */
export function rightAnswer(agent: Agent, item: Item, command: ItemCommand): 'allowed' | ErrorName {
  if (agent.link !== 'up') return 'cicUnavailable';
  switch (command.kind) {
    case 'setAttachedData':
      return 'allowed';
    case 'setRead':
    case 'setAnswered':
      return item.kind === 'message' ? 'allowed' : 'notSupported';
    default: {
      const row = rowOf(item, command).split(' ');
      const situation = situationOf(item);
      if (row.includes(situation)) return 'allowed';
      const isProvided = row.includes(`${situation}?`) && provided(agent, item, command);
      return isProvided ? 'allowed' : 'notAllowedInState';
    }
  }
}

function rowOf(item: Item, command: ItemCommand): string {
  // To somebody who is named it goes as a forwarded one does.
  const isGiven = command.kind === 'reroute' && command.destination && item.kind !== 'phoneCall';
  const kind = isGiven ? 'forward' : command.kind;
  switch (item.kind) {
    case 'phoneCall':
      return (item.medium === 'call' ? calls : callbacks)[kind] ?? '';
    case 'chat':
      return chats[kind] ?? '';
    case 'action':
      return actions[kind] ?? '';
    case 'message':
      return messages[kind] ?? '';
  }
}

function situationOf(item: Item): Situation {
  if (item.processing === 'wrapUp') return 'wrapUp';
  const isInClient =
    item.state !== 'alerting' && !['initiated', 'dialing', 'ended', 'failed'].includes(item.state);
  if (isInClient && item.processing === 'inProcess') return 'taken';
  if (item.kind === 'phoneCall' && item.parties.length > 1) {
    return item.state === 'held' ? 'joinedHeld' : 'joined';
  }
  switch (item.state) {
    case 'alerting':
      return 'ringing';
    case 'initiated':
    case 'dialing':
      return 'placed';
    case 'connected':
      return 'talking';
    case 'held':
      return 'held';
    case 'consulting':
      return 'consulting';
    case 'conferenced':
      // Several agents in a chat do not change what each of them may do.
      return item.kind === 'chat' ? 'talking' : 'joined';
    case 'ended':
    case 'failed':
      return 'over';
  }
}

/** What does not follow from where the item stands alone. */
function provided(agent: Agent, item: Item, command: ItemCommand): boolean {
  if (item.kind === 'phoneCall') return providedForCall(agent, item, command);
  switch (command.kind) {
    case 'hold':
      return agent.mayHoldActions;
    case 'reroute':
      return item.workgroup !== '';
    case 'chatLeave':
      // Somebody else has to be there for the visitor, or a workgroup that finds somebody.
      return item.workgroup !== '' || hasColleague(item as ChatSession);
    default:
      return false;
  }
}

function providedForCall(agent: Agent, call: PhoneCall, command: ItemCommand): boolean {
  const twins = consultationsOf(agent, call);
  switch (command.kind) {
    case 'accept':
      return !agent.isStationLost;
    case 'consult':
      return !agent.isStationLost && twins.length === 0 && call.conferenceId === undefined;
    case 'blindTransfer':
    case 'forward':
      return twins.length === 0;
    case 'mute':
      return !call.isMuted;
    case 'unmute':
      return call.isMuted;
    case 'toggle': {
      const other = otherOf(agent, command.heldItemId);
      return other !== undefined && isInHand(other) && isWaiting(other) !== isWaiting(call);
    }
    case 'warmTransfer': {
      const other = otherOf(agent, command.consultItemId);
      return other !== undefined && twins.includes(other) && isInHand(other);
    }
    case 'reconnect': {
      const other = otherOf(agent, command.consultItemId);
      return other !== undefined && twins.includes(other);
    }
    case 'conference': {
      const other = otherOf(agent, command.consultItemId);
      if (!other || !isInHand(other)) return false;
      // Two conferences cannot become one (icws.md 7.6).
      return !(isOnLeg(agent, call) && isOnLeg(agent, other));
    }
    default:
      return false;
  }
}

function hasColleague({ participants }: ChatSession): boolean {
  return participants.some(({ role }) => role === 'colleague');
}

function otherOf(agent: Agent, itemId: string): PhoneCall | undefined {
  return callsOf(agent).find((other) => other.itemId === itemId);
}

function callsOf(agent: Agent): readonly PhoneCall[] {
  return visibleItems(agent).filter(
    (item): item is PhoneCall => item.kind === 'phoneCall' && item.medium === 'call',
  );
}

/** The other call of a consultation, while both are there to talk to; in a chain of them there are two. */
function consultationsOf(agent: Agent, call: PhoneCall): readonly PhoneCall[] {
  const isThere = (one: PhoneCall) => !['ringing', 'taken', 'over', 'wrapUp'].includes(situationOf(one));
  if (!isThere(call)) return [];
  return callsOf(agent).filter(
    (other) => isThere(other) && (other.consultFor === call.itemId || call.consultFor === other.itemId),
  );
}

function isInHand(call: PhoneCall): boolean {
  return ['talking', 'held', 'consulting', 'joined', 'joinedHeld'].includes(situationOf(call));
}

function isWaiting(call: PhoneCall): boolean {
  return ['held', 'joinedHeld'].includes(situationOf(call));
}

function isOnLeg({ legs }: Agent, { conferenceId }: PhoneCall): boolean {
  return legs.some(({ id }) => id === conferenceId);
}
