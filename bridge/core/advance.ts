import type { Agent, AgentRules } from './agent.ts';
import { assertNever } from './assert-never.ts';
import { isInHand } from './capabilities.ts';
import type { CicEvent } from './cic-event.ts';
import { differences } from './differences.ts';
import type { CicCommand, Notice } from './effect.ts';
import { followUps } from './follow-ups.ts';
import { type Item, isLive, isOver } from './item.ts';
import { type CreatedCall, createCall, observeCall, removeCall } from './observe-call.ts';
import { observeMembers, observeMessages } from './observe-chat.ts';
import { observeCallbackDetails, observeInteraction } from './observe-interaction.ts';
import { mapItem } from './observe-item.ts';
import type { ObservedCall } from './observed-call.ts';
import type { ObservedInteraction } from './observed-interaction.ts';
import { showWhatFits } from './visibility.ts';
import {
  finished,
  forgetEarlyEnd,
  isLeaving,
  isWrapUpStatus,
  noteEarlyEnd,
  observeStatus,
} from './wrap-up.ts';

/** What the bridge itself learns of one item. */
export type ItemEvent =
  /** SAP's agent accepted it: when CIC connects it, that is why. */
  | { readonly kind: 'itemTaken'; readonly interactionId: string }
  /** The agent rejected it or hung up: when CIC takes it away, that is why. */
  | { readonly kind: 'itemGivenUp'; readonly interactionId: string }
  /** The agent gave it to somebody else. */
  | { readonly kind: 'itemForwarded'; readonly interactionId: string }
  /** SAP joins it with others. */
  | { readonly kind: 'itemJoining'; readonly interactionId: string }
  /** CIC refused what the agent wanted: it stays as it is. */
  | { readonly kind: 'itemKept'; readonly interactionId: string }
  /** SAP's agent is done with an item that has ended, or CIC need not be asked. */
  | { readonly kind: 'itemFinished'; readonly interactionId: string }
  /** CIC had time enough to put the agent into wrap-up for an item that went elsewhere or was ended early. */
  | { readonly kind: 'itemLeft'; readonly interactionId: string }
  | { readonly kind: 'wrapUpAsked'; readonly interactionId: string; readonly required: boolean };

/** What can happen to an agent: what CIC tells, and what the bridge itself learns. */
export type AgentEvent =
  | CicEvent
  | ItemEvent
  /** CIC took our request to dial; its own messages may come before or after. */
  | ({ readonly kind: 'callCreated' } & CreatedCall)
  /** SAP set a work mode, and CIC took it. */
  | { readonly kind: 'workModeSet' }
  /** SAP began a new subscription: the next work mode is its first one. */
  | { readonly kind: 'subscriptionBegun' }
  /** CIC had time enough to bring joined calls back. */
  | { readonly kind: 'joiningOver' }
  | { readonly kind: 'loggedOff' };

/** The next agent, what SAP has to be told of the change, and what the bridge asks of CIC by itself. */
export interface Step {
  readonly agent: Agent;
  readonly notices: readonly Notice[];
  readonly commands: readonly CicCommand[];
}

/**
 * The agent's state machine: pure, and CIC is the truth. What SAP is told is the difference between before
 * and after, so an event that changes nothing tells nothing, and every notice carries the whole object.
 */
export function advance(agent: Agent, event: AgentEvent, rules: AgentRules): Step {
  const next = nextAgent(agent, event, rules);
  const after = withoutOver(next);
  return {
    agent: after,
    notices: differences(agent, next.items, after, rules),
    commands: followUps(agent, after, rules),
  };
}

/** The agent after an event, with the items that just came to their end. */
function nextAgent(agent: Agent, event: AgentEvent, rules: AgentRules): Agent {
  const { allowCallWhileReady: mayDialWhileReady, actionItemHold: mayHoldActions } = rules.flags;
  return showWhatFits({ ...reduce(agent, event, rules), mayDialWhileReady, mayHoldActions }, rules);
}

function withoutOver(agent: Agent): Agent {
  return { ...agent, items: agent.items.filter((item) => !isOver(item)) };
}

/** Where an event leads, for those who want no more: `advance` also says what it means for SAP and CIC. */
export function agentAfter(agent: Agent, event: AgentEvent, rules: AgentRules): Agent {
  return withoutOver(nextAgent(agent, event, rules));
}

