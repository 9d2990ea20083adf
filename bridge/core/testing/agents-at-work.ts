import { type AgentEvent, advance } from '../advance.ts';
import { type Agent, type AgentRules, newAgent } from '../agent.ts';
import type { CicCommand, Notice } from '../effect.ts';
import type { ObservedCall, ObservedState } from '../observed-call.ts';
import type { InteractionChannel, ObservedInteraction } from '../observed-interaction.ts';
import type { ObservedChatMember, ObservedChatMessage } from '../observed-media.ts';
import { defaultServiceFlags, type ServiceFlags } from '../service-flags.ts';
import type { CicStatus } from '../work-mode.ts';

/** Builds the rules of a plain site. */
export function siteRules(flags: Partial<ServiceFlags> = {}, more: Partial<AgentRules> = {}): AgentRules {
  return {
    workModes: [
      { id: '1', description: 'Logged Off' },
      { id: '2', description: 'Ready', cicStatus: 'Available' },
      { id: '3', description: 'Not Ready', cicStatus: 'Do Not disturb' },
    ],
    attachedDataFields: {},
    rejectWorkMode: '3',
    flags: { ...defaultServiceFlags, ...flags },
    ...more,
  };
}

export const available: CicStatus = {
  statusId: 'Available',
  text: 'Available',
  isAcd: true,
  isAfterCallWork: false,
  isOnPhone: false,
};
export const atLunch: CicStatus = { ...available, statusId: 'At Lunch', text: 'Zu Tisch', isAcd: false };
export const followUp: CicStatus = {
  ...available,
  statusId: 'Follow Up',
  text: 'Follow Up',
  isAcd: false,
  isAfterCallWork: true,
};

export function aCall(id: string, state: ObservedState, more: Partial<ObservedCall> = {}): ObservedCall {
  return {
    id,
    state,
    direction: 'in',
    isInternal: false,
    remoteNumber: 'sip:+496227747474@example.com',
    remoteName: 'Erika Example',
    dialedNumber: '1001',
    workgroup: 'Sales',
    startedAt: '2026-03-14T09:00:00Z',
    isMuted: false,
    conferenceId: '',
    consultingCallId: '',
    attributes: {},
    ...more,
  };
}

export function anInteraction(
  channel: InteractionChannel,
  id: string,
  state: ObservedState,
  more: Partial<ObservedInteraction> = {},
): ObservedInteraction {
  return {
    id,
    channel,
    state,
    direction: 'in',
    remoteAddress: channel === 'callback' ? '+4930123' : 'erika@example.com',
    remoteName: 'Erika Example',
    subject: 'A question',
    recipients: channel === 'email' ? ['sales@example.com'] : [],
    attachments: [],
    workgroup: 'Sales',
    startedAt: '2026-03-14T09:00:00Z',
    attributes: {},
    ...more,
  };
}

export function call(id: string, state: ObservedState, more: Partial<ObservedCall> = {}): AgentEvent {
  return { kind: 'callObserved', call: aCall(id, state, more) };
}

export function interaction(
  channel: InteractionChannel,
  id: string,
  state: ObservedState,
  more: Partial<ObservedInteraction> = {},
): AgentEvent {
  return { kind: 'interactionObserved', interaction: anInteraction(channel, id, state, more) };
}

export function status(now: CicStatus): AgentEvent {
  return { kind: 'statusObserved', status: now };
}

export function chatMember(
  role: ObservedChatMember['role'],
  name: string,
  isTyping = false,
): ObservedChatMember {
  return { id: `${role}-${name}`, displayName: name, role, isTyping };
}

/** A line that was written at minute `at`. */
export function chatLine(text: string, at = 0, from = chatMember('visitor', 'Erika')): ObservedChatMessage {
  const time = `2026-03-14T09:${String(at % 60).padStart(2, '0')}:00Z`;
  return { from, text, isFile: false, at: time };
}

export interface Played {
  readonly agent: Agent;
  readonly notices: readonly Notice[];
  readonly commands: readonly CicCommand[];
  /** What SAP was told of the last event. */
  readonly last: readonly Notice[];
}

/** Plays events from a logged-on, available agent; gives the agent and everything SAP and CIC were told. */
export function playWith(rules: AgentRules, ...events: readonly AgentEvent[]): Played {
  const start: readonly AgentEvent[] = [{ kind: 'linkChanged', link: 'up' }, status(available)];
  let agent = start.reduce((state, event) => advance(state, event, rules).agent, newAgent('agent1'));
  const notices: Notice[] = [];
  const commands: CicCommand[] = [];
  let last: readonly Notice[] = [];
  for (const event of events) {
    const step = advance(agent, event, rules);
    agent = step.agent;
    last = step.notices;
    notices.push(...step.notices);
    commands.push(...step.commands);
  }
  return { agent, notices, commands, last };
}

export function play(...events: readonly AgentEvent[]): Played {
  return playWith(siteRules(), ...events);
}
