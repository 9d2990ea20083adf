import type { Agent, AgentRules } from './agent.ts';
import {
  heldByLeg,
  joinConference,
  observeOwnLeg,
  observeParty,
  partyHost,
  removeOwnLeg,
  withoutParty,
} from './conference.ts';
import type { CallParty, Item, ItemBase, ItemState, PhoneCall } from './item.ts';
import { isLive } from './item.ts';
import { mapItem, observeItem, removed } from './observe-item.ts';
import type { ObservedCall } from './observed-call.ts';
import { offer, wasOffered } from './offers.ts';
import { attributeOf, ownAttributes } from './own-attributes.ts';
import { ownLegOf } from './own-leg.ts';

/** Takes over what CIC shows of a telephone call. */
export function observeCall(agent: Agent, observed: ObservedCall, rules: AgentRules): Agent {
  const { id, conferenceId } = observed;
  if (conferenceId !== '' && conferenceId === id) return observeOwnLeg(agent, observed);
  const host = partyHost(agent, id);
  const hasLeft = ['disconnected', 'offering', 'messaging'].includes(observed.state);
  if (host) return hasLeft ? withoutParty(agent, host, id) : observeParty(agent, host, observed, rules);

  const continued = continueTransferred(agent, observed);
  const next = observeItem(
    continued,
    {
      id,
      state: observed.state,
      direction: observed.isInternal ? 'internal' : observed.direction,
      remoteAddress: observed.remoteNumber,
      remoteName: observed.remoteName,
      workgroup: observed.workgroup,
      startedAt: observed.startedAt,
      attributes: observed.attributes,
    },
    rules,
    isCall,
    (base, known) => callOf(continued, base, known, observed),
  );
  return joinConference(next, id);
}

function isCall(item: Item): item is PhoneCall {
  return item.kind === 'phoneCall';
}

function callOf(
  agent: Agent,
  base: ItemBase,
  known: PhoneCall | undefined,
  observed: ObservedCall,
): PhoneCall {
  const consultFor = consultForOf(agent, known, observed);
  const isTalking = base.state === 'connected' && consultFor !== undefined;
  const state: ItemState = isTalking ? 'consulting' : base.state;
  const leg = ownLegOf(agent, observed.conferenceId);
  return {
    ...base,
    kind: 'phoneCall',
    medium: 'call',
    state: heldByLeg(leg, state),
    dialedNumber: observed.dialedNumber || (known?.dialedNumber ?? ''),
    isMuted: leg?.isMuted || observed.isMuted,
    consultFor,
    isConsultation: consultFor !== undefined || (known?.isConsultation ?? false),
    conferenceId: observed.conferenceId || undefined,
    continuesAs: continuesAsOf(agent, observed),
    parties: [partyOf(base, state)],
  };
}

/** The far end as the one party of an ordinary call. */
export function partyOf(base: Omit<ItemBase, 'state'>, state: ItemState): CallParty {
  return {
    participantId: base.interactionId,
    address: base.remoteAddress,
    name: base.remoteName,
    state,
  };
}

/** By CIC's own data (icws.md 7.5), or as the reply to our request said while CIC says nothing. */
function consultForOf(
  agent: Agent,
  known: PhoneCall | undefined,
  { consultingCallId }: ObservedCall,
): string | undefined {
  if (consultingCallId === '') return known?.consultFor;
  const first = agent.items.find((item) => item.interactionId === consultingCallId && isLive(item));
  return first?.itemId;
}

/** On the far end of a consultation: the data travels with the call (G42), and with it what it is about. */
function continuesAsOf(agent: Agent, { attributes, direction }: ObservedCall): string | undefined {
  const first = direction === 'in' ? attributeOf(attributes, ownAttributes.consultFor) : '';
  return first === '' || agent.items.some((item) => item.interactionId === first) ? undefined : first;
}

/**
 * A transfer was completed: CIC puts the original call where the consultation was. For SAP the same item goes
 * on, with the customer at its far end (G42).
 */
function continueTransferred(agent: Agent, { id, state }: ObservedCall): Agent {
  if (state === 'disconnected' || agent.items.some((item) => item.interactionId === id)) return agent;
  const consulted = agent.items.find(
    (item) => item.kind === 'phoneCall' && item.continuesAs === id && isLive(item),
  );
  if (!consulted) return agent;
  // The call that it was must not come back as a new one.
  const { offers } = wasOffered(agent, id) ? agent : offer(agent, id);
  return mapItem({ ...agent, offers }, consulted.interactionId, (item) => ({ ...item, interactionId: id }));
}

/** CIC took a call out of the agent's queue. */
export function removeCall(agent: Agent, id: string, rules: AgentRules): Agent {
  const host = partyHost(agent, id);
  if (host) return withoutParty(agent, host, id);
  return mapItem(removeOwnLeg(agent, id), id, (item) => removed(agent, item, rules));
}

/** What CIC replied when it took our request to dial or to consult. */
export interface CreatedCall {
  readonly callId: string;
  readonly target: string;
  /** The interaction that it is a consultation for. */
  readonly consultingCallId: string | undefined;
  readonly attachedData: string;
}

/** CIC took our request to dial. */
export function createCall(agent: Agent, created: CreatedCall): Agent {
  const { callId, target, consultingCallId } = created;
  const first = agent.items.find((item) => item.interactionId === consultingCallId);
  // CIC's own messages overtook its reply: the call is known, or even over.
  if (wasOffered(agent, callId)) {
    return mapItem(agent, callId, (item) => withConsult(item, first));
  }
  const { itemId, offers } = offer(agent, callId);
  const base: ItemBase = {
    itemId,
    interactionId: callId,
    state: 'initiated',
    processing: 'inProcess',
    direction: 'out',
    remoteAddress: target,
    remoteName: '',
    workgroup: '',
    startedAt: '',
    attachedData: created.attachedData,
    sapData: created.attachedData,
    isGivenUp: false,
    isVisible: false,
    isWrapUpRequired: undefined,
    isTaken: true,
    isForwarded: false,
    isGone: false,
    rejects: 0,
  };
  const call: PhoneCall = {
    ...base,
    kind: 'phoneCall',
    medium: 'call',
    dialedNumber: target,
    isMuted: false,
    consultFor: first?.itemId,
    isConsultation: first !== undefined,
    conferenceId: undefined,
    continuesAs: undefined,
    parties: [partyOf(base, base.state)],
  };
  return { ...agent, offers, items: [...agent.items, call] };
}

function withConsult(item: Item, first: Item | undefined): Item {
  if (item.kind !== 'phoneCall' || !first || item.consultFor !== undefined) return item;
  const isTalking = item.state === 'connected';
  return {
    ...item,
    consultFor: first.itemId,
    isConsultation: true,
    ...(isTalking && { state: 'consulting' as const }),
  };
}
