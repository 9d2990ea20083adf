import { VirtualClock } from '@switchhook/bridge/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type RawHttp, type Raw as RawOf, rawHttp } from './raw-http.ts';

type Raw = RawOf<any>;

// A client that only polls, generated from the vendor's contract and then used from a loosely typed
// language: every number may be a text, every truth value too, query lists are encoded, and its own
// caches are all that it knows of the server.

let cic: MockCic;
let http: RawHttp<any>;

beforeAll(async () => {
  cic = await startMockCic({ clock: new VirtualClock() });
  http = rawHttp(cic.url);
});

afterAll(() => cic.close());

const parts = [
  'version',
  'features',
  'server-time',
  'default-workstation',
  'purecloud-integration',
  'effective-station',
];

interface Cached {
  readonly attributes: Record<string, string>;
  readonly conferenceParentId?: string;
}

class PollingAgent {
  readonly user: string;
  readonly queue = new Map<string, Cached>();
  readonly seen: any[] = [];
  login: any;
  #base = '';
  #cookie = '';
  #token = '';

  constructor(user: string) {
    this.user = user;
  }

  async logOn(): Promise<Raw> {
    const answer = await http.send({
      method: 'POST',
      path: `/icws/connection?include=${parts.join('%2C')}`,
      headers: {
        'Content-Type': 'application/vnd.inin.icws+JSON; charset=UTF-8',
        Accept: 'application/vnd.inin.icws+JSON, application/json;q=0.5',
        'Accept-Language': 'de-DE, en;q=0.5',
      },
      body: JSON.stringify({
        __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
        applicationName: 'Polling Agent',
        userID: this.user,
        password: 'secret',
        marketPlaceApplicationLicenseName: null,
        marketPlaceApplicationCode: null,
      }),
    });
    this.login = answer.json;
    this.#base = `/icws/${answer.headers['inin-icws-session-id']}`;
    this.#cookie = answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
    this.#token = String(answer.headers['inin-icws-csrf-token']);
    return answer;
  }

