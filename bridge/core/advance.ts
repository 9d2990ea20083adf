import { type Agent, type AgentRules, itemLimit } from './agent.ts';
import { assertNever } from './assert-never.ts';
import type { CicEvent } from './cic-event.ts';
import { differences } from './differences.ts';
import type { Notice } from './effect.ts';
import { createCall, mapCall, observeCall, removed } from './observe-call.ts';
import type { ObservedCall } from './observed-call.ts';
import { isLive, isOver, type PhoneCall } from './phone-call.ts';
import type { CicStatus } from './work-mode.ts';

/** What can happen to an agent: what CIC tells, and what the bridge itself learns. */
export type AgentEvent =
  | CicEvent
  /** CIC took our request to dial; its own messages may come before or after. */
  | { readonly kind: 'callCreated'; readonly callId: string; readonly target: string }
  /** The agent rejected the call or hung up: when CIC takes it away, that is why. */
  | { readonly kind: 'callGivenUp'; readonly callId: string }
  /** SAP's agent pressed End on a call without wrap-up. */
  | { readonly kind: 'callFinished'; readonly callId: string }
  | { readonly kind: 'loggedOff' };

/** The next agent, and what SAP has to be told of the change. */
export interface Step {
  readonly agent: Agent;
  readonly notices: readonly Notice[];
}

/**
 * The agent's state machine: pure, and CIC is the truth. What SAP is told is the difference between before
 * and after, so an event that changes nothing tells nothing, and every notice carries the whole object.
 */
export function advance(agent: Agent, event: AgentEvent, rules: AgentRules): Step {
  const next = showWhatFits(reduce(agent, event, rules));
  const after = { ...next, calls: next.calls.filter((call) => !isOver(call)) };
  return { agent: after, notices: differences(agent, next.calls, after, rules) };
}

function reduce(agent: Agent, event: AgentEvent, rules: AgentRules): Agent {
  switch (event.kind) {
    case 'linkChanged':
      return { ...agent, link: event.link };
    case 'statusObserved':
      return observeStatus(agent, event.status);
    case 'queueRead':
      return readQueue(agent, event.calls, rules);
    case 'callObserved':
      return observeCall(agent, event.call, rules);
    case 'callRemoved':
      return mapCall(agent, event.callId, removed);
    case 'interactionObserved':
    case 'interactionRemoved':
    case 'chatMembersObserved':
    case 'chatMessagesObserved':
    case 'callbackObserved':
    case 'stationLost':
      // Calls alone are shown to SAP so far.
      return agent;
    case 'callCreated':
      return createCall(agent, event.callId, event.target);
    case 'callGivenUp':
      return mapCall(agent, event.callId, (call) => ({ ...call, isGivenUp: true }));
    case 'callFinished':
      return mapCall(agent, event.callId, (call) =>
        isLive(call) ? call : { ...call, processing: 'completed' },
      );
    case 'loggedOff':
      return {
        ...agent,
        link: 'loggedOff',
        status: undefined,
        statusBeforeWrapUp: undefined,
        calls: agent.calls.map((call) => ({ ...call, state: 'ended', processing: 'completed' })),
      };
    default:
      return assertNever(event);
  }
}

function observeStatus(agent: Agent, status: CicStatus): Agent {
  const isWrapUp = status.isAfterCallWork;
  const wasWrapUp = agent.status?.isAfterCallWork ?? false;
  const calls = agent.calls.map((call): PhoneCall => {
    if (isWrapUp && call.state === 'ended' && call.processing === 'accepted')
      return { ...call, processing: 'wrapUp' };
    if (!isWrapUp && call.processing === 'wrapUp') return { ...call, processing: 'completed' };
    return call;
  });
  const statusBeforeWrapUp = !isWrapUp
    ? undefined
    : wasWrapUp
      ? agent.statusBeforeWrapUp
      : agent.status?.statusId;
  return { ...agent, status, statusBeforeWrapUp, calls };
}

function readQueue(agent: Agent, calls: readonly ObservedCall[], rules: AgentRules): Agent {
  const present = new Set(calls.map((call) => call.id));
  const gone = agent.calls.filter((call) => !present.has(call.callId));
  const withoutGone = gone.reduce((next, call) => mapCall(next, call.callId, removed), agent);
  return calls.reduce((next, call) => observeCall(next, call, rules), withoutGone);
}

/** Gives free places to the calls that wait longest (G16). */
function showWhatFits(agent: Agent): Agent {
  let free = itemLimit - agent.calls.filter((call) => call.isVisible && !isOver(call)).length;
  const calls = agent.calls.map((call) => {
    if (call.isVisible || isOver(call) || !isLive(call) || free <= 0) return call;
    free -= 1;
    return { ...call, isVisible: true };
  });
  return { ...agent, calls };
}
