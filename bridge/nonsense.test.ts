import { expect, test, vi } from 'vitest';
import { createActionItems } from './action-items/action-items.ts';
import { parseRecord } from './action-items/record.ts';
import type { AdminRequest } from './action-items/tables.ts';
import { memoryTable, plainRules } from './action-items/testing/builders.ts';
import { scriptedRouting } from './action-items/testing/scripted-routing.ts';
import { aDesk } from './agents/testing/a-desk.ts';
import { VirtualClock } from './clock/index.ts';
import { BridgeError } from './core/bridge-error.ts';
import type { CicEvent } from './core/cic-event.ts';
import { type ErrorName, errorCodes } from './core/error-codes.ts';
import { silentLog } from './core/log.ts';
import { defaultServiceFlags } from './core/service-flags.ts';
import { call, chatMember, interaction } from './core/testing/agents-at-work.ts';
import { unknownUser } from './core/user-names.ts';
import { catalogue, type Fields, type OperationName, type Shape } from './ici/index.ts';
import { handlersOver } from './ici/testing/handlers-over.ts';
import { createMonitor } from './monitor/monitor.ts';

// Nonsense in each parameter of each operation, everything else being right.

type Rows = readonly (readonly [unknown, ErrorName])[];
type Nonsense = Readonly<Record<string, Rows>>;

const long = 'x'.repeat(5_000);
const huge = `<ItemAttachedData><Application id="SAP-IC"><A>${'x'.repeat(70_000)}</A></Application></ItemAttachedData>`;

const unknownId: Rows = ['', ' ', 'gone', long].map((id) => [id, 'unknownItem']);
const users: Rows = [
  ['', 'malformedRequest'],
  ['Agent1', 'notAuthorized'],
  [long, 'notAuthorized'],
];
const appIds: Rows = [
  ['', 'malformedRequest'],
  [' ', 'malformedRequest'],
];
const appUrls: Rows = ['', 'no where', 'ftp://sap/a', 'http://'].map((url) => [url, 'badAddress']);
const attachedData: Rows = [
  ['no document', 'malformedRequest'],
  ['<ItemAttachedData>', 'malformedRequest'],
  [huge, 'tooLarge'],
];
const numbers: Rows = [
  [{ value: '' }, 'badAddress'],
  [{ value: ' ' }, 'badAddress'],
  [{ value: 'no where' }, 'badAddress'],
  [{ value: 'no where', type: 'phone' }, 'badAddress'],
  [{ value: '+49\r\n30', type: 'phone' }, 'badAddress'],
  [{ value: '1'.repeat(200), type: 'phone' }, 'badAddress'],
  [{ value: '1', type: 'pigeon' }, 'badAddress'],
  [{ value: 'erika@example.com', type: 'email' }, 'badAddress'],
  [{ value: long }, 'badAddress'],
];
const places: Rows = [...numbers, [{ value: '+4930' }, 'badAddress']];
const channels: Rows = [
  ['pigeon', 'malformedRequest'],
  [long, 'malformedRequest'],
];
const mail = (change: object) => ({ ...reply, ...change });
const work = (change: object) => ({ actionItemId: 'w1', title: 'Order', ...change });

const reply = {
  destinations: [{ value: 'erika@example.com' }],
  subject: 'Order',
  contentType: 'text/plain',
  content: 'Soon',
};

const items: Rows = [
  [work({ actionItemId: 'w2' }), 'malformedRequest'],
  [work({ attachedData: '<x' }), 'malformedRequest'],
  [work({ attachedData: huge }), 'tooLarge'],
];

/** What can be wrong with a parameter, by its name. */
const common: Nonsense = {
  userId: users,
  itemId: unknownId,
  chatSessionId: unknownId,
  actionSessionId: unknownId,
  messageId: unknownId,
  containerId: [
    ...unknownId,
    ['queue:', 'unknownItem'],
    ['inbox:', 'unknownItem'],
    ['inbox:agent2', 'notAuthorized'],
  ],
  folderId: [...unknownId, ['queue:Nobody', 'unknownItem']],
  lineId: unknownId,
  appUrl: appUrls,
  appId: appIds,
  attachedData,
  channel: channels,
  digits: ['', 'x', '1'.repeat(65), '1 2'].map((digits) => [digits, 'badAddress']),
  workmode: ['', ' ', '99', long].map((mode) => [mode, 'unknownWorkMode']),
  workcenterId: ['', ' '].map((id) => [id, 'malformedRequest']),
};

