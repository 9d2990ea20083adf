import { expect, onTestFinished, test, vi } from 'vitest';
import { createActionItems } from './action-items/action-items.ts';
import { parseRecord } from './action-items/record.ts';
import type { AdminRequest } from './action-items/tables.ts';
import { memoryTable, plainRules } from './action-items/testing/builders.ts';
import { aDesk } from './agents/testing/a-desk.ts';
import { agentsAt } from './agents/testing/agents-at.ts';
import { requestsIn } from './agents/testing/sap-requests.ts';
import { VirtualClock } from './clock/index.ts';
import { visibleItems } from './core/agent.ts';
import type { CicEvent } from './core/cic-event.ts';
import type { ActionRouting, Cic } from './core/cic-port.ts';
import { silentLog } from './core/log.ts';
import type { ServiceFlags } from './core/service-flags.ts';
import { defaultServiceFlags } from './core/service-flags.ts';
import { call, followUp, interaction, siteRules } from './core/testing/agents-at-work.ts';
import { type Arrival, arrivals, reachableStates, surroundingsOf } from './core/testing/reachable-states.ts';
import { catalogue, type OperationName } from './ici/index.ts';
import { handlersOver } from './ici/testing/handlers-over.ts';
import { icwsRequestsOf } from './icws/testing/requests-of.ts';

// What docs/ici.md says of an operation's counterpart in CIC: the requests in backquotes are those that the bridge
// makes for it, no more and no less, in all states together. Of a session there stands only what opens and closes it.

/** By operation, the names of the commands that CIC was given. */
type Asked = Map<string, Set<string>>;

function note(asked: Asked, operation: string, commands: Iterable<string>): void {
  const known = asked.get(operation) ?? new Set();
  for (const command of commands) known.add(command);
  asked.set(operation, known);
}

/** What SAP asks about an item, in every state of one item of any kind and of two calls. */
async function askAboutItems(asked: Asked): Promise<void> {
  const { inbound, outbound, consultation, callback, chat, action, mail } = arrivals;
  const direct: Arrival = (id) => call(id, 'alerting', { workgroup: '' });
  const fromAcd: Arrival = (id) => interaction('chat', id, 'alerting');
  const rules = siteRules();
  const seen = new Set<string>();
  for (const alphabet of [
    {
      arrivals: [inbound, direct, outbound, callback, chat, fromAcd, action, mail],
      maxItems: 1,
      hasWrapUp: true,
      isDisturbed: false,
    },
    { arrivals: [inbound, consultation], maxItems: 2, hasWrapUp: false, isDisturbed: false },
  ]) {
    for (const { agent } of reachableStates(alphabet, rules)) {
      const about = visibleItems(agent).map((item) => surroundingsOf(agent, item));
      if (about.every((each) => seen.has(each))) continue;
      for (const each of about) seen.add(each);
      const { agents, commands } = agentsAt(agent, rules);
      const ask = handlersOver(agents);
      for (const [, { name, input }] of requestsIn(agent)) {
        commands.length = 0;
        const isAllowed = await ask(name, input, 'agent1').then(
          () => true,
          () => false,
        );
        note(asked, name, isAllowed ? commands : []);
      }
    }
  }
}

interface Situation {
  readonly name: OperationName;
  readonly input: object;
  readonly given?: readonly CicEvent[];
  readonly flags?: Partial<ServiceFlags>;
  /** Where nobody is logged on. */
  readonly isBefore?: boolean;
  /** What SAP asked before it. */
  readonly after?: readonly (readonly [OperationName, object])[];
}

const on = (
  name: OperationName,
  input: object = {},
  more: Omit<Situation, 'name' | 'input'> = {},
): Situation => ({
  name,
  input,
  ...more,
});
const user = { userId: 'agent1' };
const sap = { ...user, appUrl: 'http://sap/a', appId: 'A' };
const number = { value: '+4989123456' };
const work = { actionItemId: 'w1', itemData: { actionItemId: 'w1', title: 'Order' } };
const offered = (event: ReturnType<typeof call>) => ({ given: [event as CicEvent] });
const aCall = offered(call('1', 'connected'));
const aMail = offered(interaction('email', '1', 'connected'));
const aChat = offered(interaction('chat', '1', 'connected'));
const iad = '<ItemAttachedData><Application id="SAP-IC"><A>1</A></Application></ItemAttachedData>';
const support = { value: 'Support', type: 'queue' };
const inWrapUp = {
  given: [
    call('1', 'connected'),
    call('1', 'disconnected'),
    { kind: 'statusObserved', status: followUp },
  ] as CicEvent[],
};
const reply = {
  destinations: [{ value: 'erika@example.com' }],
  subject: 'Order',
  contentType: 'text/plain',
  content: 'Soon',
};
const loggedOff = [['IciUser.setCurrentWorkmode', { ...user, workmode: '1' }]] as const;
const routed = [['IciAction.route', work]] as const;

