import type { Agent } from './agent.ts';
import { assertNever } from './assert-never.ts';
import {
  type ChatSession,
  type Item,
  type ItemCapability,
  type ItemState,
  isLive,
  isOver,
  type PhoneCall,
} from './item.ts';
import { isOnOwnLeg } from './own-leg.ts';
import { freePlaces } from './places.ts';

/** What the toolbar may do without an item. */
export type AgentCapability = 'Dial' | 'SetWorkmode';

/** Where an item stands for the tables: its state, or what is left to do after it ended. */
type Phase = Exclude<ItemState, 'failed'> | 'wrapUp' | 'completed';

type Table = Readonly<Partial<Record<ItemCapability, readonly Phase[]>>>;

/** The phases in which the agent has a call in hand. */
const onLine = ['connected', 'held', 'consulting', 'conferenced'] as const;

/** The same of a chat; with several agents in it, it is conferenced. */
const inChat = ['connected', 'held', 'conferenced'] as const;

// Commands and capability lists are both read from these tables, so they cannot disagree.

const ofCalls: Table = {
  Accept: ['alerting'],
  Reject: ['alerting'],
  Deflect: ['alerting'],
  HangUp: ['initiated', 'dialing', ...onLine],
  Hold: ['connected', 'consulting', 'conferenced'],
  Retrieve: ['held'],
  Toggle: onLine,
  Consult: ['connected'],
  BlindTransfer: ['connected', 'held'],
  WarmTransfer: onLine,
  Conference: onLine,
  Reconnect: ['initiated', 'dialing', ...onLine],
  DropParticipant: ['conferenced', 'held'],
  Dtmf: ['connected', 'consulting'],
  Mute: onLine,
  Unmute: onLine,
  WrapUp: [...onLine, 'wrapUp'],
  End: ['ended', 'wrapUp'],
};

const ofCallbacks: Table = {
  Accept: ['alerting'],
  Reject: ['alerting'],
  Deflect: ['alerting'],
  HangUp: ['connected', 'held'],
  Retrieve: ['held'],
  BlindTransfer: ['connected'],
  Complete: ['connected', 'held'],
  WrapUp: ['connected', 'held', 'wrapUp'],
  End: ['connected', 'held', 'ended', 'wrapUp'],
};

const ofChats: Table = {
  Accept: ['alerting'],
  Reject: ['alerting'],
  Retrieve: ['held'],
  ChatPost: ['connected', 'conferenced'],
  ChatLeave: inChat,
  ChatForward: ['alerting', ...inChat],
  ChatInvite: ['connected', 'conferenced'],
  Reroute: ['alerting', ...inChat],
  WrapUp: [...inChat, 'wrapUp'],
  End: ['initiated', 'dialing', ...inChat, 'ended', 'wrapUp'],
};

/** Action items have no wrap-up, and are put on hold only where the site says so (G40, ici.md 6.2). */
const ofActions: Table = {
  Accept: ['alerting'],
  Reject: ['alerting'],
  Hold: ['connected'],
  Retrieve: ['held'],
  Forward: ['alerting', 'connected', 'held'],
  Reroute: ['alerting', 'connected', 'held'],
  Complete: ['connected', 'held'],
  End: ['connected', 'held', 'ended'],
};

const ofMessages: Table = {
  ...ofActions,
  Reply: ['connected', 'held'],
  WrapUp: ['connected', 'held', 'wrapUp'],
  End: ['initiated', 'dialing', 'connected', 'held', 'ended', 'wrapUp'],
};

function tableOf(item: Item): Table {
  switch (item.kind) {
    case 'phoneCall':
      return item.medium === 'callback' ? ofCallbacks : ofCalls;
    case 'chat':
      return ofChats;
    case 'action':
      return ofActions;
    case 'message':
      return ofMessages;
    default:
      return assertNever(item);
  }
}

function phaseOf(item: Item): Phase {
  if (isOver(item)) return 'completed';
  if (item.processing === 'wrapUp') return 'wrapUp';
  // Taken in the CIC client, and SAP's agent has yet to accept it.
  if (item.processing === 'inProcess' && isTakenElsewhere(item)) return 'alerting';
  return item.state === 'failed' ? 'ended' : item.state;
}

/** In the agent's hands in CIC, though SAP's agent did not accept it (flag `acceptOnPickup`). */
export function isTakenElsewhere(item: Item): boolean {
  return item.processing === 'inProcess' && isInHand(item);
}

/** What an item of this agent allows now; nothing while CIC cannot be reached. */
export function itemCapabilities(agent: Agent, item: Item): readonly ItemCapability[] {
  if (agent.link !== 'up') return [];
  const possible = offeredIn(tableOf(item), phaseOf(item));
  return possible.filter((capability) => fits(agent, item, capability));
}

const byPhase = new Map<Table, Map<Phase, readonly ItemCapability[]>>();

/** A table read the other way round, once for each phase. */
function offeredIn(table: Table, phase: Phase): readonly ItemCapability[] {
  const phases = byPhase.get(table) ?? new Map<Phase, readonly ItemCapability[]>();
  byPhase.set(table, phases);
  const known = phases.get(phase);
  if (known) return known;
  const all = Object.keys(table) as readonly ItemCapability[];
  const offered = all.filter((capability) => table[capability]?.includes(phase));
  phases.set(phase, offered);
  return offered;
}

