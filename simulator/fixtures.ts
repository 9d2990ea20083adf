import type { ActiveInteraction } from './desk/active-interaction.ts';
import type {
  AccountView,
  AgentView,
  ItemState,
  ItemView,
  SessionView,
  WireDetail,
  WireMessage,
} from './model.ts';

/** The moment at which every fixture stands still. */
export const fixedNow = Date.UTC(2024, 4, 6, 9, 30, 0);

export const secondsAgo = (seconds: number): number => fixedNow - seconds * 1000;

const modes = [
  { id: '1', description: 'Logout' },
  { id: '2', description: 'Ready' },
  { id: '3', description: 'Not Ready' },
] as const;

export const millerAccount: AccountView = {
  id: '0000100017',
  kind: 'account',
  name: 'Clara Miller',
  phone: ['+496227747474', '+4915112345678'],
  email: 'clara.miller@example.com',
  city: 'Walldorf',
  isVip: true,
  note: 'Maintenance contract ends in 20 days.',
};

export const aContact = (change: Partial<AccountView> = {}): AccountView => ({
  id: '0000200004',
  kind: 'contact',
  name: 'Jonas Weber',
  organization: 'Rheinwerk Maschinenbau GmbH',
  phone: ['+496221998877'],
  city: 'Heidelberg',
  ...change,
});

const capabilitiesIn: Record<ItemState, readonly string[]> = {
  initiated: ['HangUp'],
  dialing: ['HangUp'],
  alerting: ['Accept', 'Reject'],
  connected: ['Hold', 'HangUp'],
  held: ['Retrieve', 'HangUp'],
  consulting: ['HangUp', 'WarmTransfer', 'Conference', 'Reconnect', 'Toggle'],
  conferenced: ['HangUp', 'Hold', 'DropParticipant'],
  wrapUp: ['WrapUp', 'End'],
  ended: ['End'],
  failed: ['End'],
};

export const anItem = (state: ItemState, change: Partial<ItemView> = {}): ItemView => ({
  itemId: '2001234567',
  channel: 'telephony',
  state,
  stateText: state,
  direction: 'in',
  capabilities: capabilitiesIn[state],
  remoteNumber: '+496227747474',
  remoteName: 'Clara Miller',
  dialedNumber: '+4962279000',
  queue: 'Sales',
  alertingSince: secondsAgo(state === 'alerting' ? 4 : 220),
  ...(state === 'alerting' ? {} : { connectedSince: secondsAgo(215) }),
  ...(state === 'held' ? { heldSince: secondsAgo(35) } : {}),
  ...(state === 'wrapUp' ? { endedSince: secondsAgo(18) } : {}),
  attachedData: [
    { name: 'CUSTOMER_NUMBER', value: '4711' },
    { name: 'IVR_CHOICE', value: 'Order status' },
  ],
  ...change,
});

export const aSession = (item: ItemView | undefined, change: Partial<SessionView> = {}): SessionView => {
  const isAccepted = item !== undefined && item.state !== 'alerting';
  return {
    sessionId: 's1',
    ...(item ? { item } : {}),
    isInteractionOpen: isAccepted,
    identification: item ? { kind: 'oneMatch', account: millerAccount } : { kind: 'none' },
    ...(isAccepted ? { account: millerAccount } : {}),
    page: isAccepted ? 'account' : 'home',
    ctiBar: item ? { left: 'Clara Miller', right: '+496227747474' } : { left: '', right: '' },
    ...change,
  };
};

export const anAgent = (change: Partial<AgentView> = {}): AgentView => ({
  userId: 'agent1',
  name: 'Anna Agent',
  isLoggedOn: true,
  cms: 'connected',
  workMode: { id: '2', description: 'Ready', since: secondsAgo(754) },
  workModes: modes,
  capabilities: ['Dial', 'SetWorkmode'],
  sessions: [aSession(undefined)],
  activeSessionId: 's1',
  messages: [],
  ...change,
});

export const agentWith = (state: ItemState, change: Partial<ItemView> = {}): AgentView =>
  anAgent({ sessions: [aSession(anItem(state, change))] });

/** The agent in every state that the toolbar knows. */
export const agentStates = {
  'logged off': anAgent({ isLoggedOn: false, cms: 'disconnected', capabilities: [], sessions: [] }),
  idle: anAgent(),
  alerting: agentWith('alerting'),
  dialing: agentWith('dialing', { direction: 'out' }),
  connected: agentWith('connected'),
  held: agentWith('held'),
  'wrap-up': agentWith('wrapUp'),
  'connection lost': anAgent({ ...agentWith('connected'), cms: 'lost' }),
} satisfies Record<string, AgentView>;

