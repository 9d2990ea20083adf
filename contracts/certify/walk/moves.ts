import type { Step } from '@switchhook/mocks/scenarios';
import type { AgentView, ItemView } from '@switchhook/simulator/model';
import { isOver, itemsOf, type ObservedWorld } from './observed-world.ts';

/** One thing that can happen now, as the steps of a scenario. */
export interface Move {
  /** What it is, without ids: moves of the same kind from the same state are alike. */
  readonly kind: string;
  /** What it is whoever does it in whatever state: one of `moveNames`. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Names of interactions in the steps, by id; what has no name yet gets one with the next move. */
export type Names = ReadonlyMap<string, string>;

type Press = Extract<Step, { readonly do: 'press' }>;
type Place = Extract<Step, { readonly do: 'place' }>;

const agents = ['agent1', 'agent2'] as const;
const outside = { kind: 'phone', value: '+4989123456' } as const;
const mostInteractions = 4;
const pauses = [2, 20, 70] as const;

/** The agents of a walk log on first. */
export const firstSteps: readonly Step[] = [
  { do: 'logOn', agent: 'agent1', workMode: '2' },
  { do: 'logOn', agent: 'agent2', workMode: '3' },
];

/** What the button of a capability sends, in each way that makes a difference; items without one wait for others. */
const commands: Readonly<
  Record<string, (item: ItemView, colleague: string) => Readonly<Record<string, Press['command']>>>
> = {
  Accept: () => only({ command: 'accept' }),
  Reject: () => only({ command: 'reject' }),
  Deflect: (_, colleague) => ({ 'to a colleague': { command: 'deflect', target: user(colleague) } }),
  HangUp: () => only({ command: 'hangUp' }),
  Hold: () => only({ command: 'hold' }),
  Retrieve: () => only({ command: 'retrieve' }),
  Toggle: () => only({ command: 'toggle' }),
  Consult: (_, colleague) => ({
    'a colleague': { command: 'consult', target: user(colleague) },
    'somebody outside': { command: 'consult', target: outside },
  }),
  BlindTransfer: (_, colleague) => ({
    'to a colleague': { command: 'blindTransfer', target: user(colleague) },
    'to a number': { command: 'blindTransfer', target: outside },
    'to a workgroup': { command: 'blindTransfer', target: { kind: 'queue', value: 'Sales' } },
  }),
  WarmTransfer: () => only({ command: 'warmTransfer' }),
  Conference: () => only({ command: 'conference' }),
  Reconnect: () => only({ command: 'reconnect' }),
  DropParticipant: ({ participants = [] }) => {
    const party = participants.find(({ role }) => role === 'remote');
    return party ? only({ command: 'dropParticipant', participantId: party.participantId }) : {};
  },
  Mute: () => only({ command: 'mute' }),
  Unmute: () => only({ command: 'unmute' }),
  Dtmf: () => only({ command: 'sendDtmf', digits: '1' }),
  ChatPost: () => only({ command: 'postChat', text: 'Hello' }),
  ChatLeave: () => only({ command: 'leaveChat' }),
  ChatForward: () => ({
    'to a workgroup': { command: 'forward', target: { kind: 'queue', value: 'Support' } },
  }),
  ChatInvite: (_, colleague) => ({ 'a colleague': { command: 'invite', target: user(colleague) } }),
  Forward: () => ({ 'to a workgroup': { command: 'forward', target: { kind: 'queue', value: 'Support' } } }),
  Reroute: () => only({ command: 'reroute' }),
  Complete: () => only({ command: 'complete' }),
  Reply: ({ itemId }) =>
    only({
      command: 'sendMessage',
      to: ['rosa.uebungsfeld@mail.example'],
      subject: 'Re: My order',
      text: 'It is on its way.',
      replyTo: itemId,
    }),
  WrapUp: () => ({
    asked: { command: 'requireWrapUp', isRequired: true },
    'not asked': { command: 'requireWrapUp', isRequired: false },
  }),
  End: (item) => only({ command: item.chat && !isOver(item) ? 'endChat' : 'end' }),
};

/** What a button that is not there would send; only calls are asked wrongly. */
const operations: Readonly<Record<string, string>> = {
  Accept: 'IciPhoneCall.accept',
  Hold: 'IciPhoneCall.hold',
  Retrieve: 'IciPhoneCall.retrieve',
  HangUp: 'IciPhoneCall.drop',
  Mute: 'IciPhoneCall.mute',
};

/** Everything that may happen now: what capability lists allow, what they forbid, the far ends, and time. */
export function movesIn(world: ObservedWorld, names: Names, hasClock = true): readonly Move[] {
  const alive = world.interactions.filter(({ state }) => !'IE'.includes(state));
  return [
    ...(alive.length < mostInteractions ? arrivals(names) : []),
    ...world.agents.flatMap((view) => [...itemMoves(view, names), ...agentMoves(view)]),
    ...alive.flatMap(({ interactionId, canRemoteAnswer, kind }) =>
      farEndMoves(names.get(interactionId), kind, canRemoteAnswer),
    ),
    ...(hasClock ? pauses : []).map(
      (seconds): Move => ({
        kind: `${seconds} s go by`,
        name: `${seconds} s go by`,
        steps: [{ do: 'advance', seconds }],
      }),
    ),
  ];
}

/** The name of every move that there is: what a walk did not do can be told. */
export function moveNames(hasClock = true): readonly string[] {
  const call: ItemView = JSON.parse('{"itemId":"","participants":[{"participantId":"","role":"remote"}]}');
  return [
    ...arrivals(new Map()).map(({ name }) => name),
    ...Object.entries(commands).flatMap(([capability, of]) =>
      Object.keys(of(call, 'agent2')).map((way) => nameOf(capability, way)),
    ),
    ...Object.keys(operations).map(forbiddenName),
    ...['2', '3'].map((workMode) => `work mode ${workMode}`),
    'dials',
    ...['call', 'chat'].flatMap((kind) => farEndMoves('any', kind, kind === 'call')).map(({ name }) => name),
    ...(hasClock ? pauses : []).map((seconds) => `${seconds} s go by`),
  ].filter((name, index, names) => names.indexOf(name) === index);
}

function nameOf(capability: string, way: string): string {
  return way ? `${capability} ${way}` : capability;
}

function forbiddenName(capability: string): string {
  return `${capability}, which is not allowed`;
}

function itemMoves(view: AgentView, names: Names): readonly Move[] {
  const agent = view.userId;
  const colleague = agents.find((other) => other !== agent) ?? 'agent2';
  return itemsOf(view).flatMap((item): readonly Move[] => {
    const name = names.get(rootOf(item.itemId));
    if (name === undefined) return [];
    const itemId = item.itemId.replace(rootOf(item.itemId), `\${${name}}`);
    const where = `${agent}: ${item.channel} ${item.state}`;
    const allowed = item.capabilities.flatMap((capability) =>
      Object.entries(commands[capability]?.(item, colleague) ?? {}).map(
        ([way, command]): Move => ({
          kind: `${where}: ${nameOf(capability, way)}`,
          name: nameOf(capability, way),
          // A message that answers one names it by itself.
          steps: [
            {
              do: 'press',
              agent,
              command: command.command === 'sendMessage' ? command : { ...command, itemId },
            },
          ],
        }),
      ),
    );
    if (item.channel !== 'telephony' || isOver(item)) return allowed;
    const forbidden = Object.entries(operations)
      .filter(([capability]) => !item.capabilities.includes(capability))
      .map(
        ([capability, operation]): Move => ({
          kind: `${where}: ${forbiddenName(capability)}`,
          name: forbiddenName(capability),
          steps: [{ do: 'soap', path: '/ici', operation, input: { itemId }, user: agent, fault: 'ICI-004' }],
        }),
      );
    return [...allowed, ...forbidden];
  });
}

function agentMoves(view: AgentView): readonly Move[] {
  const agent = view.userId;
  const modes = ['2', '3'].filter((workMode) => view.workMode?.id !== workMode);
  const canDial = agent === 'agent2' && itemsOf(view).length === 0;
  return [
    ...modes.map(
      (workMode): Move => ({
        kind: `${agent}: work mode ${workMode}`,
        name: `work mode ${workMode}`,
        steps: [
          { do: 'press', agent, command: { command: 'setWorkMode', workMode } },
          { see: 'agent', agent, matches: { workMode: { id: workMode } } },
        ],
      }),
    ),
    ...(canDial
      ? [
          {
            kind: `${agent}: dials`,
            name: 'dials',
            steps: [{ do: 'press' as const, agent, command: { command: 'dial', number: outside.value } }],
          },
        ]
      : []),
  ];
}

function farEndMoves(name: string | undefined, kind: string, canRemoteAnswer: boolean): readonly Move[] {
  if (name === undefined || (kind !== 'call' && kind !== 'chat')) return [];
  const interaction = `$${name}`;
  const remote = (what: string, action: string, body?: Readonly<Record<string, string>>): Move => ({
    kind: `${kind}: ${what}`,
    name: `${kind}: ${what}`,
    steps: [{ do: 'remote', interaction, action, ...(body ? { body } : {}) }],
  });
  return [
    remote('the far end leaves', 'remote-disconnect'),
    ...(canRemoteAnswer ? [remote('the far end answers', 'remote-answer')] : []),
    ...(kind === 'chat' ? [remote('the visitor writes', 'remote-message', { text: 'Are you there?' })] : []),
  ];
}

function arrivals(names: Names): readonly Move[] {
  const as = `item${names.size + 1}`;
  const place = (kind: string, interaction: Place['interaction']): Move => ({
    kind,
    name: kind.replace(/ to agent\d/, ' to an agent'),
    steps: [{ do: 'place', interaction, as }],
  });
  const calls = agents.map((userId) =>
    place(`a call to ${userId}`, { kind: 'call', to: { user: userId }, from: '+496227747474' }),
  );
  const toSales = (kind: string, more: object) =>
    place(`a ${kind} to Sales`, { kind, to: { workgroup: 'Sales' }, ...more });
  const address = 'rosa.uebungsfeld@mail.example';
  return [
    ...calls,
    toSales('call', { from: '+4930231250117' }),
    toSales('callback', { number: '+4930231250117' }),
    toSales('chat', { from: address, name: 'Rosa', text: 'Hello' }),
    toSales('email', {
      from: address,
      subject: 'My order',
      text: 'Where is it?',
      recipients: ['shop@switchhook.example'],
    }),
    {
      kind: 'an action item of SAP',
      name: 'an action item of SAP',
      steps: [
        {
          do: 'sap',
          path: '/action-items',
          body: {
            userId: 'agent1',
            kind: 'email',
            title: 'Please call',
            attributes: {
              SUBJECT: 'Please call',
              FROM_ADDRESS: address,
              TO_NAME: 'Sales@switchhook.example',
            },
          },
        },
      ],
    },
  ];
}

function only(command: Press['command']): Readonly<Record<string, Press['command']>> {
  return { '': command };
}

function user(value: string) {
  return { kind: 'user', value } as const;
}

/** CIC may offer an interaction again: SAP then knows it as `id.2`. */
export function rootOf(itemId: string): string {
  return itemId.split('.')[0] ?? itemId;
}