function reduce(agent: Agent, event: AgentEvent, rules: AgentRules): Agent {
  switch (event.kind) {
    case 'linkChanged':
      // A connection that stands again has bound the station anew.
      return { ...agent, link: event.link, isStationLost: event.link === 'up' ? false : agent.isStationLost };
    case 'statusObserved':
      return observeStatus(agent, event.status, rules);
    case 'queueRead':
      return readQueue({ ...agent, missing: [] }, event.calls, event.interactions ?? [], rules);
    case 'callObserved':
      return isOffered('call', rules) ? observeCall(found(agent, event.call.id), event.call, rules) : agent;
    case 'interactionObserved': {
      const { interaction } = event;
      return isOffered(interaction.channel, rules) ? observeInteraction(agent, interaction, rules) : agent;
    }
    case 'callRemoved': {
      const { callId } = event;
      const comesBack = agent.joining.includes(callId) && !agent.missing.includes(callId);
      return comesBack ? { ...agent, missing: [...agent.missing, callId] } : removeCall(agent, callId, rules);
    }
    case 'itemJoining':
      return { ...agent, joining: [...agent.joining, event.interactionId] };
    case 'joiningOver':
      return agent.missing.reduce<Agent>((next, id) => removeCall(next, id, rules), {
        ...agent,
        joining: [],
        missing: [],
      });
    case 'interactionRemoved':
      return removeCall(agent, event.interactionId, rules);
    case 'chatMembersObserved':
      return observeMembers(agent, event.interactionId, event.members);
    case 'chatMessagesObserved':
      return observeMessages(agent, event.interactionId, event.messages, event.isWhole);
    case 'callbackObserved':
      return observeCallbackDetails(agent, event.interactionId, event.callback);
    case 'stationLost':
      return { ...agent, isStationLost: true };
    case 'stationBound':
      return { ...agent, isStationLost: false };
    case 'callCreated':
      return createCall(agent, event);
    case 'workModeSet':
      return leaveOwnWrapUp({ ...agent, hasSetWorkMode: true }, rules);
    case 'subscriptionBegun':
      return { ...agent, hasSetWorkMode: false };
    case 'loggedOff':
      return {
        ...agent,
        link: 'loggedOff',
        isStationLost: false,
        status: undefined,
        statusBeforeWrapUp: undefined,
        joining: [],
        missing: [],
        legs: [],
        endedEarly: [],
        items: agent.items.map((item): Item => ({ ...item, state: 'ended', processing: 'completed' })),
      };
    default:
      return mapItem(learnOfItem(agent, event, rules), event.interactionId, (item) => learn(item, event));
  }
}

/** What the agent, beside the item itself, learns of it. */
function learnOfItem(agent: Agent, { kind, interactionId }: ItemEvent, rules: AgentRules): Agent {
  switch (kind) {
    case 'itemKept':
      return agent.joining.length === 0
        ? agent
        : { ...agent, joining: agent.joining.filter((id) => id !== interactionId) };
    case 'itemFinished':
      return noteEarlyEnd(agent, interactionId, rules);
    case 'itemLeft':
      return forgetEarlyEnd(agent, interactionId);
    default:
      return agent;
  }
}

/** CIC brought a call back that it had taken away. */
function found(agent: Agent, callId: string): Agent {
  if (!agent.missing.includes(callId)) return agent;
  const others = (ids: readonly string[]) => ids.filter((id) => id !== callId);
  return { ...agent, joining: others(agent.joining), missing: others(agent.missing) };
}

function learn(item: Item, event: Exclude<ItemEvent, { readonly kind: 'itemJoining' }>): Item {
  switch (event.kind) {
    case 'itemTaken': {
      return { ...item, isTaken: true, processing: isInHand(item) ? 'accepted' : item.processing };
    }
    case 'itemGivenUp':
      return { ...item, isGivenUp: true };
    case 'itemForwarded':
      return { ...item, isForwarded: true };
    case 'itemKept':
      return { ...item, isGivenUp: false, isForwarded: false };
    case 'itemFinished':
      return isLive(item) ? item : finished(item);
    case 'itemLeft':
      return isLeaving(item) ? finished(item) : item;
    case 'wrapUpAsked':
      return { ...item, isWrapUpRequired: event.required };
    default:
      return assertNever(event);
  }
}

/** What is not offered to SAP stays in the CIC client (G35). */
function isOffered(channel: NonNullable<AgentRules['channels']>[number], { channels }: AgentRules): boolean {
  return channels === undefined || channels.includes(channel);
}

/** Ready or Not Ready ends at once what the bridge alone keeps in wrap-up (ici.md 6.2). */
function leaveOwnWrapUp(agent: Agent, rules: AgentRules): Agent {
  // CIC's own wrap-up ends when CIC says so.
  if (isWrapUpStatus(agent.status, rules)) return agent;
  const items = agent.items.map((item): Item => (item.processing === 'wrapUp' ? finished(item) : item));
  return { ...agent, items };
}

function readQueue(
  agent: Agent,
  calls: readonly ObservedCall[],
  interactions: readonly ObservedInteraction[],
  rules: AgentRules,
): Agent {
  const present = new Set([...calls, ...interactions].map(({ id }) => id));
  const known = agent.items.flatMap((item) =>
    item.kind === 'phoneCall' && item.parties.length > 1
      ? item.parties.map(({ participantId }) => participantId)
      : [item.interactionId],
  );
  const legIds = agent.legs.map(({ id }) => id);
  const goneIds = [...known, ...legIds].filter((id) => !present.has(id));
  const isOwnLeg = ({ id, conferenceId }: ObservedCall) => id === conferenceId;
  // The agent's own leg says how a conference stands: its calls have to be known first.
  const inOrder = [...calls.filter((call) => !isOwnLeg(call)), ...calls.filter(isOwnLeg)];
  let next = agent;
  // What comes in the place of what is gone is told first, so that an item can go on (G42).
  if (isOffered('call', rules)) for (const call of inOrder) next = observeCall(next, call, rules);
  for (const one of interactions) {
    if (isOffered(one.channel, rules)) next = observeInteraction(next, one, rules);
  }
  for (const id of goneIds) next = removeCall(next, id, rules);
  return next;
}
