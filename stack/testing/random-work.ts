import { seededRng } from '@switchhook/bridge/clock';
import type { MockCic } from '@switchhook/mocks/cic';
import type { AgentCommand, AgentView, ItemView, TargetView } from '@switchhook/simulator/model';
import { caseAttribute } from './agree-in-detail.ts';

export interface Chance {
  random(): number;
  pick<T>(list: readonly T[]): T | undefined;
  /** True in `share` of the cases, which is between 0 and 1. */
  happens(share: number): boolean;
}

export function chanceOf(seed: number): Chance {
  const random = seededRng(seed);
  return {
    random,
    pick: (list) => list[Math.floor(random() * list.length)],
    happens: (share) => random() < share,
  };
}

/** What the button of a capability sends. */
function commandFor(
  capability: string,
  { itemId, participants = [] }: ItemView,
  colleagues: readonly string[],
  { pick, random, happens }: Chance,
): AgentCommand | undefined {
  const user: TargetView = { kind: 'user', value: pick(colleagues) ?? 'agent1' };
  const number: TargetView = { kind: 'phone', value: `+4989${Math.floor(random() * 1e5)}` };
  const queue: TargetView = { kind: 'queue', value: pick(['Sales', 'Support']) ?? 'Sales' };
  const anybody = pick([user, user, number, queue]) ?? user;
  const somebody = pick([user, queue]) ?? user;
  switch (capability) {
    case 'Accept':
      return { command: 'accept', itemId };
    case 'Reject':
      return { command: 'reject', itemId };
    case 'Deflect':
      return { command: 'deflect', itemId, target: anybody };
    case 'HangUp':
      return { command: 'hangUp', itemId };
    case 'Hold':
      return { command: 'hold', itemId };
    case 'Retrieve':
      return { command: 'retrieve', itemId };
    case 'Toggle':
      return { command: 'toggle', itemId };
    case 'Consult':
      return { command: 'consult', itemId, target: pick([user, user, user, number, queue]) ?? user };
    case 'BlindTransfer':
      return { command: 'blindTransfer', itemId, target: anybody };
    case 'WarmTransfer':
      return { command: 'warmTransfer', itemId };
    case 'Conference':
      return { command: 'conference', itemId };
    case 'Reconnect':
      return { command: 'reconnect', itemId };
    case 'DropParticipant': {
      const party = pick(participants.filter(({ role }) => role === 'remote'));
      return party && { command: 'dropParticipant', itemId, participantId: party.participantId };
    }
    case 'Dtmf':
      return { command: 'sendDtmf', itemId, digits: '12#' };
    case 'Mute':
      return { command: 'mute', itemId };
    case 'Unmute':
      return { command: 'unmute', itemId };
    case 'ChatPost':
      return { command: 'postChat', itemId, text: `line ${Math.floor(random() * 1e6)} <&>` };
    case 'ChatLeave':
      return { command: pick(['leaveChat', 'endChat'] as const) ?? 'endChat', itemId };
    case 'ChatForward':
      return { command: 'forward', itemId, target: somebody };
    case 'ChatInvite':
      return { command: 'invite', itemId, target: user };
    case 'Forward':
      return { command: 'forward', itemId, target: somebody };
    case 'Reroute':
      return { command: 'reroute', itemId };
    case 'Complete':
      return { command: 'complete', itemId };
    case 'WrapUp':
      return { command: 'requireWrapUp', itemId, isRequired: happens(0.5) };
    case 'End':
      return { command: 'end', itemId };
    default:
      return undefined;
  }
}

/** Something comes in from outside, on any channel. */
export function place(cic: MockCic, userId: string, { pick, random }: Chance): string {
  const to = pick([{ user: userId }, { workgroup: 'Sales' }, { workgroup: 'Support' }]) ?? { user: userId };
  const from = `+4930${Math.floor(random() * 1e6)}`;
  const mail = `visitor${Math.floor(random() * 1e4)}@mail.example`;
  const attributes = { [caseAttribute]: `C-${Math.floor(random() * 1e6)}` };
  const chat = () => cic.placeChat({ to, from: mail, name: 'Visitor', text: 'Hello', attributes });
  const ways = [
    ...Array.from({ length: 6 }, () => () => cic.placeCall({ to, from, attributes })),
    chat,
    chat,
    () => cic.placeCallback({ to, number: from, attributes }),
    () => cic.placeEmail({ to, from: mail, subject: 'A question', attributes }),
    () => cic.placeGeneric({ to, name: 'Case', attributes }),
  ];
  return `${pick(ways)?.()} for ${JSON.stringify(to)}`;
}