/** Every operation that is not about an item alone; the test says when one is missing. */
const situations: readonly Situation[] = [
  on('IciSystem.exchangeProductInformation', {
    productInformation: { productName: 'SAP', productVersion: '7' },
  }),
  on('IciSystem.getWorkcenterCapability', user),
  on('IciSystem.getWorkcenterCapability', user, { isBefore: true }),
  on('IciSystem.getPresenceQueueInfo', { channel: 'telephony' }),
  on('IciSystem.getChannels'),
  on('IciSystem.getQueues'),
  on('IciSystem.getPresence', { userIds: ['agent1'] }),
  on('IciSystem.ping'),
  ...(
    [
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
    ] as const
  ).flatMap((name) => [on(name, user), on(name, user, { isBefore: true })]),
  on('IciUser.subscribe', sap, { isBefore: true }),
  on('IciUser.subscribe', sap),
  on(
    'IciUser.subscribe',
    { ...sap, queues: ['Support'] },
    { flags: { activateWorkgroups: true }, isBefore: true },
  ),
  on('IciUser.unsubscribe', sap),
  on('IciUser.setCurrentWorkmode', { ...user, workmode: '3' }),
  on('IciUser.setCurrentWorkmode', { ...user, workmode: '1' }),
  on('IciUser.setCurrentWorkmode', { ...user, workmode: '2' }, { after: loggedOff }),
  on('IciUser.setCurrentQueues', { ...user, queues: ['Sales'] }),
  on('IciUser.setCurrentQueues', { ...user, queues: ['Sales'] }, { isBefore: true }),
  on('IciUser.setCurrentQueues', { ...user, queues: [] }, { flags: { activateWorkgroups: true } }),
  on('IciUser.setCurrentChannels', { ...user, channels: ['chat'] }),
  on('IciUser.setCurrentChannels', { ...user, channels: ['chat'] }, { isBefore: true }),
  on('IciUser.setWorkcenter', { ...user, workcenterId: 'WS2' }, { flags: { freeSeating: true } }),
  ...(['IciContainer.getAttributes', 'IciContainer.getItems'] as const).flatMap((name) => [
    on(name, { containerId: 'inbox:agent1' }),
    on(name, { containerId: 'inbox:agent1' }, { isBefore: true }),
  ]),
  on('IciFolder.getMessages', { folderId: 'inbox:agent1' }, { isBefore: true }),
  on('IciFolder.moveMessage', { messageId: '1', folderId: 'queue:Sales' }, aMail),
  on('IciLine.getAttributes', { lineId: 'WS-AGENT1' }),
  on('IciLine.setForwarding', { lineId: 'WS-AGENT1', forwarding: true, target: '+4989123456' }),
  on('IciLine.setForwarding', { lineId: 'WS-AGENT1', forwarding: false }),
  on('IciItem.getAttributes', { itemId: '1' }, aCall),
  on('IciItem.getAttachedData', { itemId: '1' }, aCall),
  on(
    'IciItem.setAttachedData',
    {
      itemId: '1',
      attachedData: iad,
    },
    aCall,
  ),
  on('IciItem.forward', { itemId: '1', target: support, attachedData: iad }, aChat),
  on('IciItem.wrapUpRequired', { itemId: '1', required: false }, inWrapUp),
  on('IciPhoneCall.initiateCall', { ...user, destination: number }),
  on(
    'IciPhoneCall.initiateCall',
    { ...user, destination: { value: '+4930123' } },
    offered(interaction('callback', '1', 'connected')),
  ),
  on(
    'IciPhoneCall.dropParticipant',
    { itemId: '1', participantId: '2' },
    {
      given: [
        call('1', 'connected', { conferenceId: '9' }),
        call('2', 'connected', { conferenceId: '9' }),
        call('9', 'connected', { conferenceId: '9' }),
      ] as CicEvent[],
    },
  ),
  on('IciPhoneCall.blindTransfer', { itemId: '1', destination: number, attachedData: iad }, aCall),
  on('IciPhoneCall.consult', { itemId: '1', destination: number, attachedData: iad }, aCall),
  on('IciPhoneCall.unmute', { itemId: '1' }, offered(call('1', 'connected', { isMuted: true }))),
  on('IciPhoneCall.getAttributes', { itemId: '1' }, aCall),
  on('IciChat.forward', { chatSessionId: '1', target: support, attachedData: iad }, aChat),
  on('IciChat.invite', { chatSessionId: '1', target: support, attachedData: iad }, aChat),
  on('IciChat.getPostings', { chatSessionId: '1' }, aChat),
  on('IciChat.getAttributes', { chatSessionId: '1' }, aChat),
  on('IciAction.route', work),
  on('IciAction.cancel', { actionItemId: 'w1' }, { after: routed }),
  on('IciAction.update', work, { after: routed }),
  on('IciAction.getAttributes', { actionSessionId: '1' }, offered(interaction('generic', '1', 'connected'))),
  on('IciMessage.getAttributes', { messageId: '1' }, aMail),
  on('IciMessage.getContent', { messageId: '1' }, aMail),
  on('IciMessage.send', { content: reply }),
  on('IciMessage.send', { content: { ...reply, messageId: '1' } }, aMail),
  on('IciMessage.delete', { messageId: '1' }, aMail),
  on('IciMonitor.getDefinition'),
  on('IciMonitor.subscribe', sap),
  on('IciMonitor.unsubscribe', sap),
  on('IciMonitor.getData'),
];

