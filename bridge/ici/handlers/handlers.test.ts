import { expect, test } from 'vitest';
import type { ErrorName } from '../../core/error-codes.ts';
import { catalogue, type IciCall, type IciHandlers } from '../catalogue/catalogue.ts';
import { chat, phoneCall, snapshotOf } from './testing/items.ts';
import { by, byNobody, startHandlers } from './testing/start-handlers.ts';

const agent1 = by('agent1');
const target = { value: 'agent2', type: 'user' };
const destination = target;
const agent2 = { kind: 'user', value: 'agent2' };

type Names = { [S in keyof IciHandlers]: `${S}.${Extract<keyof IciHandlers[S], string>}` }[keyof IciHandlers];
type AnyHandler = (input: unknown, call: IciCall) => Promise<unknown>;

function ask(handlers: IciHandlers, name: Names, input: unknown, call: IciCall = agent1): Promise<unknown> {
  const [service = '', operation = ''] = name.split('.');
  const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[service]?.[operation];
  if (!handler) throw new Error(`no handler for ${name}`);
  return handler(input, call);
}

test('every operation of the catalogue has a handler', () => {
  const { handlers } = startHandlers();
  for (const { name, operations, servedBy } of Object.values(catalogue)) {
    if (servedBy !== 'bridge') continue;
    expect(Object.keys(handlers[name as keyof IciHandlers]).sort(), name).toEqual(
      Object.keys(operations).sort(),
    );
  }
});