/** Somebody at a far end does something; what cannot be done is not. */
export function farEnd(cic: MockCic, { pick }: Chance): string {
  const live = cic.state().interactions.filter(({ state }) => 'ACHPRS'.includes(state));
  const one = pick(live);
  if (!one) return 'nobody';
  const { interactionId, chat, canRemoteAnswer } = one;
  const ways: readonly (readonly [string, () => unknown])[] = [
    ['hangs up', () => cic.remoteDisconnect(interactionId)],
    ['answers', () => canRemoteAnswer && cic.remoteAnswer(interactionId)],
    ['answers', () => canRemoteAnswer && cic.remoteAnswer(interactionId)],
    ['becomes', () => cic.morph(interactionId)],
    ...(chat
      ? ([
          ['says', () => cic.visitorSays(interactionId, 'And?')],
          ['types', () => cic.visitorTypes(interactionId, true)],
          ['leaves', () => cic.visitorLeaves(interactionId)],
          ['is joined', () => cic.visitorJoins(interactionId, 'Another')],
        ] as const)
      : []),
  ];
  const [what, run] = pick(ways) ?? ['', () => {}];
  try {
    return `${interactionId} ${what} ${run() ?? ''}`;
  } catch (error) {
    // A chat has no new id, an e-mail no far end that hangs up, and so on.
    if (error instanceof Error && error.name === 'ControlError') return `${interactionId} cannot: ${what}`;
    throw error;
  }
}

/** What would seldom happen by pure chance. */
const favourites = [
  { capability: 'Consult', share: 0.7 },
  { capability: 'WarmTransfer', share: 0.6 },
  { capability: 'Conference', share: 0.6 },
  { capability: 'DropParticipant', share: 0.2 },
  { capability: 'ChatPost', share: 0.6 },
  { capability: 'ChatInvite', share: 0.3 },
  { capability: 'Complete', share: 0.6 },
] as const;

/** What an agent presses next: mostly what the buttons offer, and they tidy up. */
export function nextCommand(
  view: AgentView,
  agentIds: readonly string[],
  chance: Chance,
): AgentCommand | undefined {
  const { pick, happens, random } = chance;
  const colleagues = agentIds.filter((userId) => userId !== view.userId);
  const items = view.sessions.flatMap((session) => session.items ?? []);
  const done = view.sessions.find(
    ({ isInteractionOpen, items: own = [] }) =>
      isInteractionOpen && own.every(({ state }) => ['ended', 'failed', 'wrapUp'].includes(state)),
  );
  if (done && happens(0.7)) {
    const itemId = done.items?.[0]?.itemId;
    if (itemId === undefined) return { command: 'clearInteraction', sessionId: done.sessionId };
    return { command: 'end', itemId };
  }
  const alerting = items.find(({ state }) => state === 'alerting');
  if (alerting && happens(0.8)) return { command: 'accept', itemId: alerting.itemId };
  const favourite = pick(favourites.filter((name) => happens(name.share)));
  const chosen = items.find(({ capabilities }) => favourite && capabilities.includes(favourite.capability));
  if (favourite && chosen) return commandFor(favourite.capability, chosen, colleagues, chance);
  const item = pick(items);
  if (item && happens(0.9)) {
    const capability = pick(item.capabilities.filter((name) => name !== 'WrapUp' || happens(0.2)));
    return capability === undefined ? undefined : commandFor(capability, item, colleagues, chance);
  }
  if (item && happens(0.5)) {
    // What the buttons do not offer has to be refused, and change nothing.
    const any = pick(
      item.channel === 'telephony'
        ? (['accept', 'reject', 'hold', 'retrieve', 'hangUp', 'toggle'] as const)
        : (['accept', 'reject', 'reroute'] as const),
    );
    return any && { command: any, itemId: item.itemId };
  }
  if (happens(0.2)) return { command: 'dial', number: `+4989${Math.floor(random() * 1e5)}` };
  const workMode = pick(['2', '2', '2', '3']) ?? '2';
  return view.workMode?.id === workMode ? undefined : { command: 'setWorkMode', workMode };
}
