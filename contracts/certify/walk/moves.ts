import type { Step } from '@switchhook/mocks/scenarios';
import { isOver, itemsOf, type ObservedWorld } from './observed-world.ts';

/** One thing that can happen now, as the steps of a scenario. */
export interface Move {
  /** What it is, without ids: moves of the same kind from the same state are alike. */
  readonly kind: string;
  readonly steps: readonly Step[];
}

/** Names of interactions in the steps, by id; what has no name yet gets one with the next move. */
export type Names = ReadonlyMap<string, string>;

const commands: Readonly<Record<string, Press['command']>> = {
  Accept: { command: 'accept' },
  Reject: { command: 'reject' },
  HangUp: { command: 'hangUp' },
  Hold: { command: 'hold' },
  Retrieve: { command: 'retrieve' },
  Mute: { command: 'mute' },
  Unmute: { command: 'unmute' },
  Dtmf: { command: 'sendDtmf', digits: '1' },
  BlindTransfer: { command: 'blindTransfer', target: { kind: 'user', value: 'agent2' } },
  ChatPost: { command: 'postChat', text: 'Hello' },
  ChatLeave: { command: 'leaveChat' },
  WrapUp: { command: 'requireWrapUp', isRequired: true },
};

/** What the fault of a command that the list does not have is, by operation; only calls are asked wrongly. */
const operations: Readonly<Record<string, string>> = {
  Accept: 'IciPhoneCall.accept',
  Hold: 'IciPhoneCall.hold',
  Retrieve: 'IciPhoneCall.retrieve',
  HangUp: 'IciPhoneCall.drop',
  Mute: 'IciPhoneCall.mute',
};

const mostInteractions = 4;
const agents = ['agent1', 'agent2'] as const;

/** The agents of a walk log on first. */
export const firstSteps: readonly Step[] = [
  { do: 'logOn', agent: 'agent1', workMode: '2' },
  { do: 'logOn', agent: 'agent2', workMode: '3' },
];

/** Everything that may happen now: what capability lists allow, what they forbid, the far ends, and time. */
export function movesIn(world: ObservedWorld, names: Names): readonly Move[] {
  const moves: Move[] = [];
  const alive = world.interactions.filter(({ state }) => !'IE'.includes(state));
  if (alive.length < mostInteractions) moves.push(...arrivals(names));
  for (const view of world.agents) {
    const agent = view.userId;
    for (const item of itemsOf(view)) {
      const name = names.get(rootOf(item.itemId));
      if (name === undefined) continue;
      const id = item.itemId.replace(rootOf(item.itemId), `\${${name}}`);
      for (const capability of item.capabilities) {
        const command = commands[capability];
        if (!command || (capability === 'BlindTransfer' && agent === 'agent2')) continue;
        moves.push({
          kind: `${item.channel} ${item.state}: ${capability}`,
          steps: [{ do: 'press', agent, command: { ...command, itemId: id } }],
        });
      }
      if (isOver(item)) {
        moves.push({
          kind: `${item.channel} ${item.state}: End`,
          steps: [{ do: 'press', agent, command: { command: 'end', itemId: id } }],
        });
        continue;
      }
      if (item.channel !== 'telephony') continue;
      for (const [capability, operation] of Object.entries(operations)) {
        if (item.capabilities.includes(capability)) continue;
        moves.push({
          kind: `${item.channel} ${item.state}: ${capability}, which is not allowed`,
          steps: [
            { do: 'soap', path: '/ici', operation, input: { itemId: id }, user: agent, fault: 'ICI-004' },
          ],
        });
      }
    }
    for (const workMode of ['2', '3']) {
      if (view.workMode?.id === workMode) continue;
      moves.push({
        kind: `work mode ${workMode}`,
        steps: [
          { do: 'press', agent, command: { command: 'setWorkMode', workMode } },
          { see: 'agent', agent, matches: { workMode: { id: workMode } } },
        ],
      });
    }
  }
  for (const { interactionId, canRemoteAnswer, kind } of alive) {
    const name = names.get(interactionId);
    if (name === undefined || (kind !== 'call' && kind !== 'chat')) continue;
    const interaction = `$${name}`;
    moves.push({
      kind: `${kind}: the far end leaves`,
      steps: [{ do: 'remote', interaction, action: 'remote-disconnect' }],
    });
    if (canRemoteAnswer)
      moves.push({ kind: 'answered', steps: [{ do: 'remote', interaction, action: 'remote-answer' }] });
  }
  for (const seconds of [2, 20, 70]) {
    moves.push({ kind: `${seconds} s go by`, steps: [{ do: 'advance', seconds }] });
  }
  return moves;
}

type Press = Extract<Step, { readonly do: 'press' }>;
type Place = Extract<Step, { readonly do: 'place' }>;

function arrivals(names: Names): readonly Move[] {
  const as = `item${names.size + 1}`;
  const place = (kind: string, interaction: Place['interaction']): Move => ({
    kind,
    steps: [{ do: 'place', interaction, as }],
  });
  const calls = agents.map((user) =>
    place(`a call to ${user}`, { kind: 'call', to: { user }, from: '+496227747474' }),
  );
  const toSales = (kind: string, more: object) =>
    place(`a ${kind} to Sales`, { kind, to: { workgroup: 'Sales' }, ...more });
  return [
    ...calls,
    toSales('call', { from: '+4930231250117' }),
    toSales('chat', { from: 'rosa.uebungsfeld@mail.example', name: 'Rosa', text: 'Hello' }),
  ];
}

/** CIC may offer an interaction again: SAP then knows it as `id.2`. */
export function rootOf(itemId: string): string {
  return itemId.split('.')[0] ?? itemId;
}