/** What depends on more than the phase. */
function fits(agent: Agent, item: Item, capability: ItemCapability): boolean {
  switch (capability) {
    case 'Accept':
      return isTakenElsewhere(item) || !needsStation(item) || !agent.isStationLost;
    case 'Reject':
    case 'Deflect':
      return !isTakenElsewhere(item);
    case 'Hold':
      return item.kind === 'phoneCall' || (item.kind === 'action' && agent.mayHoldActions);
    case 'Consult':
      return !agent.isStationLost && consultPartners(agent, item).length === 0 && !wasJoined(item);
    case 'BlindTransfer':
      return consultPartners(agent, item).length === 0 && !isConference(item);
    case 'Toggle':
      return togglePartners(agent, item).length > 0;
    case 'WarmTransfer':
      return transferPartners(agent, item).length > 0;
    case 'Reconnect':
      return consultPartners(agent, item).length > 0;
    case 'Conference':
      return conferencePartners(agent, item).length > 0;
    case 'DropParticipant':
      return isConference(item);
    case 'Mute':
      return item.kind === 'phoneCall' && !item.isMuted && item.state !== 'held';
    case 'Unmute':
      return item.kind === 'phoneCall' && item.isMuted;
    case 'Reroute':
      // Routing takes back what it gave out; a direct item can only be forwarded.
      return item.workgroup !== '';
    case 'ChatLeave':
      return item.kind === 'chat' && (hasColleague(item) || item.workgroup !== '');
    default:
      return true;
  }
}

/** A callback is taken in the client, but what it leads to needs a telephone. */
function needsStation(item: Item): boolean {
  return item.kind === 'phoneCall';
}

/** True where somebody of this site is in the chat beside the agent. */
export function hasColleague(chat: ChatSession): boolean {
  return chat.participants.some(({ role }) => role === 'colleague');
}

/** CIC consults on no call of a conference, also where only one party is left of it. */
function wasJoined(item: Item): boolean {
  return item.kind === 'phoneCall' && item.conferenceId !== undefined;
}

/** True where the item stands for a conference of several calls. */
export function isConference(item: Item): item is PhoneCall {
  return item.kind === 'phoneCall' && item.parties.length > 1;
}

/** True while the agent has the item in CIC. */
export function isInHand(item: Item): boolean {
  return (onLine as readonly ItemState[]).includes(item.state);
}

/** In hand, and SAP's agent accepted it. */
function isTaken(item: Item): boolean {
  return isInHand(item) && !isTakenElsewhere(item);
}

function isJoinable(item: Item): item is PhoneCall {
  return item.kind === 'phoneCall' && item.medium === 'call' && isTaken(item) && !isOver(item);
}

function others(agent: Agent, item: Item): readonly PhoneCall[] {
  return agent.items.filter((other) => other !== item && other.isVisible && isPhone(other)) as PhoneCall[];
}

function isPhone(item: Item): boolean {
  return item.kind === 'phoneCall' && item.medium === 'call';
}

/** The other call of a consultation, seen from either. */
export function consultPartners(agent: Agent, item: Item): readonly PhoneCall[] {
  const canBeOne = (call: Item) => isLive(call) && call.state !== 'alerting' && !isTakenElsewhere(call);
  if (item.kind !== 'phoneCall' || !canBeOne(item)) return [];
  return others(agent, item).filter(
    (other) => canBeOne(other) && (other.consultFor === item.itemId || item.consultFor === other.itemId),
  );
}

/** Of a consultation whose third party has answered, the other call. */
export function transferPartners(agent: Agent, item: Item): readonly PhoneCall[] {
  return isJoinable(item) ? consultPartners(agent, item).filter(isJoinable) : [];
}

/** Where one of two calls is talked to, those that wait; and the reverse. */
export function togglePartners(agent: Agent, item: Item): readonly PhoneCall[] {
  if (!isJoinable(item)) return [];
  const isHeld = item.state === 'held';
  return others(agent, item).filter((other) => isJoinable(other) && (other.state === 'held') !== isHeld);
}

/** Calls that can be joined with this one; two conferences cannot. */
export function conferencePartners(agent: Agent, item: Item): readonly PhoneCall[] {
  if (!isJoinable(item)) return [];
  return others(agent, item).filter(
    (other) => isJoinable(other) && !(isOnOwnLeg(agent, other) && isOnOwnLeg(agent, item)),
  );
}

/** What the agent may do without an item; nothing while CIC cannot be reached. */
export function agentCapabilities(agent: Agent): readonly AgentCapability[] {
  if (agent.link === 'loggedOff') return ['SetWorkmode'];
  if (agent.link !== 'up') return [];
  const isLineFree = agent.items.every((item) => !isPhone(item) || !isLive(item) || item.state === 'held');
  const isReady = agent.status?.isAcd ?? false;
  const mayDial =
    isLineFree && freePlaces(agent) > 0 && !agent.isStationLost && (agent.mayDialWhileReady || !isReady);
  return mayDial ? ['Dial', 'SetWorkmode'] : ['SetWorkmode'];
}
