import { expect, test } from 'vitest';
import { aDesk } from './agents/testing/a-desk.ts';
import { type Agent, visibleItems } from './core/agent.ts';
import type { ItemCommand } from './core/agent-command.ts';
import { BridgeError } from './core/bridge-error.ts';
import type { CicEvent } from './core/cic-event.ts';
import type { ErrorName } from './core/error-codes.ts';
import type { Item } from './core/item.ts';
import { siteRules } from './core/testing/agents-at-work.ts';
import { type Alphabet, arrivals, reachableStates, wayTo } from './core/testing/reachable-states.ts';
import { rightAnswer } from './core/testing/what-sap-may-do.ts';
import type { OperationName } from './ici/index.ts';
import { handlersOver } from './ici/testing/handlers-over.ts';

type Answer = 'allowed' | ErrorName;

/** One operation of SAP on one item, and the command of ici.md 8 that it stands for. */
interface Request {
  readonly name: OperationName;
  readonly input: object;
  readonly command: ItemCommand;
  /** Of its service's own kind; an item of another kind is unknown there. */
  readonly kinds: readonly Item['kind'][];
}

const target = { value: 'agent2', type: 'user' };
const destination = { kind: 'user', value: 'agent2' } as const;
const every: Request['kinds'] = ['phoneCall', 'chat', 'action', 'message'];

function requestsFor({ itemId }: Item, other: Item | undefined): readonly Request[] {
  const given = { itemId, destination, attachedData: '' } as const;
  const call = { itemId };
  const chat = { chatSessionId: itemId };
  const action = { actionSessionId: itemId };
  const message = { messageId: itemId };
  const reroute = { kind: 'reroute', itemId, destination: undefined, reason: '' } as const;
  const on = (kinds: Request['kinds'], name: OperationName, input: object, command: ItemCommand): Request => {
    return { name, input, command, kinds };
  };
  const calls: Request['kinds'] = ['phoneCall'];
  const pair = other && { itemId, consultItemId: other.itemId };
  return [
    on(every, 'IciItem.accept', call, { kind: 'accept', itemId }),
    on(every, 'IciItem.reject', call, { kind: 'reject', itemId }),
    on(every, 'IciItem.forward', { ...call, target }, { kind: 'forward', ...given }),
    on(every, 'IciItem.reroute', call, reroute),
    on(every, 'IciItem.end', call, { kind: 'end', itemId }),
    on(
      every,
      'IciItem.wrapUpRequired',
      { ...call, required: true },
      { kind: 'wrapUpRequired', itemId, required: true },
    ),
    on(every, 'IciItem.wrapUpEnded', call, { kind: 'wrapUpEnded', itemId }),
    on(
      every,
      'IciItem.setAttachedData',
      { ...call, attachedData: '' },
      { kind: 'setAttachedData', itemId, document: '' },
    ),
    on(every, 'IciPhoneCall.hold', call, { kind: 'hold', itemId }),
    on(every, 'IciPhoneCall.retrieve', call, { kind: 'retrieve', itemId }),
    on(calls, 'IciPhoneCall.accept', call, { kind: 'accept', itemId }),
    on(calls, 'IciPhoneCall.reject', call, { kind: 'reject', itemId }),
    on(calls, 'IciPhoneCall.drop', call, { kind: 'drop', itemId }),
    on(calls, 'IciPhoneCall.consult', { ...call, destination: target }, { kind: 'consult', ...given }),
    on(
      calls,
      'IciPhoneCall.blindTransfer',
      { ...call, destination: target },
      { kind: 'blindTransfer', ...given },
    ),
    on(calls, 'IciPhoneCall.deflect', { ...call, destination: target }, { kind: 'deflect', ...given }),
    on(calls, 'IciPhoneCall.sendDtmf', { ...call, digits: '1' }, { kind: 'sendDtmf', itemId, digits: '1' }),
    on(calls, 'IciPhoneCall.mute', call, { kind: 'mute', itemId }),
    on(calls, 'IciPhoneCall.unmute', call, { kind: 'unmute', itemId }),
    ...(pair && other
      ? [
          on(
            calls,
            'IciPhoneCall.toggle',
            { activeItemId: itemId, heldItemId: other.itemId },
            { kind: 'toggle', itemId, heldItemId: other.itemId },
          ),
          on(calls, 'IciPhoneCall.warmTransfer', pair, { kind: 'warmTransfer', ...pair }),
          on(calls, 'IciPhoneCall.conference', pair, { kind: 'conference', ...pair }),
          on(calls, 'IciPhoneCall.reconnect', pair, { kind: 'reconnect', ...pair }),
        ]
      : []),
    on(['chat'], 'IciChat.accept', chat, { kind: 'accept', itemId }),
    on(['chat'], 'IciChat.reject', chat, { kind: 'reject', itemId }),
    on(['chat'], 'IciChat.leave', chat, { kind: 'chatLeave', itemId }),
    on(['chat'], 'IciChat.end', chat, { kind: 'end', itemId }),
    on(
      ['chat'],
      'IciChat.newPosting',
      { ...chat, contentText: 'Hello' },
      { kind: 'chatPost', itemId, text: 'Hello' },
    ),
    on(['chat'], 'IciChat.forward', { ...chat, target }, { kind: 'forward', ...given }),
    on(['chat'], 'IciChat.invite', { ...chat, target }, { kind: 'chatInvite', ...given }),
    on(['action'], 'IciAction.accept', action, { kind: 'accept', itemId }),
    on(['action'], 'IciAction.reject', action, { kind: 'reject', itemId }),
    on(['action'], 'IciAction.reroute', action, reroute),
    on(['action'], 'IciAction.reroute', { ...action, target }, { ...reroute, destination }),
    on(['action'], 'IciAction.complete', action, { kind: 'complete', itemId }),
    on(['message'], 'IciMessage.accept', message, { kind: 'accept', itemId }),
    on(['message'], 'IciMessage.reject', message, { kind: 'reject', itemId }),
    on(['message'], 'IciMessage.forward', { ...message, target }, { kind: 'forward', ...given }),
    on(['message'], 'IciMessage.end', message, { kind: 'end', itemId }),
    on(
      ['message'],
      'IciMessage.setRead',
      { ...message, flag: true },
      { kind: 'setRead', itemId, flag: true },
    ),
    on(
      ['message'],
      'IciMessage.setAnswered',
      { ...message, flag: true },
      { kind: 'setAnswered', itemId, flag: true },
    ),
  ];
}