/** More of what the web client shows: the ways a caller is known, and several sessions. */
export const webclientStates = {
  ...agentStates,
  'no number': anAgent({
    sessions: [
      aSession(anItem('alerting', { remoteNumber: '+0', remoteName: 'Reception' }), {
        identification: { kind: 'noNumber' },
        ctiBar: { left: '', right: 'Unknown number · Reception · Sales' },
      }),
    ],
  }),
  'no match': anAgent({
    sessions: [
      aSession(anItem('connected', { remoteNumber: '+12025550143' }), {
        identification: { kind: 'noMatch', number: '+12025550143' },
        page: 'identifyAccount',
        ctiBar: { left: '+12025550143', right: 'Sales' },
      }),
    ],
  }),
  'many matches': anAgent({
    sessions: [
      aSession(anItem('connected'), {
        identification: {
          kind: 'manyMatches',
          number: '+496227747474',
          accounts: [
            millerAccount,
            aContact(),
            aContact({ id: '0000300001', kind: 'organization', name: 'Rheinwerk Maschinenbau GmbH' }),
          ],
        },
        page: 'identifyAccount',
        ctiBar: { left: '+496227747474', right: 'Clara Miller · Sales' },
      }),
    ],
  }),
  'several sessions': anAgent({
    workMode: { id: '3', description: 'Not Ready', since: secondsAgo(61) },
    pendingWorkMode: { id: '2', description: 'Ready' },
    sessions: [
      aSession(anItem('wrapUp')),
      aSession(anItem('alerting', { itemId: '2001234570' }), {
        sessionId: 's2',
        ctiBar: { left: 'Jonas Weber, Rheinwerk Maschinenbau GmbH', right: '+496221998877' },
      }),
    ],
    messages: [
      { id: 'm1', severity: 'info', text: 'The work mode changes after this call.', at: secondsAgo(60) },
      { id: 'm2', severity: 'success', text: 'The connection to CIC is back.', at: secondsAgo(30) },
      {
        id: 'm3',
        severity: 'error',
        text: 'Failed to hold the call: it has ended. Dial again.',
        at: secondsAgo(2),
      },
    ],
  }),
} satisfies Record<string, AgentView>;

export const aWireMessage = (seq: number, change: Partial<WireMessage> = {}): WireMessage => ({
  seq,
  link: 'SAP → bridge',
  kind: 'exchange',
  name: 'IciPhoneCall.accept',
  method: 'POST',
  path: '/ici/IciPhoneCall',
  status: 200,
  at: secondsAgo(100) + seq * 50,
  durationMs: 4.2,
  requestBytes: 420,
  responseBytes: 310,
  isError: false,
  ...change,
});

const kinds: readonly Partial<WireMessage>[] = [
  {},
  {
    link: 'bridge → CIC',
    name: 'POST interactions/{id}/pickup',
    path: '/icws/1/interactions/2001234567/pickup',
    status: 202,
    durationMs: 2.1,
  },
  { link: 'bridge → CIC', kind: 'streamed', name: 'queueContentsMessage', durationMs: 0 },
  { link: 'bridge → SAP', name: 'phoneCallChanged', path: '/sap/events', durationMs: 3.4 },
  { name: 'IciPhoneCall.hold', status: 500, isError: true, durationMs: 1.2 },
];

export const wireMessages = (count: number): readonly WireMessage[] =>
  Array.from({ length: count }, (_, at) => aWireMessage(at + 1, kinds[at % kinds.length]));

export const aWireDetail: WireDetail = {
  ...aWireMessage(7),
  request: {
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '"accept"' },
    body: '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><accept xmlns="urn:x"><itemId>2001234567</itemId></accept></soap:Body></soap:Envelope>',
  },
  response: {
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><acceptResponse xmlns="urn:x"/></soap:Body></soap:Envelope>',
  },
};

export const someInteractions: readonly ActiveInteraction[] = [
  {
    interactionId: '2001234567',
    direction: 'in',
    stateText: 'Connected',
    remote: 'Clara Miller',
    queue: 'agent1',
    canRemoteAnswer: false,
  },
  {
    interactionId: '2001234568',
    direction: 'out',
    stateText: 'Dialing',
    remote: '+12025550143',
    queue: 'agent2',
    canRemoteAnswer: true,
  },
];