const commands: readonly (readonly [Names, object, object])[] = [
  ['IciItem.accept', { itemId: '2' }, { kind: 'accept', itemId: '2' }],
  ['IciItem.reject', { itemId: '2', userId: 'agent1' }, { kind: 'reject', itemId: '2' }],
  [
    'IciItem.forward',
    { itemId: '4', target, attachedData: '<x/>' },
    { kind: 'forward', itemId: '4', destination: agent2, attachedData: '<x/>' },
  ],
  [
    'IciItem.reroute',
    { itemId: '3', reason: { id: 'R', description: 'Wrong skill' } },
    { kind: 'reroute', itemId: '3', destination: undefined, reason: 'Wrong skill' },
  ],
  ['IciItem.end', { itemId: '1' }, { kind: 'end', itemId: '1' }],
  [
    'IciItem.setAttachedData',
    { itemId: '1', attachedData: '<x/>' },
    { kind: 'setAttachedData', itemId: '1', document: '<x/>' },
  ],
  [
    'IciItem.wrapUpRequired',
    { itemId: '1', required: false },
    { kind: 'wrapUpRequired', itemId: '1', required: false },
  ],
  ['IciItem.wrapUpEnded', { itemId: '1' }, { kind: 'wrapUpEnded', itemId: '1' }],
  ['IciPhoneCall.accept', { itemId: '1' }, { kind: 'accept', itemId: '1' }],
  ['IciPhoneCall.reject', { itemId: '1' }, { kind: 'reject', itemId: '1' }],
  ['IciPhoneCall.drop', { itemId: '1' }, { kind: 'drop', itemId: '1' }],
  ['IciPhoneCall.hold', { itemId: '1' }, { kind: 'hold', itemId: '1' }],
  ['IciPhoneCall.retrieve', { itemId: '1' }, { kind: 'retrieve', itemId: '1' }],
  // What the agent put on hold in the CIC client, whatever it is: no other service has the operation.
  ['IciPhoneCall.retrieve', { itemId: '2' }, { kind: 'retrieve', itemId: '2' }],
  ['IciPhoneCall.hold', { itemId: '3' }, { kind: 'hold', itemId: '3' }],
  [
    'IciPhoneCall.toggle',
    { activeItemId: '1', heldItemId: '5' },
    { kind: 'toggle', itemId: '1', heldItemId: '5' },
  ],
  [
    'IciPhoneCall.blindTransfer',
    { itemId: '1', destination, attachedData: '<x/>' },
    { kind: 'blindTransfer', itemId: '1', destination: agent2, attachedData: '<x/>' },
  ],
  [
    'IciPhoneCall.deflect',
    { itemId: '1', destination: { value: '1002' } },
    { kind: 'deflect', itemId: '1', destination: { kind: 'phone', value: '1002' }, attachedData: '' },
  ],
  [
    'IciPhoneCall.warmTransfer',
    { itemId: '1', consultItemId: '5' },
    { kind: 'warmTransfer', itemId: '1', consultItemId: '5' },
  ],
  [
    'IciPhoneCall.reconnect',
    { itemId: '1', consultItemId: '5' },
    { kind: 'reconnect', itemId: '1', consultItemId: '5' },
  ],
  [
    'IciPhoneCall.dropParticipant',
    { itemId: '1', participantId: 'p' },
    { kind: 'dropParticipant', itemId: '1', participantId: 'p' },
  ],
  ['IciPhoneCall.sendDtmf', { itemId: '1', digits: '12#' }, { kind: 'sendDtmf', itemId: '1', digits: '12#' }],
  ['IciPhoneCall.mute', { itemId: '1' }, { kind: 'mute', itemId: '1' }],
  ['IciPhoneCall.unmute', { itemId: '1' }, { kind: 'unmute', itemId: '1' }],
  ['IciChat.accept', { chatSessionId: '2', userId: 'agent1' }, { kind: 'accept', itemId: '2' }],
  ['IciChat.reject', { chatSessionId: '2' }, { kind: 'reject', itemId: '2' }],
  ['IciChat.leave', { chatSessionId: '2' }, { kind: 'chatLeave', itemId: '2' }],
  ['IciChat.end', { chatSessionId: '2' }, { kind: 'end', itemId: '2' }],
  [
    'IciChat.forward',
    { chatSessionId: '2', target },
    { kind: 'forward', itemId: '2', destination: agent2, attachedData: '' },
  ],
  [
    'IciChat.invite',
    { chatSessionId: '2', target },
    { kind: 'chatInvite', itemId: '2', destination: agent2, attachedData: '' },
  ],
  ['IciAction.accept', { actionSessionId: '3' }, { kind: 'accept', itemId: '3' }],
  ['IciAction.reject', { actionSessionId: '3' }, { kind: 'reject', itemId: '3' }],
  [
    'IciAction.reroute',
    { actionSessionId: '3' },
    { kind: 'reroute', itemId: '3', destination: undefined, reason: '' },
  ],
  [
    'IciAction.reroute',
    { actionSessionId: '3', target },
    { kind: 'reroute', itemId: '3', destination: agent2, reason: '' },
  ],
  ['IciAction.complete', { actionSessionId: '3' }, { kind: 'complete', itemId: '3' }],
  ['IciMessage.accept', { messageId: '4' }, { kind: 'accept', itemId: '4' }],
  ['IciMessage.reject', { messageId: '4' }, { kind: 'reject', itemId: '4' }],
  [
    'IciMessage.forward',
    { messageId: '4', target: { value: 'b@example.com' } },
    {
      kind: 'forward',
      itemId: '4',
      destination: { kind: 'email', value: 'b@example.com' },
      attachedData: '',
    },
  ],
  ['IciMessage.end', { messageId: '4' }, { kind: 'end', itemId: '4' }],
  ['IciMessage.setRead', { messageId: '4', flag: true }, { kind: 'setRead', itemId: '4', flag: true }],
  [
    'IciMessage.setAnswered',
    { messageId: '4', flag: false },
    { kind: 'setAnswered', itemId: '4', flag: false },
  ],
  [
    'IciFolder.moveMessage',
    { messageId: '4', folderId: 'queue:Support' },
    {
      kind: 'forward',
      itemId: '4',
      destination: { kind: 'queue', value: 'Support' },
      attachedData: '',
    },
  ],
];

test.each(commands)('%s of %j asks the agent for its command', async (name, input, command) => {
  const { handlers, asked } = startHandlers();
  await expect(ask(handlers, name, input)).resolves.toBeUndefined();
  expect(asked).toEqual([['perform', 'agent1', command]]);
});

test.each(commands)('%s of %j is refused to another agent, and nothing is asked', async (name, input) => {
  const { handlers, asked } = startHandlers();
  const { userId: _, ...others } = input as Readonly<Record<string, unknown>>;
  await expect(ask(handlers, name, others, by('agent2'))).rejects.toMatchObject({ code: 'notAuthorized' });
  expect(asked).toEqual([]);
});