const waiting = Symbol('waiting');

async function askIn({ name, input, given = [], flags = {}, isBefore = false, after = [] }: Situation) {
  const commands: string[] = [];
  const desk = aDesk(flags);
  desk.cic.activations = { Sales: true, Support: false };
  noteAll(desk.cic, commands);
  const actionItems = createActionItems({
    routing: notedRouting(commands),
    tables: { records: memoryTable(parseRecord), requests: memoryTable((json) => json as AdminRequest) },
    rules: () => plainRules,
    clock: new VirtualClock(),
    log: silentLog,
  });
  const ask = handlersOver(desk.agents, {
    actionItems,
    flags: { ...defaultServiceFlags, presence: true, ...flags },
  });
  if (!isBefore) await desk.subscribe();
  for (const event of given) desk.cic.say('agent1', event);
  for (const [earlier, earlierInput] of after) await ask(earlier, earlierInput, 'agent1');
  await settled(desk.clock);
  commands.length = 0;
  let answer: unknown = waiting;
  void ask(name, input, 'agent1').then(
    () => {
      answer = undefined;
    },
    (error: unknown) => {
      answer = error;
    },
  );
  // Some answers wait a while for a message of CIC, which says nothing here.
  for (await settled(desk.clock); answer === waiting; await settled(desk.clock))
    await desk.clock.advance(500);
  if (answer instanceof Error && name !== 'IciMessage.delete') throw answer;
  await settled(desk.clock);
  return commands;
}

/** What the bridge asks of CIC by itself, and what SAP's answer did not wait for. */
async function settled(clock: VirtualClock): Promise<void> {
  await clock.advance(0);
  await new Promise((resolve) => setImmediate(resolve));
}

/** Notes the name of everything that CIC and its sessions are asked. */
function noteAll(cic: Cic, commands: string[]): void {
  const readStatus = cic.readStatus.bind(cic);
  const open = cic.openAgentSession.bind(cic);
  vi.spyOn(cic, 'readStatus').mockImplementation((userId) => {
    commands.push('readStatus');
    return readStatus(userId);
  });
  vi.spyOn(cic, 'openAgentSession').mockImplementation(async (logOn, onEvent) => {
    commands.push('openAgentSession');
    const session = await open(logOn, onEvent);
    return new Proxy(session, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          commands.push(String(name));
          return value.apply(target, given);
        };
      },
    });
  });
}

function notedRouting(commands: string[]): ActionRouting {
  const noted = async () => void commands.push('handler');
  return {
    route: () => noted().then(() => '900'),
    cancel: noted,
    update: noted,
    onLeft: () => () => undefined,
    stateOf: async () => 'open',
    onUp: () => () => undefined,
  };
}

test('docs/ici.md names the requests that the bridge makes of CIC for each operation', async () => {
  const requestsOf = new Map([
    ...(await icwsRequestsOf(onTestFinished)),
    ['openAgentSession', ['POST /connection']],
    ['close', ['DELETE /connection']],
    ['handler', ['POST /system/handler-notification']],
  ] as const);
  const asked: Asked = new Map();
  await askAboutItems(asked);
  for (const situation of situations) note(asked, situation.name, await askIn(situation));

  const made: Record<string, readonly string[]> = {};
  const named: Record<string, readonly string[]> = {};
  for (const { name: service, servedBy, operations } of Object.values(catalogue)) {
    if (servedBy !== 'bridge') continue;
    for (const [operation, { cic }] of Object.entries(operations)) {
      const name = `${service}.${operation}`;
      const commands = asked.get(name);
      if (!commands) throw new Error(`${name} was not asked. Add a situation for it.`);
      made[name] = [
        ...new Set([...commands].flatMap((command) => requestsOf.get(command) ?? [command])),
      ].sort();
      named[name] = [...cic.matchAll(/`([A-Z]+ \/[^`]*)`/g)].map(([, request = '']) => request).sort();
    }
  }
  expect(named).toEqual(made);
}, 300_000);
