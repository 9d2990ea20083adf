import type { ActiveInteraction } from './desk/active-interaction.ts';
import type {
  AccountView,
  AgentView,
  ChatPostingView,
  InteractionRecordView,
  ItemState,
  ItemView,
  SessionView,
  TransferView,
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

/** What a call allows at a site that has every service. */
const fullCall = [
  'Hold',
  'HangUp',
  'Consult',
  'BlindTransfer',
  'Dtmf',
  'Mute',
  'WrapUp',
] as const satisfies readonly string[];

const held = anItem('held', { capabilities: ['Retrieve', 'Toggle'], heldSince: secondsAgo(48) });
const third = anItem('consulting', {
  itemId: '2001234599',
  direction: 'internal',
  remoteNumber: '+7002',
  remoteName: 'Ben Agent',
  queue: '',
  connectedSince: secondsAgo(21),
  consultFor: held.itemId,
  attachedData: [],
});

const { connectedSince: _, ...ringingThird } = third;

const record = (change: Partial<InteractionRecordView> = {}): InteractionRecordView => ({
  recordId: 'R-000042',
  startedAt: secondsAgo(215),
  accountId: millerAccount.id,
  accountName: millerAccount.name,
  reason: 'order',
  notes: 'Asks when order 4711 arrives.',
  activities: [
    {
      id: 'a1',
      kind: 'call',
      text: 'Inbound call: +496227747474',
      about: '+496227747474',
      direction: 'in',
      at: secondsAgo(215),
      itemId: '2001234567',
    },
    {
      id: 'a2',
      kind: 'account',
      text: 'Account: Clara Miller',
      about: 'Clara Miller',
      at: secondsAgo(212),
    },
  ],
  ...change,
});

const dialog = (change: Partial<TransferView>): TransferView => ({
  purpose: 'warmTransfer',
  itemId: '2001234567',
  step: 'choosing',
  ...change,
});

const ben = { kind: 'user', value: 'agent2', name: 'Ben Agent' } as const;

const withTransfer = (transfer: TransferView, items: readonly ItemView[]): AgentView =>
  anAgent({
    sessions: [
      aSession(items.at(-1), {
        items,
        capabilities: items.flatMap(({ capabilities }) => capabilities),
        transfer,
        record: record(),
      }),
    ],
  });

export const aChat = (change: Partial<ItemView> = {}): ItemView =>
  anItem('connected', {
    itemId: '2001234580',
    channel: 'chat',
    capabilities: ['ChatPost', 'ChatLeave', 'ChatForward', 'ChatInvite', 'WrapUp', 'End'],
    remoteNumber: 'clara.miller@example.com',
    dialedNumber: '',
    participants: [
      { participantId: 'p1', name: 'Clara Miller', address: '', role: 'visitor', status: '' },
      { participantId: 'p2', name: 'Anna Agent', address: 'agent1', role: 'self', status: '' },
    ],
    chat: {
      title: 'Delivery',
      unread: 0,
      postings: [
        posting('', 'Clara Miller has joined.', secondsAgo(90), { isSystem: true }),
        posting('Clara Miller', 'Hello, where is my order 4711?', secondsAgo(80)),
        posting('Anna Agent', 'Hello Ms Miller, one moment please.', secondsAgo(60), { isOwn: true }),
        posting('Clara Miller', 'Thank you, I can wait.', secondsAgo(40)),
      ],
    },
    ...change,
  });

function posting(
  author: string,
  line: string,
  at: number,
  change: Partial<ChatPostingView> = {},
): ChatPostingView {
  return { author, text: line, isSystem: false, isOwn: false, at, ...change };
}

export const anEmail = (change: Partial<ItemView> = {}): ItemView =>
  anItem('connected', {
    itemId: '3001',
    channel: 'email',
    capabilities: ['Complete', 'Reroute', 'Forward', 'Reply'],
    remoteNumber: 'clara.miller@example.com',
    dialedNumber: '',
    queue: 'Mail',
    email: {
      subject: 'Order 4711 has not arrived',
      from: 'clara.miller@example.com',
      to: ['service@example.com'],
      folder: 'inbox',
      isRead: true,
      isAnswered: false,
      receivedAt: secondsAgo(1080),
      attachments: [{ attachmentId: 'f1', name: 'order.pdf', size: 48_200 }],
    },
    ...change,
  });

export const anActionItem = (change: Partial<ItemView> = {}): ItemView =>
  anItem('connected', {
    itemId: '2001234590',
    channel: 'actionItem',
    capabilities: ['Complete', 'Reroute'],
    remoteNumber: 'clara.miller@example.com',
    dialedNumber: '',
    queue: 'SAP1',
    action: {
      title: 'Complaint about order 4711',
      originator: 'ERMS',
      actionItemId: '4F2A77',
      description: 'The customer wrote that the parcel was open.',
      priority: 2,
      objectType: 'BUS2000126',
      objectKey: '0000004711',
    },
    ...change,
  });

export const rheinwerk: AccountView = {
  id: '0000300001',
  kind: 'organization',
  name: 'Rheinwerk Maschinenbau GmbH',
  phone: ['+496221998800'],
  email: 'info@rheinwerk.example.com',
  city: 'Heidelberg',
  contacts: [
    aContact(),
    aContact({ id: '0000200005', name: 'Maria Stein', phone: ['+496221998878'], email: 'stein@example.com' }),
  ],
};

const waitingSession = (at: number): SessionView =>
  aSession(anItem('held', { itemId: `20012346${at}0`, heldSince: secondsAgo(10 * at) }), {
    sessionId: `s${at}`,
    account: { ...millerAccount, name: `Customer ${at}` },
  });

/** More of what the web client shows: the ways a caller is known, and several sessions. */
export const webclientStates = {
  ...agentStates,
  'no number': anAgent({
    sessions: [
      aSession(anItem('alerting', { remoteNumber: '+0', remoteName: 'Reception' }), {
        identification: { kind: 'noNumber' },
        ctiBar: {
          left: '',
          right: 'Unknown number · Reception · Sales',
          details: [
            { kind: 'unknownNumber' },
            { kind: 'name', text: 'Reception' },
            { kind: 'queue', text: 'Sales' },
          ],
        },
      }),
    ],
  }),
  'no match': anAgent({
    sessions: [
      aSession(anItem('connected', { remoteNumber: '+12025550143' }), {
        identification: { kind: 'noMatch', number: '+12025550143' },
        page: 'identifyAccount',
        ctiBar: { left: '+12025550143', right: 'Sales', details: [{ kind: 'queue', text: 'Sales' }] },
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
        ctiBar: {
          left: '+496227747474',
          right: 'Clara Miller · Sales',
          details: [
            { kind: 'name', text: 'Clara Miller' },
            { kind: 'queue', text: 'Sales' },
          ],
        },
      }),
    ],
  }),
  organization: anAgent({
    sessions: [
      aSession(anItem('connected'), {
        identification: { kind: 'oneMatch', account: rheinwerk },
        account: rheinwerk,
        ctiBar: { left: rheinwerk.name, right: '+496221998800' },
      }),
    ],
  }),
  'full call': anAgent({
    sessions: [
      aSession(
        anItem('connected', {
          capabilities: fullCall,
          isMuted: true,
          isWrapUpRequired: true,
          heldBefore: 62_000,
        }),
        { record: record(), page: 'interactionRecord', scratchPad: 'Wants a copy of the invoice.' },
      ),
    ],
  }),
  'search results': anAgent({
    sessions: [
      aSession(anItem('connected'), {
        page: 'identifyAccount',
        search: {
          criteria: { name: 'Miller', city: 'Walldorf' },
          results: [millerAccount, aContact({ name: 'Karl Miller' }), rheinwerk],
          isConfirmed: false,
        },
      }),
    ],
  }),
  consulting: anAgent({
    sessions: [
      aSession(third, {
        items: [held, third],
      }),
    ],
  }),
  conference: agentWith('conferenced'),
  'transfer, choosing': withTransfer(dialog({ purpose: 'blindTransfer' }), [
    anItem('connected', { capabilities: fullCall }),
  ]),
  'transfer, chosen': withTransfer(dialog({ step: 'chosen', target: ben }), [
    anItem('connected', { capabilities: fullCall }),
  ]),
  'transfer, calling': withTransfer(dialog({ step: 'calling', target: ben, consultItemId: third.itemId }), [
    held,
    { ...ringingThird, state: 'dialing', capabilities: ['HangUp', 'Reconnect'] },
  ]),
  'transfer, consulting': withTransfer(
    dialog({ step: 'consulting', target: ben, consultItemId: third.itemId }),
    [held, third],
  ),
  chat: anAgent({ sessions: [aSession(aChat(), { page: 'chat' })] }),
  'chat, waiting': anAgent({
    sessions: [aSession(aChat({ state: 'alerting', capabilities: ['Accept', 'Reject'] }), { page: 'chat' })],
  }),
  'chat, several parties': anAgent({
    sessions: [
      aSession(
        aChat({
          state: 'conferenced',
          participants: [
            ...(aChat().participants ?? []),
            { participantId: 'p3', name: 'Ben Agent', address: 'agent2', role: 'colleague', status: '' },
          ],
        }),
        { page: 'chat' },
      ),
    ],
  }),
  'chat, ended': anAgent({
    sessions: [
      aSession(aChat({ state: 'wrapUp', capabilities: ['End'], endedSince: secondsAgo(12) }), {
        page: 'chat',
      }),
    ],
  }),
  email: anAgent({ sessions: [aSession(anEmail(), { page: 'email' })] }),
  'action item': anAgent({ sessions: [aSession(anActionItem(), { page: 'actionItem' })] }),
  'dial pad': anAgent({
    sessions: [aSession(anItem('connected', { capabilities: fullCall }), { page: 'dialPad' })],
  }),
  inbox: anAgent({ sessions: [aSession(undefined, { page: 'inbox' })] }),
  figures: anAgent({
    sessions: [aSession(undefined, { page: 'monitor' })],
    monitor: {
      at: fixedNow,
      objects: [
        {
          kind: 'queue',
          id: 'Sales',
          name: 'Sales',
          figures: [
            { name: 'Waiting', value: '3' },
            { name: 'Longest wait', value: '01:12' },
          ],
        },
      ],
    },
  }),
  'server down': anAgent({
    ...agentWith('connected'),
    cms: 'lost',
    workMode: { id: '1001', description: 'Server Down', since: secondsAgo(8) },
    messages: [
      {
        id: 'm1',
        severity: 'error',
        text: 'The connection to the contact center is lost. Calls go on.',
        notice: { kind: 'linkLost' },
        at: secondsAgo(8),
      },
    ],
  }),
  broadcast: anAgent({
    broadcasts: [
      { id: 'b1', from: 'Sina Supervisor', text: 'Team meeting at 15:00.', at: secondsAgo(400) },
      {
        id: 'b2',
        from: 'Sina Supervisor',
        text: 'The shop is down; please tell callers.',
        at: secondsAgo(30),
      },
    ],
  }),
  'six sessions': anAgent({
    sessions: [
      aSession(anItem('connected')),
      aSession(aChat({ chat: { title: '', postings: [], unread: 3 } }), { sessionId: 's2' }),
      ...[3, 4, 5].map(waitingSession),
      aSession(anEmail({ state: 'alerting', capabilities: ['Accept', 'Reject'] }), { sessionId: 's6' }),
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
    isCall: true,
    canRemoteAnswer: false,
  },
  {
    interactionId: '2001234568',
    direction: 'out',
    stateText: 'Dialing',
    remote: '+12025550143',
    queue: 'agent2',
    isCall: true,
    canRemoteAnswer: true,
  },
];
