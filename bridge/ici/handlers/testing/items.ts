import { type Agent, newAgent } from '../../../core/agent.ts';
import type { AgentSnapshot } from '../../../core/agents-port.ts';
import type { ActionSession, ChatSession, Item, MailMessage, PhoneCall } from '../../../core/item.ts';

const base = {
  state: 'connected',
  processing: 'accepted',
  direction: 'in',
  remoteName: 'Erika Example',
  workgroup: 'Sales',
  startedAt: '2026-03-14T09:00:00Z',
  attachedData: '',
  sapData: '',
  isGivenUp: false,
  isVisible: true,
  isWrapUpRequired: undefined,
  isTaken: true,
  isForwarded: false,
  isGone: false,
  rejects: 0,
} as const;

export function phoneCall(itemId: string, more: Partial<PhoneCall> = {}): PhoneCall {
  const state = more.state ?? 'connected';
  const party = {
    participantId: itemId,
    address: 'sip:+496227747474@example.com',
    name: 'Erika Example',
    state,
  };
  return {
    ...base,
    kind: 'phoneCall',
    medium: 'call',
    itemId,
    interactionId: itemId,
    remoteAddress: 'sip:+496227747474@example.com',
    dialedNumber: '1001',
    isMuted: false,
    consultFor: undefined,
    isConsultation: false,
    conferenceId: undefined,
    continuesAs: undefined,
    parties: [party],
    ...more,
  };
}

export function chat(itemId: string, more: Partial<ChatSession> = {}): ChatSession {
  return {
    ...base,
    kind: 'chat',
    itemId,
    interactionId: itemId,
    remoteAddress: 'erika@example.com',
    title: 'Where is my order?',
    participants: [
      { participantId: 'm1', name: 'Erika Example', role: 'visitor', isTyping: false },
      { participantId: 'm2', name: 'Anna Muster', role: 'self', isTyping: false },
    ],
    postings: ['one', 'two', 'three'].map((text) => ({
      participant: 'Erika Example',
      text,
      isSystem: false,
      at: '2026-03-14T09:10:12Z',
    })),
    droppedLines: 0,
    ...more,
  };
}

export function action(itemId: string, more: Partial<ActionSession> = {}): ActionSession {
  return {
    ...base,
    kind: 'action',
    medium: 'email',
    itemId,
    interactionId: itemId,
    remoteAddress: 'erika@example.com',
    actionItemId: 'AI1',
    title: 'Invoice 0815',
    ...more,
  };
}

export function mail(itemId: string, more: Partial<MailMessage> = {}): MailMessage {
  return {
    ...base,
    kind: 'message',
    itemId,
    interactionId: itemId,
    remoteAddress: 'erika@example.com',
    subject: 'Offer',
    destinations: ['service@example.com'],
    isRead: false,
    isAnswered: false,
    attachments: [{ attachmentId: '1', name: 'Offer.pdf' }],
    ...more,
  };
}

/** An agent at station WS-1 who is active in Sales but not in Web. */
export function snapshotOf(
  userId: string,
  items: readonly Item[] = [],
  more: Partial<AgentSnapshot> = {},
): AgentSnapshot {
  const agent: Agent = { ...newAgent(userId), link: 'up', items };
  return {
    agent,
    displayName: 'Anna Muster',
    station: 'WS-1',
    extension: '1001',
    workMode: { id: '3', description: 'Not Ready' },
    queues: [
      { workgroup: 'Sales', isActive: true },
      { workgroup: 'Web', isActive: false },
    ],
    language: undefined,
    ...more,
  };
}
