import type { Agent, AgentRules } from './agent.ts';
import { assertNever } from './assert-never.ts';
import {
  type AttachedData,
  mergeAttachedData,
  parseAttachedData,
  sapBlock,
  writeAttachedData,
} from './attached-data.ts';
import { BridgeError } from './bridge-error.ts';
import type { ObservedCall } from './observed-call.ts';
import { isLive, type PhoneCall, type PhoneCallState, type ProcessingState } from './phone-call.ts';

/** The interaction attribute that keeps what SAP attached, so that it goes where the call goes. */
export const attachedDataAttribute = 'Switchhook_AttachedData';

/** Takes over what CIC shows of a call. */
export function observeCall(agent: Agent, observed: ObservedCall, rules: AgentRules): Agent {
  const known = agent.calls.find((call) => call.callId === observed.id);
  const state = stateOf(observed, known);
  if (state === 'elsewhere') return known ? mapCall(agent, observed.id, removed) : agent;
  // A call that was over before we saw it is nobody's business; CIC keeps it in the queue for a while.
  if (!known && state === 'ended') return agent;

  const { itemId, offers } = known
    ? { itemId: known.itemId, offers: agent.offers }
    : offer(agent, observed.id);
  const call: PhoneCall = {
    itemId,
    callId: observed.id,
    state,
    processing: processingOf(agent, state, known),
    direction: observed.isInternal ? 'internal' : observed.direction,
    remoteNumber: observed.remoteNumber,
    remoteName: observed.remoteName,
    dialedNumber: observed.dialedNumber || (known?.dialedNumber ?? ''),
    workgroup: observed.workgroup,
    startedAt: observed.startedAt,
    ...attachedDataOf(observed, rules),
    isGivenUp: known?.isGivenUp ?? false,
    isVisible: known?.isVisible ?? false,
  };
  return {
    ...agent,
    offers,
    calls: known ? agent.calls.map((other) => (other === known ? call : other)) : [...agent.calls, call],
  };
}

/** The state that SAP is told, or `elsewhere` where the call is no longer this agent's. */
function stateOf(observed: ObservedCall, known: PhoneCall | undefined): PhoneCallState | 'elsewhere' {
  switch (observed.state) {
    case 'alerting':
    case 'connected':
    case 'held':
      return observed.state;
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
      return assertNever(observed.state);
  }
}

function isUnanswered(call: PhoneCall): boolean {
  return call.state === 'initiated' || call.state === 'dialing' || call.state === 'failed';
}

function processingOf(agent: Agent, state: PhoneCallState, known: PhoneCall | undefined): ProcessingState {
  const before = known?.processing ?? 'inProcess';
  switch (state) {
    case 'connected':
    case 'held':
      return 'accepted';
    case 'failed':
      return 'completed';
    case 'ended':
      // Nobody spoke: a call that the caller gave up has no wrap-up.
      if (before === 'inProcess') return 'completed';
      return before === 'accepted' && agent.status?.isAfterCallWork ? 'wrapUp' : before;
    default:
      return before;
  }
}

/** CIC took the call out of the agent's queue. In wrap-up the item stays until the status changes. */
export function removed(call: PhoneCall): PhoneCall {
  if (call.processing === 'wrapUp') return call;
  const lost = call.isGivenUp ? 'rejected' : 'forwarded';
  const processing = call.state === 'alerting' && call.processing === 'inProcess' ? lost : 'completed';
  return { ...call, state: isLive(call) ? 'ended' : call.state, processing };
}

/** CIC took our request to dial. */
export function createCall(agent: Agent, callId: string, target: string): Agent {
  // CIC's own messages overtook its reply: the call is known, or even over.
  if (agent.offers.some((other) => other.callId === callId)) return agent;
  const { itemId, offers } = offer(agent, callId);
  const call: PhoneCall = {
    itemId,
    callId,
    state: 'initiated',
    processing: 'inProcess',
    direction: 'out',
    remoteNumber: target,
    remoteName: '',
    dialedNumber: target,
    workgroup: '',
    startedAt: '',
    attachedData: '',
    sapData: '',
    isGivenUp: false,
    isVisible: false,
  };
  return { ...agent, offers, calls: [...agent.calls, call] };
}

const rememberedOffers = 64;

/** SAP never sees an id again after its item ended (ici.md 6.1, 5), though CIC may offer the call anew. */
function offer(agent: Agent, callId: string): { itemId: string; offers: Agent['offers'] } {
  const count = (agent.offers.find((other) => other.callId === callId)?.count ?? 0) + 1;
  const others = agent.offers.filter((other) => other.callId !== callId);
  const offers = [...others, { callId, count }].slice(-rememberedOffers);
  return { itemId: count === 1 ? callId : `${callId}.${count}`, offers };
}

/** Data that SAP set lies over what the interaction's attributes say; an unreadable document is left out. */
function attachedDataOf(
  observed: ObservedCall,
  rules: AgentRules,
): { readonly attachedData: string; readonly sapData: string } {
  const byLowerName = new Map(
    Object.entries(observed.attributes).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const fields = Object.entries(rules.attachedDataFields).map(([field, attribute]) => [
    field,
    byLowerName.get(attribute.toLowerCase()) ?? '',
  ]);
  const fromAttributes: AttachedData = fields.length > 0 ? sapBlock(Object.fromEntries(fields)) : new Map();
  const sapData = byLowerName.get(attachedDataAttribute.toLowerCase()) ?? '';
  try {
    return {
      attachedData: writeAttachedData(mergeAttachedData(fromAttributes, parseAttachedData(sapData))),
      sapData,
    };
  } catch (error) {
    // A handler on the CIC server may have written the attribute; the call itself must still reach SAP.
    if (error instanceof BridgeError) return { attachedData: writeAttachedData(fromAttributes), sapData: '' };
    throw error;
  }
}

/** Changes one call of an agent, where the agent has it. */
export function mapCall(agent: Agent, callId: string, change: (call: PhoneCall) => PhoneCall): Agent {
  return { ...agent, calls: agent.calls.map((call) => (call.callId === callId ? change(call) : call)) };
}