test.each(commands)('%s of %j acts for the owner where nobody is named', async (name, input, command) => {
  const { handlers, asked } = startHandlers();
  await ask(handlers, name, input, byNobody);
  expect(asked).toEqual([['perform', 'agent1', command]]);
});

test.each([
  ['IciPhoneCall.mute', { itemId: '2' }, 'Failed to find a phone call: 2 is a chat. Ask IciChat'],
  ['IciChat.leave', { chatSessionId: '1' }, '1 is a phone call. Ask IciPhoneCall'],
  ['IciAction.complete', { actionSessionId: '4' }, '4 is a message. Ask IciMessage'],
  ['IciMessage.end', { messageId: '3' }, '3 is an action item. Ask IciAction'],
] as const)('%s refuses an item of another kind', async (name, input, reason) => {
  const { handlers, asked } = startHandlers();
  const refused = ask(handlers, name, input);
  await expect(refused).rejects.toMatchObject({ code: 'unknownItem' });
  await expect(refused).rejects.toThrow(reason);
  expect(asked).toEqual([]);
});

const reads: readonly Names[] = [
  'IciUser.getAttributes',
  'IciUser.getWorkmodes',
  'IciUser.getCurrentWorkmode',
  'IciUser.getQueues',
  'IciUser.getCurrentQueues',
  'IciUser.getCurrentChannels',
  'IciUser.getContainers',
  'IciContainer.getContainers',
  'IciLine.getLines',
  'IciFolder.getFolders',
];

test.each(reads)('%s refuses another header user and an unknown one', async (name) => {
  const { handlers } = startHandlers();
  await expect(ask(handlers, name, { userId: 'agent1' }, by('agent2'))).rejects.toMatchObject({
    code: 'notAuthorized',
  });
  await expect(ask(handlers, name, { userId: 'Agent1' }, byNobody)).rejects.toMatchObject({
    code: 'unknownUser',
  });
  await expect(ask(handlers, name, { userId: '' }, byNobody)).rejects.toMatchObject({
    code: 'malformedRequest',
  });
});

const faults: readonly (readonly [Names, object, ErrorName, string])[] = [
  ['IciMessage.delete', { messageId: '4' }, 'notSupported', 'CIC deletes no e-mail for a client'],
  ['IciMessage.delete', { messageId: '77' }, 'unknownItem', '77'],
  [
    'IciFolder.moveMessage',
    { messageId: '4', folderId: 'inbox:agent1' },
    'notSupported',
    'CIC keeps no folders',
  ],
  ['IciSystem.getPresenceQueueInfo', { channel: 'fax' }, 'malformedRequest', 'Send one of telephony, chat'],
  ['IciSystem.getQueues', { channel: 'fax' }, 'malformedRequest', '"fax"'],
  ['IciSystem.getPresence', { userIds: ['agent1', 'Agent2'] }, 'unknownUser', 'Agent2'],
  ['IciLine.getAttributes', { lineId: 'WS-2' }, 'unknownItem', 'agent1 is not logged on with it'],
  ['IciLine.setForwarding', { lineId: 'WS-1', forwarding: true }, 'badAddress', 'target is empty'],
  ['IciContainer.getItems', { containerId: 'queue:Support' }, 'unknownItem', 'no such container'],
  ['IciContainer.getItems', { containerId: 'shelf:7' }, 'unknownItem', 'gives out no such id'],
  ['IciContainer.getItems', { containerId: 'inbox:agent2' }, 'notAuthorized', 'the SOAP header names agent1'],
  ['IciChat.newPosting', { chatSessionId: '2', contentText: '' }, 'malformedRequest', 'contentText is empty'],
  ['IciChat.getPostings', { chatSessionId: '2', fromIndex: -1 }, 'malformedRequest', 'fromIndex is -1'],
  [
    'IciPhoneCall.initiateCall',
    { userId: 'agent1', lineId: 'WS-2', destination: { value: '1002' } },
    'badAddress',
    'agent1 has the line WS-1, not WS-2',
  ],
  [
    'IciPhoneCall.initiateCall',
    { userId: 'agent2', destination: { value: '1002' } },
    'notAuthorized',
    'Failed to act for agent2',
  ],
  [
    'IciUser.subscribe',
    { userId: 'agent1', appUrl: 'http://x', appId: '' },
    'malformedRequest',
    'appId is empty',
  ],
  [
    'IciMonitor.subscribe',
    { userId: 'agent1', appUrl: 'http://x', appId: '' },
    'malformedRequest',
    'appId is empty',
  ],
  [
    'IciMonitor.subscribe',
    { userId: 'agent2', appUrl: 'http://x', appId: 'M' },
    'notAuthorized',
    'Failed to act for agent2',
  ],
];