  call(method: string, path: string, body?: unknown): Promise<Raw> {
    return http.send({
      method,
      path: this.#base + path,
      headers: {
        'CONTENT-TYPE': 'application/vnd.inin.icws+JSON; charset=UTF-8',
        accept: 'application/vnd.inin.icws+json',
        'inin-ICWS-csrf-token': this.#token,
        COOKIE: `theme="dark; mode"; ${this.#cookie}`,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Calls, and insists on a success. */
  async ok(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await this.call(method, path, body);
    expect([method, path, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([
      method,
      path,
      answer.status < 300 ? answer.status : '2xx',
      '',
    ]);
    return answer.json;
  }

  /** Polls once and gives the messages by the last part of their type. */
  async poll(): Promise<readonly { readonly kind: string; readonly message: any }[]> {
    const { json, status } = await this.call('GET', '/messaging/messages');
    expect([status, Array.isArray(json)]).toEqual([200, true]);
    for (const message of json) this.#take(message);
    return json.map((message: any) => ({ kind: message.__type.split(':').at(-1), message }));
  }

  async kinds(): Promise<readonly string[]> {
    return (await this.poll()).map(({ kind }) => kind);
  }

  #take(message: any): void {
    expect(typeof message.__type).toBe('string');
    expect(typeof message.isDelta).toBe('boolean');
    this.seen.push(message);
    if (!message.__type.endsWith('queueContentsMessage') || message.subscriptionId !== 'own/1') return;
    if (!message.isDelta) this.queue.clear();
    for (const { interactionId, ...entry } of message.interactionsAdded ?? []) {
      expect(this.queue.has(interactionId)).toBe(false);
      this.queue.set(interactionId, entry);
    }
    for (const { interactionId, attributes } of message.interactionsChanged ?? []) {
      Object.assign(this.queue.get(interactionId)?.attributes ?? {}, attributes);
    }
    for (const id of message.interactionsRemoved ?? []) expect(this.queue.delete(id)).toBe(true);
  }

  state(id: string): string | undefined {
    return this.queue.get(id)?.attributes.Eic_State;
  }
}

const place = async (what: object) => (await http.control('/interactions', what)).interactionId as string;
const advance = (ms: number) => http.control('/clock/advance', { ms });

const agents = new Map<string, PollingAgent>();

/** Logs on at the own workstation, takes the own queue, and becomes available. */
async function atWork(user: string): Promise<PollingAgent> {
  const known = agents.get(user);
  if (known) {
    await known.poll();
    return known;
  }
  const agent = new PollingAgent(user);
  expect((await agent.logOn()).status).toBe(201);
  await agent.ok('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: agent.login.defaultWorkstationId,
    supportedMediaTypes: ['1', '2', '3', '4', '5'],
    readyForInteractions: 'TRUE',
  });
  await agent.ok('PUT', '/messaging/subscriptions/queues/own%2F1', {
    queueIds: [{ queueType: '1', queueName: user }],
    attributeNames: [
      'Eic_State',
      'Eic_RemoteName',
      'Eic_ObjectType',
      'Eic_ConferenceId',
      'Eic_ConsultingCallId',
      'Eic_Capabilities',
    ],
  });
  await agent.ok('PUT', `/status/user-statuses/${user}`, { statusId: 'AVAILABLE', until: null });
  await agent.poll();
  agents.set(user, agent);
  return agent;
}

test('a login with every part has every part, in the language that was asked for', async () => {
  const agent = new PollingAgent('agent6');
  const { status, headers, json } = await agent.logOn();
  expect(status).toBe(201);
  expect(headers.location).toBe(`/icws/${json.sessionId}/connection`);
  expect(json.sessionId).toMatch(/^\d{8,10}$/);
  expect(headers['set-cookie']?.[0]).toMatch(
    new RegExp(`^icws_${json.sessionId}=[^;|]+\\|languageId=de[^;]*; Path=/icws/${json.sessionId}; HttpOnly`),
  );
  expect(Object.keys(json).sort()).toEqual(
    [
      'alternateHostList',
      'csrfToken',
      'daysUntilPasswordExpiration',
      'defaultWorkstationId',
      'effectiveStation',
      'features',
      'icServer',
      'purecloudIntegration',
      'serverTimeInfo',
      'sessionId',
      'userDisplayName',
      'userID',
      'version',
    ].sort(),
  );
  for (const value of Object.values(json.version)) expect(typeof value).toBe('string');
  const statuses = await agent.ok('GET', '/status/status-messages/');
  expect(statuses.statusMessageList.map(({ messageText }: any) => messageText)).toContain('Verfügbar');
  await agent.ok('DELETE', '/connection');
});

test.each([
  [{ workstation: 'ws-agent5' }, 'workstationSettings', { stationSetting: 1, id: 'WS-AGENT5' }],
  [
    { workstation: 'WS-AGENT5', remoteNumber: 4917112345 },
    'remoteWorkstationSettings',
    { stationSetting: 2, remoteNumber: '4917112345' },
  ],
  [
    { remoteNumber: '+49 171 12345', persistentConnection: 'false' },
    'remoteNumberSettings',
    { stationSetting: 3, id: '+49 171 12345' },
  ],
  [{}, 'stationlessSettings', { stationSetting: 0 }],
])('a station %j as %s is connected, told, read and left', async (settings, kind, expected) => {
  const agent = new PollingAgent('agent5');
  await agent.logOn();
  await agent.ok('PUT', '/messaging/subscriptions/connection/station/');
  await agent.poll();
  await agent.ok('PUT', '/connection/station', { __type: `urn:inin.com:connection:${kind}`, ...settings });
  expect(await agent.ok('GET', '/connection/station')).toMatchObject(expected);
  const told = await agent.poll();
  expect(told.map(({ kind: type }) => type)).toEqual(
    expect.arrayContaining(['stationConnectionStateChangeMessage', 'effectiveStationChangeMessage']),
  );
  await agent.ok('DELETE', '/connection/station');
  expect((await agent.call('GET', '/connection/station')).json.errorId).toBe('-2147221496');
  expect((await agent.ok('GET', '/connection')).connectionState).toBe(1);
  await agent.ok('DELETE', '/connection');
});

/** Everything that an agent client subscribes to; `{id}` is an interaction of the kind. */
const subscriptions: readonly (readonly [path: string, body: unknown, message: string])[] = [
  [
    'status/user-statuses',
    { userIds: ['agent1', 'agent2'], userStatusProperties: null },
    'userStatusMessage',
  ],
  ['status/status-messages', undefined, 'statusMessagesMessage'],
  ['status/status-messages-user-access', { userIds: ['agent1'] }, 'statusMessagesUserAccessMessage'],
  ['status/user-status-previous-info', undefined, 'userStatusPreviousInfoMessage'],
  ['interaction-history', { numberOfHistoryMessages: '5' }, 'historyMessage'],
  ['interaction-alerting', { attributeNames: [] }, 'interactionAlertingMessage'],
  ['activations/users/a', { userId: 'agent1', workgroupIds: ['*'] }, 'userActivationMessage'],
  ['activations/workgroups/a', { workgroupId: 'Sales', userIds: ['*'] }, 'workgroupActivationMessage'],
  ['session/sessions-users', { userIds: ['agent1'] }, 'sessionsMessage'],
  ['session/sessions-stations', { stationIds: ['WS-AGENT1'] }, 'sessionsMessage'],
  ['connection/station', undefined, 'stationConnectionStateChangeMessage'],
  ['system/handler-sent-notifications', { headers: [{ objectId: 'X', eventIds: ['Y'] }] }, ''],
  ['directories', undefined, 'directoriesMessage'],
  ['licenses', { licenseList: ['I3_ACCESS_CLIENT'] }, 'licenseMessage'],
  ['statistics/statistic-catalog', {}, 'statisticCatalogMessage'],
  ['interactions/agent-assistance', undefined, 'assistanceRequestListMessage'],
  [
    'configuration/users/mine',
    { configurationIds: ['agent1'], properties: ['*'], rightsFilter: 'view' },
    'usersMessage',
  ],
  [
    'configuration/workgroups/mine',
    { configurationIds: ['*'], properties: ['members'], rightsFilter: 'view' },
    'workgroupsMessage',
  ],
];

test('every subscription of an agent client is made, tells a snapshot, is made again, and is cancelled twice', async () => {
  const agent = await atWork('agent1');
  for (const [path, body, message] of subscriptions) {
    for (const round of ['first', 'again']) {
      await agent.ok('PUT', `/messaging/subscriptions/${path}`, body);
      const told = await agent.poll();
      const snapshots = told.filter((each) => !each.message.isDelta).map(({ kind }) => kind);
      expect([path, round, snapshots]).toEqual([path, round, message === '' ? [] : [message]]);
    }
    for (let round = 0; round < 2; round += 1) {
      const { status } = await agent.call('DELETE', `/messaging/subscriptions/${path}`);
      expect([path, status]).toEqual([path, 204]);
    }
  }
  await agent.ok('PUT', '/status/user-statuses/agent1', { statusId: 'At Lunch', notes: 'Soup' });
  expect(await agent.kinds()).toEqual(['asyncOperationCompletedMessage']);
  await agent.ok('PUT', '/status/user-statuses/agent1', { statusId: 'Available' });
});

test('an inbound call is answered, held, muted, recorded, annotated, wrapped up and ends', async () => {
  const agent = await atWork('agent1');
  const id = await place({ kind: 'call', to: { user: 'agent1' }, from: '+4930123', name: 'Example AG' });
  await agent.poll();
  expect(agent.queue.get(id)?.attributes).toMatchObject({ Eic_State: 'A', Eic_RemoteName: 'Example AG' });
  await agent.ok('PUT', `/messaging/subscriptions/interactions/${id}`, { attributeNames: ['CrmCaseId'] });
  await agent.ok('POST', `/interactions/${id}/pickup/`);
  await agent.ok('POST', `/interactions/${id}/hold`, { on: 'true' });
  await agent.ok('POST', `/interactions/${id}/pickup`, {});
  await agent.ok('POST', `/interactions/${id}/mute`, { on: 'True' });
  await agent.ok('POST', `/interactions/${id}/mute`, { on: 'false' });
  await agent.ok('POST', `/interactions/${id}/record`, { on: true, supervisor: 'false' });
  await agent.ok('POST', `/interactions/${id}/pause`, { on: 'true' });
  await agent.ok('POST', `/interactions/${id}/secure-pause`, { securePauseType: '3', duration: '10' });
  await agent.ok('POST', `/interactions/${id}/send-digits`, { dtmfDigits: 12 });
  await agent.ok('POST', `/interactions/${id}`, { attributes: { CrmCaseId: 4711, Urgent: true } });
  const attributes = (await agent.ok('GET', `/interactions/${id}?select=crmcaseid,URGENT,Eic_Recorders`))
    .attributes;
  expect(attributes).toEqual({ crmcaseid: '4711', URGENT: '1', Eic_Recorders: 'agent1' });
  const kinds = await agent.kinds();
  expect(kinds).toContain('interactionChangedMessage');
  expect(agent.state(id)).toBe('C');
  await agent.ok('POST', `/interactions/${id}/disconnect`);
  await agent.ok('POST', `/interactions/${id}/wrap-up-assignments`, {
    code: 'sold',
    segmentId: '1',
    time: '2026-03-14T09:30:00.000Z',
    user: 'agent1',
    sourceInteractionId: Number(id),
  });
  await agent.poll();
  expect(agent.queue.get(id)?.attributes).toMatchObject({ Eic_State: 'I', Eic_Capabilities: '0' });
  await advance(10_000);
  expect(await agent.kinds()).toContain('interactionDeallocatedMessage');
  expect(agent.queue.has(id)).toBe(false);
  expect((await agent.call('GET', `/interactions/${id}`)).status).toBe(404);
});

test('an outbound call is dialled, answered far away, and ends', async () => {
  const agent = await atWork('agent1');
  const { interactionId: id } = await agent.ok('POST', '/interactions/', {
    __type: 'urn:inin.com:interactions:createCallParameters',
    target: 4930987654,
    callMadeStage: '1',
    workgroup: null,
    accountCodeId: null,
    notes: null,
    additionalAttributes: { CrmCaseId: 1 },
  });
  await agent.poll();
  expect(agent.state(id)).toBe('S');
  await advance(1_000);
  await agent.poll();
  expect(agent.state(id)).toBe('R');
  await http.control(`/interactions/${id}/remote-answer`, {});
  await agent.poll();
  expect(agent.state(id)).toBe('C');
  await http.control(`/interactions/${id}/remote-disconnect`, { cause: 16 });
  await agent.poll();
  expect(agent.state(id)).toBe('E');
});

async function talking(agent: PollingAgent): Promise<string> {
  const id = await place({ kind: 'call', to: { user: agent.user }, from: '+4930555' });
  await agent.ok('POST', `/interactions/${id}/pickup`);
  await agent.poll();
  return id;
}

test('a consultation is concluded, and the colleague goes on with the caller', async () => {
  const [agent, colleague] = [await atWork('agent1'), await atWork('agent2')];
  const id = await talking(agent);
  const { consultId, consultInteractionId } = await agent.ok('POST', `/interactions/${id}/consult`, {
    target: 1002,
    queueID: null,
    callMadeStage: '0',
    additionalAttributes: null,
  });
  expect(consultInteractionId).toBe(consultId);
  await advance(200);
  await agent.poll();
  expect(agent.state(id)).toBe('H');
  expect(agent.queue.get(consultId)?.attributes.Eic_ConsultingCallId).toBe(id);
  await colleague.poll();
  const ringing = [...colleague.queue.keys()].find((each) => colleague.state(each) === 'A') ?? '';
  await colleague.ok('POST', `/interactions/${ringing}/pickup`);
  const consult = `/interactions/${id}/consult/${consultId}`;
  await agent.ok('POST', `${consult}/change-audience`, {
    audience: { originalParty: 'true', consultedParty: 'true' },
  });
  expect(await agent.kinds()).toContain('consultMessage');
  await agent.ok('POST', `${consult}/conclude`);
  await agent.poll();
  await colleague.poll();
  expect(agent.queue.has(id)).toBe(false);
  expect(colleague.state(id)).toBe('C');
  await colleague.ok('POST', `/interactions/${id}/disconnect`);
});

test('a consultation is cancelled, and the caller is still there', async () => {
  const [agent, colleague] = [await atWork('agent1'), await atWork('agent2')];
  const id = await talking(agent);
  const { consultId } = await agent.ok('POST', `/interactions/${id}/consult`, {
    queueID: { queueType: '1', queueName: 'agent2' },
  });
  await advance(200);
  await agent.ok('DELETE', `/interactions/${id}/consult/${consultId}`);
  await agent.poll();
  expect([agent.state(id), agent.state(consultId)]).toEqual(['H', 'I']);
  await agent.ok('POST', `/interactions/${id}/hold`, { on: false });
  await agent.poll();
  expect(agent.state(id)).toBe('C');
  await agent.ok('POST', `/interactions/${id}/disconnect`);
  await colleague.poll();
  await advance(10_000);
});

test('two calls become a conference, a third party is invited, and everybody leaves', async () => {
  const agent = await atWork('agent1');
  await agent.poll();
  const first = await talking(agent);
  const second = await talking(agent);
  const { conferenceId } = await agent.ok('POST', '/interactions/conferences', {
    interactions: [Number(first), second],
  });
  await agent.poll();
  expect(agent.queue.get(first)?.conferenceParentId).toBe(conferenceId);
  expect(agent.queue.get(second)?.attributes.Eic_ConferenceId).toBe(conferenceId);
  await agent.ok('POST', `/interactions/conferences/${conferenceId}/invite-party`, {
    target: '+49301',
    callMadeStage: '1',
  });
  await advance(1_000);
  await agent.poll();
  const invited = [...agent.queue.keys()].find((each) => agent.state(each) === 'R') ?? '';
  await http.control(`/interactions/${invited}/remote-answer`, {});
  await agent.poll();
  expect(agent.queue.get(invited)?.conferenceParentId).toBe(conferenceId);
  await agent.ok('POST', `/interactions/${first}/disconnect`);
  await agent.ok('POST', `/interactions/${conferenceId}/disconnect`);
  await agent.poll();
  expect([agent.state(first), agent.state(conferenceId)]).toEqual(['I', 'I']);
  // with the maker gone the two who are left talk to each other, until one of them hangs up
  await http.control(`/interactions/${second}/remote-disconnect`, {});
  expect((await http.control(`/interactions/${invited}`)).state).toBe('E');
  await advance(10_000);
  await agent.poll();
});

test.each([
  ['blind-transfer', { target: '1002', queueID: null }, 'agent2', 'A'],
  ['blind-transfer', { queueID: { queueType: '2', queueName: 'support' } }, undefined, 'O'],
  ['transfer-to-voicemail', { target: 'agent2' }, 'agent2', 'M'],
  ['park', { queueID: { queueType: 1, queueName: 'agent1' } }, 'agent1', 'P'],
  ['send-to-voicemail', undefined, 'agent1', 'M'],
])('%s %j gives a call to %s in state %s', async (command, body, owner, state) => {
  const agent = await atWork('agent1');
  const id = await talking(agent);
  await agent.ok('POST', `/interactions/${id}/${command}`, body);
  const { user, state: now } = await http.control(`/interactions/${id}`);
  expect([user ?? undefined, now]).toEqual([owner, state]);
  await http.control(`/interactions/${id}/remote-disconnect`, {});
  await advance(10_000);
  await agent.poll();
});

test('a chat is read, written, typed in and ends', async () => {
  const agent = await atWork('agent1');
  const id = await place({ kind: 'chat', to: { user: 'agent1' }, name: 'Eve', text: 'Hello' });
  await agent.ok('POST', `/interactions/${id}/pickup`);
  await agent.ok('PUT', `/messaging/subscriptions/interactions/${id}/chat`);
  const told = await agent.poll();
  const members = told.find(({ kind }) => kind === 'chatMembersMessage')?.message;
  expect(members.membersAdded.map(({ chatMemberType }: any) => chatMemberType).sort()).toEqual([2, 4]);
  expect([members.membersChanged, members.membersRemoved]).toEqual([[], []]);
  await agent.ok('PUT', `/interactions/${id}/chat/typing-indicator`, { on: 'true' });
  await agent.ok('POST', `/interactions/${id}/chat/messages`, {
    text: 'Hi "you" ✓',
    clearTypingIndicator: 'true',
  });
  await http.control(`/interactions/${id}/remote-message`, { text: 'Bye' });
  const lines = (await agent.poll()).flatMap(({ message }) => message.messagesAdded ?? []);
  expect(lines.map(({ text, messageType }: any) => [text, messageType])).toEqual([
    ['Hi "you" ✓', 0],
    ['Bye', 0],
  ]);
  await agent.ok('POST', `/interactions/${id}/disconnect`);
});

test('a callback is taken, dialled and disposed of', async () => {
  const agent = await atWork('agent1');
  const { interactionId: id } = await agent.ok('POST', '/interactions', {
    __type: 'urn:inin.com:interactions.callback:createCallbackParameters',
    target: 4930777,
    targetQueue: { queueType: '1', queueName: 'agent1' },
    subject: 'Please call',
    name: null,
  });
  await agent.ok('PUT', `/messaging/subscriptions/interactions/${id}/callback`);
  expect((await agent.poll()).find(({ kind }) => kind === 'callbackMessage')?.message).toMatchObject({
    target: '4930777',
    subject: 'Please call',
  });
  await agent.ok('POST', `/interactions/${id}/pickup`);
  const { interactionId: callId } = await agent.ok('POST', '/interactions', {
    __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
    parentInteractionId: Number(id),
    target: '+4930777',
  });
  await advance(200);
  await http.control(`/interactions/${callId}/remote-answer`, {});
  await agent.ok('POST', `/interactions/${callId}/disconnect`);
  await agent.ok('PUT', `/interactions/${id}/callback/disposition`, { disposition: '0' });
  await agent.poll();
  expect(agent.state(id)).toMatch(/[IE]/);
});

test('an e-mail is read, answered, saved and sent', async () => {
  const agent = await atWork('agent1');
  const id = await place({
    kind: 'email',
    to: { user: 'agent1' },
    from: 'eve@example.com',
    subject: 'Question',
    text: 'Why?',
    recipients: ['service@example.com'],
  });
  await agent.ok('POST', `/interactions/${id}/pickup`);
  await agent.ok('PUT', `/messaging/subscriptions/interactions/${id}/email`);
  const told = (await agent.poll()).find(({ kind }) => kind === 'emailContentsMessage')?.message;
  expect(told).toMatchObject({
    isEditable: false,
    supportedResponseTypes: [0, 1, 2],
    emailContent: { subject: 'Question', bodies: [{ body: 'Why?', bodyType: 0 }] },
  });
  const emailContent = {
    __type: 'urn:inin.com:interactions.email:emailResponseContent',
    sender: { displayName: 'Service', address: 'service@example.com' },
    toRecipients: [{ displayName: 'Eve', address: 'eve@example.com' }],
    ccRecipients: null,
    subject: 'Re: Question',
    bodies: [{ body: '<p>Because</p>', bodyType: '1' }],
    attachmentsFromParent: '0',
  };
  const { interactionId: answerId } = await agent.ok('POST', '/interactions', {
    __type: 'urn:inin.com:interactions.email:createEmailResponseParameters',
    parentInteractionId: id,
    responseType: '1',
    emailContent,
  });
  await agent.ok('POST', `/interactions/${answerId}/email/save`, {
    emailContent: { ...emailContent, subject: 'RE' },
  });
  await agent.ok('POST', `/interactions/${answerId}/email/send`);
  expect((await http.control(`/interactions/${answerId}`)).email).toMatchObject({
    subject: 'RE',
    isDraft: false,
  });
  await agent.ok('POST', `/interactions/${id}/disconnect`);
});

test('directories are looked up, numbers asked about, licences taken, and the password changed and changed back', async () => {
  const agent = await atWork('agent2');
  const { lookupEntriesList } = await agent.ok('POST', '/directories/lookup-entries', {
    lookupEntryTypes: ['1', '3', '6'],
    lookupEntryProperties: ['1', '2', '3', '6'],
    lookupComparisonType: '3',
    lookupString: 1001,
    maxEntries: '20',
  });
  expect(lookupEntriesList.map(({ entryID }: any) => entryID)).toEqual(['agent1']);
  expect(await agent.ok('POST', '/phone-numbers/query-details', { phoneNumber: 1001 })).toMatchObject({
    internal: true,
  });
  const { licenseOperationResultList } = await agent.ok('POST', '/licenses', {
    licenseList: ['I3_ACCESS_CLIENT'],
  });
  expect(licenseOperationResultList).toMatchObject([{ isAvailable: true, licenseStatus: 2 }]);
  await agent.ok('DELETE', '/licenses');
  await agent.ok('POST', '/security/password', { oldPassword: 'secret', newPassword: 'secret2' });
  await agent.ok('POST', '/security/password', { oldPassword: 'secret2', newPassword: 'secret' });
});

test('whoever logs out is told so when they ask, and gets 401 for everything else', async () => {
  const agent = await atWork('agent2');
  await agent.ok('DELETE', '/connection');
  agents.delete('agent2');
  expect(await agent.ok('GET', '/connection')).toMatchObject({ connectionState: 2, shouldReconnect: false });
  const late = await agent.call('GET', '/messaging/messages');
  expect([late.status, late.json.errorCode]).toEqual([401, 1]);
  expect((await http.control('/state')).users[1]).toMatchObject({ userId: 'agent2', loggedIn: false });
});