/** Where the operation makes something else of it. */
const special: Readonly<Record<string, Nonsense>> = {
  'IciSystem.getWorkcenterCapability': {
    userId: [
      ['', 'unknownUser'],
      ['nobody', 'unknownUser'],
    ],
  },
  'IciSystem.getPresence': {
    userIds: [
      [['nobody'], 'unknownUser'],
      [[''], 'unknownUser'],
    ],
  },
  'IciUser.setCurrentQueues': {
    queues: [
      [['Nowhere'], 'badAddress'],
      [[''], 'badAddress'],
      [[long], 'badAddress'],
    ],
  },
  // Of the station and of the queues only CIC can tell, once the agent is logged on.
  'IciUser.subscribe': { workcenterId: [], queues: [] },
  'IciUser.unsubscribe': { appUrl: [['no where', 'notLoggedOn']], appId: [['', 'notLoggedOn']] },
  'IciLine.setForwarding': {
    target: ['', ' ', 'no where', 'nowhere', '+', 'pigeon:1', '+49\r\n30', '1'.repeat(200)].map((to) => [
      to,
      'badAddress',
    ]),
  },
  'IciItem.forward': { target: numbers },
  'IciPhoneCall.initiateCall': {
    lineId: [
      ['gone', 'badAddress'],
      [' ', 'badAddress'],
    ],
    destination: numbers,
  },
  'IciPhoneCall.toggle': { activeItemId: unknownId, heldItemId: unknownId },
  'IciPhoneCall.consult': { destination: numbers },
  'IciPhoneCall.blindTransfer': { destination: numbers },
  'IciPhoneCall.deflect': { destination: numbers },
  'IciPhoneCall.warmTransfer': { consultItemId: unknownId },
  'IciPhoneCall.conference': { consultItemId: unknownId },
  'IciPhoneCall.reconnect': { consultItemId: unknownId },
  'IciPhoneCall.dropParticipant': { participantId: ['', 'nobody', long].map((id) => [id, 'badAddress']) },
  'IciChat.newPosting': {
    contentText: [
      ['', 'malformedRequest'],
      [' \n', 'malformedRequest'],
      [long, 'tooLarge'],
    ],
  },
  'IciChat.forward': { target: places },
  'IciChat.invite': { target: places },
  'IciChat.getPostings': { fromIndex: [[-1, 'malformedRequest']] },
  'IciAction.route': {
    actionItemId: [
      ['', 'malformedRequest'],
      [' ', 'malformedRequest'],
      ['w2', 'malformedRequest'],
    ],
    itemData: items,
    userIds: [[[{ participantId: '', address: '' }], 'malformedRequest']],
  },
  'IciAction.cancel': { actionItemId: unknownId },
  'IciAction.update': {
    actionItemId: [
      ['', 'malformedRequest'],
      ['w2', 'malformedRequest'],
    ],
    itemData: items,
  },
  'IciAction.reroute': { target: places },
  'IciMessage.forward': { target: places },
  'IciMessage.send': {
    content: [
      [mail({ messageId: 'gone' }), 'unknownItem'],
      [mail({ destinations: [] }), 'badAddress'],
      [mail({ destinations: [{ value: '' }] }), 'badAddress'],
      [mail({ destinations: [{ value: 'no where' }] }), 'badAddress'],
      [mail({ destinations: [{ value: 'erika@example.com', type: 'phone' }] }), 'badAddress'],
      [mail({ copies: [{ value: '@' }] }), 'badAddress'],
      [mail({ originator: 'no where' }), 'badAddress'],
      [mail({ contentType: '' }), 'malformedRequest'],
      [mail({ contentType: 'image/png' }), 'malformedRequest'],
      [mail({ attachments: [{ attachmentId: '1', name: 'a.pdf' }] }), 'notSupported'],
    ],
  },
  'IciFolder.moveMessage': { folderId: ['', 'gone', 'inbox:agent1'].map((id) => [id, 'notSupported']) },
  'IciMonitor.subscribe': {
    objects: [
      [['Nowhere'], 'badAddress'],
      [[''], 'badAddress'],
    ],
  },
  'IciMonitor.unsubscribe': { appUrl: [['no where', 'notLoggedOn']], appId: [['', 'notLoggedOn']] },
};