test.each(faults)('%s of %j answers %s', async (name, input, code, reason) => {
  const { handlers, asked } = startHandlers();
  const refused = ask(handlers, name, input);
  await expect(refused).rejects.toMatchObject({ code });
  await expect(refused).rejects.toThrow(reason);
  expect(asked).toEqual([]);
});

test.each([
  ['IciLine.getAttributes', { lineId: 'WS-1' }],
  ['IciContainer.getItems', { containerId: 'line:WS-1' }],
  ['IciFolder.getMessages', { folderId: 'queue:Sales' }],
] as const)('%s asks for the user in the SOAP header where only that says who asks', async (name, input) => {
  const { handlers } = startHandlers();
  const refused = ask(handlers, name, input, byNobody);
  await expect(refused).rejects.toMatchObject({ code: 'notAuthorized' });
  await expect(refused).rejects.toThrow('the SOAP header names no user');
});

test.each(['IciSystem.getPresence', 'IciSystem.getPresenceQueueInfo'] as const)(
  '%s is not supported where the flag presence is off',
  async (name) => {
    const { handlers } = startHandlers({ flags: { presence: false } });
    const refused = ask(handlers, name, { userIds: ['agent1'], channel: 'chat' });
    await expect(refused).rejects.toMatchObject({ code: 'notSupported' });
    await expect(refused).rejects.toThrow('the service flag presence is off');
  },
);

test('presence tells state, localized text and channels of each user', async () => {
  const { handlers } = startHandlers({ channels: ['telephony'] });
  await expect(ask(handlers, 'IciSystem.getPresence', { userIds: ['agent1', 'agent2'] })).resolves.toEqual([
    { userId: 'agent1', presence: { id: '2', description: 'Im Gespräch' }, channels: ['telephony'] },
    { userId: 'agent2', presence: { id: '3', description: 'Logged Off' }, channels: [] },
  ]);
});

test('presence of workgroups is told for the channel that was asked for', async () => {
  const { handlers } = startHandlers();
  await expect(ask(handlers, 'IciSystem.getPresenceQueueInfo', { channel: 'chat' })).resolves.toEqual([
    { queueId: 'Sales', description: 'Sales', channel: 'chat', loggedOnUsers: 2, availableUsers: 1 },
    { queueId: 'Web', description: 'Web', channel: 'chat', loggedOnUsers: 0, availableUsers: 0 },
  ]);
});

test('only offered channels are listed', async () => {
  const { handlers } = startHandlers({ channels: ['telephony', 'chat'] });
  await expect(ask(handlers, 'IciSystem.getChannels', {})).resolves.toEqual([
    { id: 'telephony', description: 'Telephony' },
    { id: 'chat', description: 'Chat' },
  ]);
});

test('free seating and the default seat are told as the flag and CIC have them', async () => {
  const { handlers } = startHandlers({ flags: { freeSeating: true } });
  await expect(ask(handlers, 'IciSystem.getWorkcenterCapability', { userId: 'agent1' })).resolves.toEqual({
    freeSeating: true,
    workcenterIdRequired: true,
    passwordRequired: true,
    defaultWorkcenterId: 'WS-1',
  });
});

test('choosing queues or channels changes nothing and says so in the log', async () => {
  const { handlers, asked, logged } = startHandlers();
  await ask(handlers, 'IciUser.setCurrentQueues', { userId: 'agent1', queues: ['Web'] });
  await ask(handlers, 'IciUser.setCurrentChannels', { userId: 'agent1', channels: ['chat'] });
  expect(asked).toEqual([]);
  expect(logged).toEqual([
    'Left the queues as they are: they come from the workgroup membership in CIC (G17)',
    'Left the channels as they are: they come from the ACD utilization in CIC (G17)',
  ]);
});