/** An agent who came to a state as agents do: by what CIC said, through the bridge's own sessions. */
async function agentIn(way: readonly CicEvent[]) {
  const desk = aDesk();
  await desk.subscribe();
  for (const event of way) desk.cic.say('agent1', event);
  // What the bridge asks of CIC by itself is done before SAP asks.
  await desk.clock.advance(0);
  desk.cic.commands.length = 0;
  const handlers = handlersOver(desk.agents);

  async function ask({ name, input }: Request, headerUserId: string | undefined): Promise<Answer> {
    const asked = handlers(name, input, headerUserId).then(
      (): Answer => 'allowed',
      (error: unknown): Answer => {
        if (error instanceof BridgeError) return error.code;
        throw error;
      },
    );
    // Some answers wait for a message of CIC, which says nothing here.
    let isAnswered = false;
    const answered = asked.finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      // Time passes only where nothing else is left to do: it would end what waits in the state.
      for (let turn = 0; turn < 30; turn++) await Promise.resolve();
      if (!isAnswered) await desk.clock.advance(500);
    }
    return answered;
  }
  return { ask, commands: desk.cic.commands, read: async () => (await desk.agents.read('agent1')).agent };
}

const { inbound, outbound, consultation, callback, chat, action, mail } = arrivals;
const quiet = { hasWrapUp: false, isDisturbed: false };
const worlds: readonly (readonly [string, Alphabet, number])[] = [
  [
    'one item of any kind, in every state',
    {
      arrivals: [inbound, outbound, callback, chat, action, mail],
      maxItems: 1,
      hasWrapUp: true,
      isDisturbed: true,
    },
    1,
  ],
  [
    'two calls and their consultation or conference',
    { arrivals: [inbound, consultation], maxItems: 2, ...quiet },
    8,
  ],
];

test.each(worlds)(
  'SAP is answered by the handlers as the state allows: %s',
  async (_, alphabet, oneIn) => {
    let states = 0;
    const told = new Set<string>();
    for (const reached of reachableStates(alphabet, siteRules())) {
      states += 1;
      if (states % oneIn > 0) continue;
      const way = wayTo(reached).filter((event): event is CicEvent => event.kind !== 'wrapUpAsked');
      let desk = await agentIn(way);
      const agent = await desk.read();
      for (const [item, request] of requestsIn(agent)) {
        const isKnown = request.kinds.includes(item.kind);
        const expected: Answer = isKnown ? rightAnswer(agent, item, request.command) : 'unknownItem';
        expect(await desk.ask(request, 'agent2'), `${request.name} by another agent`).toBe('notAuthorized');
        const answer = await desk.ask(request, 'agent1');
        told.add(answer);
        if (answer !== expected) {
          throw new Error(
            `${request.name} is answered ${answer}, not ${expected}, in the state ${reached.key}`,
          );
        }
        if (answer !== 'allowed') expect(desk.commands, `${request.name} was refused`).toEqual([]);
        // What was allowed has changed the agent.
        else desk = await agentIn(way);
      }
    }
    for (const answer of ['allowed', 'notAllowedInState', 'unknownItem']) expect(told).toContain(answer);
  },
  300_000,
);

function* requestsIn(agent: Agent): Iterable<readonly [Item, Request]> {
  const items = visibleItems(agent);
  for (const item of items) {
    for (const request of requestsFor(
      item,
      items.find((other) => other !== item),
    ))
      yield [item, request];
  }
}