/** Text that means nothing to the bridge, what changes nothing (G17), what names what is not there in its answer. */
const harmless = [
  'IciSystem.exchangeProductInformation productInformation',
  'IciUser.subscribe language',
  'IciUser.subscribe channels',
  'IciUser.getWorkmodes language',
  'IciUser.setCurrentChannels channels',
  'IciItem.reroute reason',
  'IciAction.route scenarioId',
  'IciAction.route appUrl',
  'IciAction.route appIds',
  'IciMonitor.getData objects',
];

const right: Readonly<Record<string, unknown>> = {
  userId: 'agent1',
  itemId: '1',
  consultItemId: '2',
  chatSessionId: '3',
  messageId: '4',
  actionSessionId: '5',
  activeItemId: '2',
  heldItemId: '1',
  participantId: '1',
  containerId: 'inbox:agent1',
  folderId: 'inbox:agent1',
  lineId: 'WS-AGENT1',
  forwarding: true,
  target: { value: 'agent2', type: 'user' },
  destination: { value: 'agent2', type: 'user' },
  appUrl: 'http://sap/a',
  appId: 'A',
  channel: 'telephony',
  workmode: '3',
  workcenterId: 'WS2',
  queues: ['Sales'],
  channels: ['chat'],
  userIds: ['agent1'],
  contentText: 'Hello',
  digits: '1',
  actionItemId: 'w1',
  itemData: work({}),
  content: reply,
  productInformation: { productName: 'SAP', productVersion: '7' },
  attachedData: '',
  required: true,
  flag: true,
};

/** What needs another input to be right but for the nonsense. */
const rightFor: Readonly<Record<string, object>> = {
  'IciUser.subscribe': { workcenterId: '' },
  'IciLine.setForwarding': { target: '+4930' },
  'IciPhoneCall.accept': { itemId: '6' },
  'IciPhoneCall.deflect': { itemId: '6' },
  'IciItem.forward': { itemId: '7' },
  'IciPhoneCall.sendDtmf': { itemId: '7' },
  'IciPhoneCall.warmTransfer': { itemId: '2' },
  'IciPhoneCall.conference': { itemId: '2' },
  'IciPhoneCall.reconnect': { itemId: '2' },
  'IciPhoneCall.consult': { itemId: '7' },
  'IciPhoneCall.blindTransfer': { itemId: '7' },
  'IciFolder.moveMessage': { folderId: 'queue:Sales' },
};

interface Case {
  readonly name: OperationName;
  readonly parameter: string;
  readonly value: unknown;
  readonly code: ErrorName;
  readonly faults: readonly ErrorName[];
}

function isFree(shape: Shape): boolean {
  const inner = shape.kind === 'optional' ? shape.shape : shape;
  return inner.kind === 'boolean';
}

function casesOf(name: OperationName, input: Fields, faults: readonly ErrorName[]): readonly Case[] {
  return Object.entries(input).flatMap(([parameter, shape]) => {
    // Whatever is neither yes nor no fails before a handler is asked.
    if (isFree(shape) || harmless.includes(`${name} ${parameter}`)) return [];
    const isOptionalUser = parameter === 'userId' && shape.kind === 'optional';
    const rows = special[name]?.[parameter] ?? common[parameter];
    if (!rows) throw new Error(`No nonsense is known for ${name} ${parameter}. Add some.`);
    return rows
      .filter(([value]) => !isOptionalUser || value !== '')
      .map(([value, code]) => ({ name, parameter, value, code, faults }));
  });
}

const cases = Object.values(catalogue)
  .filter(({ servedBy }) => servedBy === 'bridge')
  .flatMap(({ name, operations }) =>
    Object.entries(operations).flatMap(([operation, { input, faults }]) =>
      casesOf(`${name}.${operation}` as OperationName, input, faults),
    ),
  );