test('queues are activated where the flag allows it, also with the subscription', async () => {
  const { handlers, asked, logged } = startHandlers({ flags: { activateWorkgroups: true } });
  await ask(handlers, 'IciUser.setCurrentQueues', { userId: 'agent1', queues: ['Web'] });
  const subscription = { userId: 'agent1', appUrl: 'http://sap', appId: 'B1' };
  await ask(handlers, 'IciUser.subscribe', { ...subscription, workcenterId: '', queues: ['Sales'] });
  expect(asked).toEqual([
    ['setQueues', 'agent1', ['Web']],
    ['subscribe', { ...subscription, workcenterId: undefined, language: undefined }],
    ['setQueues', 'agent1', ['Sales']],
  ]);
  expect(logged).toEqual([]);
});

test.each([{ refusing: ['setQueues'] }, { refusing: ['setQueues', 'unsubscribe'] }])(
  'a log-on whose queues are refused leaves nobody logged on: $refusing',
  async ({ refusing }) => {
    const { handlers, asked } = startHandlers({ flags: { activateWorkgroups: true }, refusing });
    const subscription = { userId: 'agent1', appUrl: 'http://sap', appId: 'B1' };
    const answer = ask(handlers, 'IciUser.subscribe', { ...subscription, queues: ['Foreign'] });
    await expect(answer).rejects.toThrow('Failed to setQueues.');
    expect(asked.at(-1)).toEqual(['unsubscribe', 'agent1', 'http://sap', 'B1']);
  },
);

test('work modes come in the asked language, else in that of the subscription', async () => {
  const { handlers } = startHandlers({ agents: [snapshotOf('agent1', [], { language: 'de' })] });
  await expect(ask(handlers, 'IciUser.getWorkmodes', { userId: 'agent1' })).resolves.toEqual([
    { id: '2', description: 'Bereit' },
  ]);
  await expect(ask(handlers, 'IciUser.getWorkmodes', { userId: 'agent1', language: 'en' })).resolves.toEqual([
    { id: '2', description: 'Ready' },
  ]);
});

test('a user has line, queues and containers, and the queues that are active', async () => {
  const { handlers } = startHandlers();
  await expect(ask(handlers, 'IciUser.getAttributes', { userId: 'agent1' })).resolves.toMatchObject({
    queues: [
      { id: 'Sales', loggedOn: true },
      { id: 'Web', loggedOn: false },
    ],
    currentQueues: [{ id: 'Sales' }],
    containers: [
      { containerId: 'line:WS-1', containerType: 'line' },
      { containerId: 'inbox:agent1', containerType: 'inbox' },
      { containerId: 'queue:Sales', containerType: 'queue' },
      { containerId: 'queue:Web', containerType: 'queue' },
    ],
    lines: [{ lineId: 'WS-1', status: { id: '2' }, phoneCalls: [{ phoneCallId: '1' }] }],
    workcenterId: 'WS-1',
  });
});

test.each([
  ['line:WS-1', ['1']],
  ['inbox:agent1', ['2', '3', '4']],
  ['queue:Sales', ['1', '2', '3', '4']],
  ['queue:Web', []],
])('the container %s holds its items, and no hidden one', async (containerId, expected) => {
  const { handlers } = startHandlers({
    agents: [
      snapshotOf('agent1', [
        ...startItems(),
        phoneCall('8', { isVisible: false }),
        chat('7', { isVisible: false }),
      ]),
    ],
  });
  const items = (await ask(handlers, 'IciContainer.getItems', { containerId })) as { itemId: string }[];
  expect(items.map(({ itemId }) => itemId)).toEqual(expected);
});

function startItems() {
  return [phoneCall('1'), chat('2'), { ...chat('3'), title: 'Another' }, { ...chat('4'), title: 'A third' }];
}

test('a folder lists messages only', async () => {
  const { handlers } = startHandlers();
  await expect(ask(handlers, 'IciFolder.getMessages', { folderId: 'inbox:agent1' })).resolves.toMatchObject([
    { messageId: '4', folder: 'inbox:agent1' },
  ]);
});

