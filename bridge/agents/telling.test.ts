import { expect, test } from 'vitest';
import type { ActionItemRequest } from '../core/action-items-port.ts';
import type { Agent } from '../core/agent.ts';
import { newAgent } from '../core/agent.ts';
import type { AgentSnapshot } from '../core/agents-port.ts';
import type { Notice } from '../core/effect.ts';
import type { ActionSession, ChatSession } from '../core/item.ts';
import { defaultServiceFlags } from '../core/service-flags.ts';
import { createPresenter } from '../ici/handlers/present.ts';
import { defaultDialect } from '../ici/index.ts';
import type { OutgoingEvent } from '../sap/index.ts';
import { createTelling } from './telling.ts';

const agent: Agent = { ...newAgent('agent1'), link: 'up' };
const snapshot: AgentSnapshot = {
  agent,
  displayName: 'Anna Muster',
  station: 'WS-1',
  extension: '1001',
  workMode: { id: '2', description: 'Ready' },
  queues: [],
  language: undefined,
};
const subscription = { userId: 'agent1', appUrl: 'http://sap', appIds: ['B1', 'B2'] };

const base = {
  state: 'connected',
  processing: 'accepted',
  direction: 'in',
  remoteAddress: 'erika@example.com',
  remoteName: 'Erika Example',
  workgroup: 'Sales',
  startedAt: '',
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

const session: ChatSession = {
  ...base,
  kind: 'chat',
  itemId: '2',
  interactionId: '2',
  title: '',
  participants: [],
  postings: [],
  droppedLines: 0,
};

const action: ActionSession = {
  ...base,
  kind: 'action',
  medium: 'email',
  itemId: '3',
  interactionId: '3',
  actionItemId: 'AI1',
  title: 'Invoice',
};

const request: ActionItemRequest = {
  data: {
    actionItemId: 'AI1',
    title: 'Invoice',
    description: '',
    priority: 5,
    dueDate: '',
    originator: 'erika@example.com',
    attachedData: '<x/>',
    objectType: 'BUS2000126',
    objectKey: '4711',
    attributes: {},
  },
  userIds: ['agent1'],
  scenario: { id: 'ERMS', description: 'E-mail' },
};

interface Options {
  readonly lineEvents?: boolean;
  readonly station?: string;
  readonly isKnown?: boolean;
}

function tell(notice: Notice, options: Options = {}) {
  const { telling, sent } = tellingOf(options);
  telling.notice(subscription, { ...snapshot, station: options.station ?? 'WS-1' }, notice);
  return sent;
}

function tellingOf(options: Options) {
  const sent: OutgoingEvent[] = [];
  const flags = { ...defaultServiceFlags, lineEvents: options.lineEvents ?? false };
  const telling = createTelling({
    sender: {
      send: (_, event) => sent.push(event),
      forget() {},
      onUndeliverable: () => () => undefined,
      stats: () => [],
      drain: async () => 0,
      close: async () => undefined,
    },
    present: createPresenter({
      dialect: defaultDialect,
      flags,
      channels: ['telephony'],
      workModes: () => [],
    }),
    dialect: defaultDialect,
    flags,
    actionItems: { find: () => (options.isKnown === false ? undefined : request) },
  });
  return { telling, sent };
}

test('a new line of a chat is told with its text and time, to all application ids', () => {
  const posting = { participant: 'Erika', text: 'Hello', isSystem: false, at: '2026-03-14T09:10:12Z' };
  expect(tell({ kind: 'chatNewPosting', agent, item: session, posting })).toEqual([
    {
      name: 'chatNewPosting',
      appIds: ['B1', 'B2'],
      input: {
        chatPosting: {
          chatParticipant: 'Erika',
          contentText: 'Hello',
          chatSessionId: '2',
          systemMessage: 'false',
          postDate: '2026-03-14T09:10:12Z',
        },
      },
    },
  ]);
});

test('an action item comes back to SAP with what SAP told of it', () => {
  const [event] = tell({ kind: 'actionItemChanged', agent, item: action });
  expect(event).toMatchObject({
    name: 'actionItemChanged',
    input: {
      actionSession: { actionSessionId: '3', title: 'Invoice' },
      actionItemId: 'AI1',
      itemData: {
        objectType: 'BUS2000126',
        objectKey: '4711',
        priority: 5,
        actionStatus: { id: '4', description: 'Active' },
      },
      scenarioId: { id: 'ERMS', description: 'E-mail' },
      userIds: [{ participantId: 'agent1' }],
    },
  });
});

test('of work that did not come through this bridge only the session is told', () => {
  const [other] = tell({ kind: 'actionItemChanged', agent, item: action }, { isKnown: false });
  expect(Object.keys(other?.input ?? {})).toEqual(['actionSession', 'actionItemId']);
  const generic = { ...action, actionItemId: '' };
  const [none] = tell({ kind: 'actionItemChanged', agent, item: generic });
  expect(Object.keys(none?.input ?? {})).toEqual(['actionSession']);
});

test('line and container are told where the flag asks for it and there is a station', () => {
  const notice: Notice = { kind: 'lineChanged', agent };
  expect(tell(notice)).toEqual([]);
  expect(tell(notice, { lineEvents: true, station: '' })).toEqual([]);
  expect(tell(notice, { lineEvents: true })).toMatchObject([
    { name: 'lineChanged', input: { line: { lineId: 'WS-1', status: { id: '1' } } } },
    { name: 'containerChanged', input: { container: { containerId: 'line:WS-1' } } },
  ]);
});

test('a container is told again only where it changed, and anew to a new subscription', () => {
  const { telling, sent } = tellingOf({ lineEvents: true });
  const notice: Notice = { kind: 'lineChanged', agent };
  const containers = () =>
    sent.splice(0).flatMap((event) => (event.name === 'containerChanged' ? [event.input.container] : []));
  telling.notice(subscription, snapshot, notice);
  expect(containers()).toHaveLength(1);
  telling.notice(subscription, snapshot, notice);
  expect(containers()).toEqual([]);
  const down: Agent = { ...agent, link: 'down' };
  telling.notice(subscription, { ...snapshot, agent: down }, { kind: 'lineChanged', agent: down });
  expect(containers()).toMatchObject([{ capabilityList: [] }]);
  telling.notice({ ...subscription, appIds: ['B3'] }, { ...snapshot, agent: down }, notice);
  expect(containers()).toHaveLength(1);
});

test('a workgroup that the agent joined or left is told where the flag asks for it', () => {
  const notice: Notice = { kind: 'queueChanged', agent, workgroup: 'Sales' };
  expect(tell(notice)).toEqual([]);
  expect(tell(notice, { lineEvents: true })).toMatchObject([
    { name: 'containerChanged', input: { container: { containerId: 'queue:Sales' } } },
  ]);
});

test('a change of an item and of the agent is told with the whole object', () => {
  expect(tell({ kind: 'chatChanged', agent, item: session })).toMatchObject([
    { name: 'chatChanged', input: { chatSession: { chatSessionId: '2' } } },
  ]);
  expect(tell({ kind: 'itemChanged', agent, item: session })).toMatchObject([
    { name: 'itemChanged', input: { item: { itemId: '2', itemType: 'chat' } } },
  ]);
  expect(tell({ kind: 'userChanged', agent })).toMatchObject([
    { name: 'userChanged', input: { user: { userId: 'agent1', currentWorkmode: { id: '2' } } } },
  ]);
});