const withItems = [
  call('1', 'held', { conferenceId: '9' }),
  call('8', 'connected', { conferenceId: '9' }),
  call('9', 'connected', { conferenceId: '9' }),
  call('2', 'held'),
  call('10', 'connected', { direction: 'out', workgroup: '', consultingCallId: '2' }),
  interaction('chat', '3', 'connected'),
  { kind: 'chatMembersObserved', interactionId: '3', members: [chatMember('self', 'Anna')] },
  interaction('email', '4', 'connected'),
  interaction('generic', '5', 'connected'),
  call('6', 'alerting'),
] as readonly CicEvent[];

async function openDesk(events: readonly CicEvent[]) {
  const desk = aDesk({ activateWorkgroups: true, freeSeating: true });
  const routing = scriptedRouting();
  const directory = {
    workgroups: async () => [{ workgroup: 'Sales', loggedOn: 1, available: 1, waiting: 0 }],
    presence: async (userIds: readonly string[]) => {
      const unknown = userIds.find((userId) => !/^agent[12]$/.test(userId));
      if (unknown !== undefined) throw unknownUser('read presence', unknown);
      return [];
    },
    watch: () => () => undefined,
  };
  const actionItems = createActionItems({
    routing,
    tables: { records: memoryTable(parseRecord), requests: memoryTable((json) => json as AdminRequest) },
    rules: () => plainRules,
    clock: new VirtualClock(),
    log: silentLog,
  });
  const monitor = createMonitor({
    directory,
    sender: { send: vi.fn(), forget() {}, onUndeliverable: () => () => {} },
    agents: () => [],
    clock: desk.clock,
    log: silentLog,
  });
  await desk.subscribe();
  for (const event of events) desk.cic.say('agent1', event);
  await desk.clock.advance(0);
  const ask = handlersOver(desk.agents, {
    directory,
    actionItems,
    monitor,
    flags: { ...defaultServiceFlags, presence: true, activateWorkgroups: true, freeSeating: true },
  });
  return { ask, commands: desk.cic.commands, routed: routing.asked };
}

test('nonsense in any parameter is a fault that the catalogue names, and never reaches CIC', async () => {
  const busy = await openDesk(withItems);
  const talking = await openDesk([call('7', 'connected') as CicEvent]);
  // Nobody may dial with a call in hand.
  const idle = await openDesk([]);
  const wrong: string[] = [];
  for (const { name, parameter, value, code, faults } of cases) {
    const { input } = inputFor(name);
    const isTalking = input.itemId === '7';
    const desk = name === 'IciPhoneCall.initiateCall' ? idle : isTalking ? talking : busy;
    desk.commands.length = 0;
    let answer: unknown = 'taken';
    desk.ask(name, { ...input, [parameter]: value }, 'agent1').catch((error: unknown) => {
      answer = error instanceof BridgeError ? error.code : error;
    });
    // What was taken may wait for CIC; a refusal waits for nothing.
    await new Promise(setImmediate);
    const said = `${name} ${parameter} ${JSON.stringify(value).slice(0, 80)}`;
    if (answer !== code) wrong.push(`${said}: ${answer}, not ${code}`);
    const isNamed =
      faults.includes(code) || code === 'malformedRequest' || code === 'tooLarge' || code === 'notSupported';
    if (!isNamed) wrong.push(`${said}: the catalogue does not name ${code}`);
    if (errorCodes[code].faultCode !== 'Client') wrong.push(`${said}: ${code} is no fault of the client`);
    for (const command of [...desk.commands, ...desk.routed]) wrong.push(`${said}: CIC is asked ${command}`);
    desk.commands.length = 0;
  }
  expect(wrong).toEqual([]);
  expect(cases.length).toBeGreaterThan(300);
}, 300_000);

function inputFor(name: OperationName): { readonly input: Readonly<Record<string, unknown>> } {
  const [service = '', operation = ''] = name.split('.');
  const services = catalogue as unknown as Record<string, { operations: Record<string, { input: Fields }> }>;
  const fields = services[service]?.operations[operation]?.input ?? {};
  const given = Object.keys(fields).flatMap((field) => (field in right ? [[field, right[field]]] : []));
  return { input: { ...Object.fromEntries(given), ...rightFor[name] } };
}