test('a new call, a consultation and a conference answer with the call', async () => {
  const { handlers, asked } = startHandlers();
  await expect(
    ask(handlers, 'IciPhoneCall.initiateCall', {
      userId: 'agent1',
      lineId: 'WS-1',
      destination: { value: '+49 (6227) 7-47474' },
    }),
  ).resolves.toMatchObject({ phoneCallId: '10', phoneCallStatus: { id: '2' }, direction: 'out' });
  await expect(ask(handlers, 'IciPhoneCall.consult', { itemId: '1', destination })).resolves.toMatchObject({
    phoneCallId: '11',
  });
  await expect(
    ask(handlers, 'IciPhoneCall.conference', { itemId: '1', consultItemId: '11' }),
  ).resolves.toMatchObject({ phoneCallId: '1' });
  expect(asked).toEqual([
    ['dial', 'agent1', { kind: 'phone', value: '+49 (6227) 7-47474' }, ''],
    ['consult', 'agent1', '1', agent2, ''],
    ['conference', 'agent1', '1', '11'],
  ]);
});

test('the transcript of a chat is read from a line on', async () => {
  const { handlers } = startHandlers();
  const read = (input: object) =>
    ask(handlers, 'IciChat.getPostings', { chatSessionId: '2', ...input }) as Promise<
      { contentText: string }[]
    >;
  expect((await read({})).map(({ contentText }) => contentText)).toEqual(['one', 'two', 'three']);
  expect((await read({ fromIndex: 2 })).map(({ contentText }) => contentText)).toEqual(['three']);
  expect(await read({ fromIndex: 9 })).toEqual([]);
});

test('lines of a chat keep their number when the oldest are dropped', async () => {
  const { handlers } = startHandlers({
    agents: [snapshotOf('agent1', [chat('2', { droppedLines: 10 })])],
  });
  const texts = async (fromIndex: number) => {
    const read = await ask(handlers, 'IciChat.getPostings', { chatSessionId: '2', fromIndex });
    return (read as { contentText: string }[]).map(({ contentText }) => contentText);
  };
  expect(await texts(3)).toEqual(['one', 'two', 'three']);
  expect(await texts(11)).toEqual(['two', 'three']);
});

test('a posting is answered as CIC took it', async () => {
  const { handlers, asked } = startHandlers();
  await expect(
    ask(handlers, 'IciChat.newPosting', { chatSessionId: '2', contentText: 'Hello' }),
  ).resolves.toEqual({
    chatParticipant: 'Anna Muster',
    contentText: 'Hello',
    chatSessionId: '2',
    systemMessage: 'false',
    postDate: '2026-03-14T09:11:00Z',
  });
  expect(asked).toEqual([['post', 'agent1', '2', 'Hello']]);
});

test('forwarding of a line is set with a target and lifted without one', async () => {
  const { handlers, asked } = startHandlers();
  await ask(handlers, 'IciLine.setForwarding', { lineId: 'WS-1', forwarding: true, target: ' +491 ' });
  await ask(handlers, 'IciLine.setForwarding', { lineId: 'WS-1', forwarding: false, target: '+491' });
  expect(asked).toEqual([
    ['setForwarding', 'agent1', '+491'],
    ['setForwarding', 'agent1', undefined],
  ]);
});

test('the figures are asked of the monitor', async () => {
  const { handlers, asked } = startHandlers();
  const subscription = { userId: 'agent1', appUrl: 'http://sap', appId: 'M1' };
  await ask(handlers, 'IciMonitor.subscribe', subscription);
  await ask(handlers, 'IciMonitor.unsubscribe', subscription);
  await expect(ask(handlers, 'IciMonitor.getDefinition', {})).resolves.toBe('<definition/>');
  await expect(ask(handlers, 'IciMonitor.getData', { objects: ['Sales'] })).resolves.toBe('<data/>');
  expect(asked).toEqual([
    ['monitor.subscribe', { ...subscription, objects: [] }],
    ['monitor.unsubscribe', 'agent1', 'http://sap', 'M1'],
    ['data', ['Sales']],
  ]);
});
