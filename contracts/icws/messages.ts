import { MatchersV3 } from '@pact-foundation/pact';
import type { BridgeSide, CicEvent } from './bridge-side.ts';
import { type IcwsInteraction, icwsContract } from './icws-contract.ts';
import {
  answered,
  ended,
  firstCall,
  messagesRead,
  queueSubscribed,
  queueSubscriptionId,
  ringing,
  session,
  station,
  statusAsked,
  statusMessagesSubscribed,
  statusSubscribed,
  transferred,
} from './states.ts';

const { boolean, eachLike, like } = MatchersV3;

const statusMessage = {
  __type: 'urn:inin.com:status:userStatusMessage',
  isDelta: false,
  userStatusList: [{ userId: 'agent1', statusId: like('At Lunch'), onPhone: boolean(false) }],
};

const queueMessage = {
  __type: 'urn:inin.com:queues:queueContentsMessage',
  subscriptionId: queueSubscriptionId,
};

/** What the bridge reads of a call that is new to it. */
const ringingCall = {
  interactionId: firstCall,
  attributes: {
    Eic_ObjectType: 'Call',
    Eic_State: 'A',
    Eic_CallDirection: 'I',
    Eic_RemoteName: like('Erika Example'),
    Eic_RemoteTn: like('+496227747474'),
    Eic_InitiationTime: like('20260314T090000Z'),
  },
};

/** Polls once the agent is logged on; Pact answers every poll, so that whatever follows is its word. */
function poll(until: (bridge: BridgeSide) => Promise<unknown>): Pick<IcwsInteraction, 'settings' | 'act'> {
  return {
    settings: { transport: 'polling', pollMs: 5 },
    async act(bridge) {
      await bridge.logOn();
      const before = bridge.events.length;
      bridge.divert();
      const isNew = (event: CicEvent) => bridge.events.indexOf(event) >= before;
      return until({ ...bridge, event: (is) => bridge.event((event) => isNew(event) && is(event)) });
    },
  };
}

export const messages = icwsContract('GET {S}/messaging/messages', [
  {
    when: 'while there are none',
    given: [session('agent1'), messagesRead],
    answer: { status: 200, body: [] },
    settings: { transport: 'polling', pollMs: 5 },
    async act({ cic, divert, logOn, request, seen }) {
      await logOn();
      const polls = () => seen.filter(({ name }) => name === 'GET {S}/messaging/messages').length;
      const before = polls();
      divert();
      await request(() => polls() > before + 4);
      return cic.link;
    },
    gives: 'up',
  },
  {
    when: 'after it subscribed to the status messages',
    given: [session('bridge'), messagesRead, statusMessagesSubscribed],
    answer: {
      status: 200,
      body: [
        {
          __type: 'urn:inin.com:status:statusMessagesMessage',
          isDelta: false,
          statusMessagesAdded: eachLike({
            statusId: like('Available'),
            messageText: like('Frei'),
            isAcdStatus: boolean(true),
            isAfterCallWorkStatus: boolean(false),
            isSelectableStatus: boolean(true),
          }),
        },
      ],
    },
    ...poll(async ({ cic, request }) => {
      await request(() => cic.statusMessages.length === 1);
      return cic.statusMessages;
    }),
    gives: [{ id: 'Available', text: 'Frei', isAcd: true, isAfterCallWork: false, isSelectable: true }],
  },
  {
    when: 'after it subscribed to the status of the agent',
    given: [session('agent1'), messagesRead, statusSubscribed],
    answer: { status: 200, body: [statusMessage] },
    ...poll(({ event }) => event(({ kind }) => kind === 'statusObserved')),
    gives: { status: { statusId: 'At Lunch', isOnPhone: false } },
  },
  {
    when: 'after it asked for another status',
    given: [session('agent1'), statusSubscribed, messagesRead, statusAsked],
    answer: {
      status: 200,
      body: [
        {
          __type: 'urn:inin.com:status:userStatusMessage',
          isDelta: true,
          userStatusList: [{ userId: 'agent1', statusId: 'Do Not disturb' }],
        },
        {
          __type: 'urn:inin.com:messaging:asyncOperationCompletedMessage',
          requestId: like('request-1'),
          error: null,
        },
      ],
    },
    settings: { transport: 'polling', pollMs: 5 },
    async act({ divert, event, logOn }) {
      const agent = await logOn();
      divert();
      await agent.setStatus('Do Not disturb');
      return event((told) => told.kind === 'statusObserved' && told.status.statusId === 'Do Not disturb');
    },
  },
  {
    when: 'after it subscribed to a queue that holds a call',
    given: [session('agent1'), station, ringing, messagesRead, queueSubscribed],
    answer: { status: 200, body: [{ ...queueMessage, isDelta: false, interactionsAdded: [ringingCall] }] },
    ...poll(({ event }) => event(({ kind }) => kind === 'queueRead')),
    gives: { calls: [{ id: firstCall, state: 'alerting', direction: 'in', remoteNumber: '+496227747474' }] },
  },
  {
    when: 'after a call rang',
    given: [session('agent1'), station, queueSubscribed, messagesRead, ringing],
    answer: { status: 200, body: [{ ...queueMessage, isDelta: true, interactionsAdded: [ringingCall] }] },
    ...poll(({ event }) => event(({ kind }) => kind === 'callObserved')),
    gives: {
      call: {
        id: firstCall,
        state: 'alerting',
        remoteName: 'Erika Example',
        startedAt: '2026-03-14T09:00:00.000Z',
      },
    },
  },
  {
    when: 'after the agent answered',
    given: [session('agent1'), station, ringing, queueSubscribed, messagesRead, answered],
    answer: {
      status: 200,
      body: [
        {
          ...queueMessage,
          isDelta: true,
          interactionsChanged: [{ interactionId: firstCall, attributes: { Eic_State: 'C' } }],
        },
      ],
    },
    settings: { transport: 'polling', pollMs: 5 },
    async act({ divert, event, logOn, world }) {
      world.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
      await logOn();
      await event(({ kind }) => kind === 'queueRead');
      divert();
      return event(({ kind }) => kind === 'callObserved');
    },
    gives: { call: { id: firstCall, state: 'connected', remoteNumber: '+496227747474' } },
  },
  {
    when: 'after the agent gave the call away',
    given: [session('agent1'), station, ringing, queueSubscribed, messagesRead, transferred],
    answer: { status: 200, body: [{ ...queueMessage, isDelta: true, interactionsRemoved: [firstCall] }] },
    settings: { transport: 'polling', pollMs: 5 },
    async act({ divert, event, logOn, world }) {
      world.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
      await logOn();
      await event(({ kind }) => kind === 'queueRead');
      divert();
      return event(({ kind }) => kind === 'callRemoved');
    },
    gives: { callId: firstCall },
  },
  {
    when: 'after its session has ended',
    given: [session('agent1'), ended],
    answer: { status: 401, body: { errorCode: 1, message: like('This request requires a session ID!') } },
    ...poll(({ event }) => event((told) => told.kind === 'linkChanged')),
    gives: { link: 'down' },
  },
]);
