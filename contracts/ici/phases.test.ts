import { itemCapabilities, neededCapability } from '@switchhook/bridge';
import { expect, test } from 'vitest';
import { iciContracts } from './ici-contracts.ts';
import { type Channel, nouns, type Phase, phases } from './phases.ts';
import { firstItem, secondItem } from './states.ts';

// The table of the contracts against the rules of the bridge, both ways: written apart, they have to say the same.

type Agent = Parameters<typeof itemCapabilities>[0];
type Item = Parameters<typeof itemCapabilities>[1];
type Command = Parameters<typeof neededCapability>[1];

const channels = Object.keys(phases) as readonly Channel[];
const phasesOf = (channel: Channel): readonly Phase[] => phases[channel];

/** Codes of ici.md 5.3 and 5.4. */
const states = {
  initiated: '1',
  dialing: '2',
  alerting: '3',
  connected: '4',
  held: '5',
  consulting: '6',
  conferenced: '7',
  ended: '9',
} as const;
const processings = { inProcess: '1', accepted: '2', wrapUp: '5' } as const;

type State = keyof typeof states;
type Processing = keyof typeof processings;

const kinds: Readonly<Record<Channel, object>> = {
  call: { kind: 'phoneCall', medium: 'call', parties: [{}], isMuted: false },
  callback: { kind: 'phoneCall', medium: 'callback', parties: [{}], isMuted: false },
  chat: { kind: 'chat', participants: [{ role: 'visitor' }] },
  mail: { kind: 'message' },
  work: { kind: 'action' },
};

/** What the rules look at, and no more. */
function itemOf(channel: Channel, state: State, processing: Processing, more: object = {}): Item {
  const common = { itemId: firstItem, workgroup: 'Sales', isVisible: true, state, processing };
  return { ...common, ...kinds[channel], ...more } as Item;
}

function agentWith(...items: readonly Item[]): Agent {
  return {
    link: 'up',
    isStationLost: false,
    mayHoldActions: false,
    legs: [{ id: 'leg', isHeld: false, isMuted: false }],
    items,
  } as unknown as Agent;
}

function keyOf<T extends object>(table: T, code: string): keyof T {
  return (Object.entries(table).find(([, value]) => value === code) as [string, string])[0] as keyof T;
}

/** A phase as the bridge has it: the item itself, and the other call of a consultation. */
function inBridge(channel: Channel, { is, status, processing, itemId }: Phase): readonly [Item, ...Item[]] {
  const item = (more: object = {}) =>
    itemOf(channel, keyOf(states, status), keyOf(processings, processing), { itemId, ...more });
  const consultation = { itemId: secondItem, consultFor: firstItem };
  switch (is) {
    case 'is muted':
      return [item({ isMuted: true })];
    case 'waits during a consultation':
      return [item(), itemOf('call', 'consulting', 'accepted', consultation)];
    case 'is a consultation':
      return [item(consultation), itemOf('call', 'held', 'accepted')];
    case 'is a conference':
      return [item({ parties: [{}, {}], conferenceId: 'leg' })];
    default:
      return [item()];
  }
}

const everyPhase = channels.flatMap((channel) => phasesOf(channel).map((phase) => [channel, phase] as const));

test.each(
  everyPhase.map(([channel, phase]) => [`${nouns[channel]} that ${phase.is}`, channel, phase] as const),
)('the bridge allows for %s what the contracts say', (_, channel, phase) => {
  const items = inBridge(channel, phase);
  expect(itemCapabilities(agentWith(...items), items[0])).toEqual(phase.offers);
});

/** Which states go with what SAP's work on the item has come to. */
function canBe(channel: Channel, state: State, processing: Processing): boolean {
  const isOfCalls = state === 'consulting' || state === 'conferenced';
  return (!isOfCalls || channel === 'call') && (processing !== 'wrapUp' || state === 'ended');
}

/** What no phase of the contracts stands for, and why. */
const withoutPhase: readonly (readonly [RegExp, string])[] = [
  [/ alerting accepted$/, 'Accepted, and CIC has yet to follow: it lasts no longer than its answer.'],
  [/^call initiated /, 'CIC dials at once: it is told of as dialled.'],
  [/^call dialing accepted$/, 'CIC says that it dials before SAP can have accepted anything.'],
  [
    /^(call|callback) (connected|held|consulting|conferenced) inProcess$/,
    'Picked up in the CIC client, at its own station: the bridge has lost the station then, and can only wait.',
  ],
  [/^(chat|mail|work) held inProcess$/, 'As one that was taken in the CIC client.'],
  [/^(chat|mail) (initiated|dialing) /, 'Begun by the agent in the CIC client; SAP can only end it.'],
  [/ ended inProcess$/, 'Lost before it was taken: an item of ACD is completed with that.'],
  [/^(callback|chat|mail) ended accepted$/, 'Without wrap-up, which contracts pin for calls and work.'],
];

test('the bridge allows nothing in a state that the contracts have no phase for', () => {
  const found = channels.flatMap((channel) =>
    (Object.keys(states) as State[]).flatMap((state) =>
      (Object.keys(processings) as Processing[]).flatMap((processing) => {
        if (!canBe(channel, state, processing)) return [];
        const item = itemOf(channel, state, processing);
        const offers = itemCapabilities(agentWith(item), item);
        const isKnown = phasesOf(channel).some(
          (phase) => phase.status === states[state] && phase.processing === processings[processing],
        );
        return offers.length > 0 && !isKnown ? [`${channel} ${state} ${processing}`] : [];
      }),
    ),
  );
  expect(found.filter((state) => !withoutPhase.some(([pattern]) => pattern.test(state)))).toEqual([]);
  // A reason that is no longer needed hides what comes to be like it.
  expect(withoutPhase.filter(([pattern]) => !found.some((state) => pattern.test(state)))).toEqual([]);
});

/** The command that an operation is in the bridge, and the channels that it serves. */
const everyChannel: readonly Channel[] = channels;
const telephony: readonly Channel[] = ['call', 'callback'];
const number = { kind: 'phone', value: '+4930123456' };
const commands: Readonly<
  Record<string, readonly [kind: Command['kind'], of: readonly Channel[], more?: object]>
> = {
  'IciItem.accept': ['accept', everyChannel],
  'IciItem.reject': ['reject', everyChannel],
  'IciItem.forward': ['forward', everyChannel],
  'IciItem.reroute': ['reroute', everyChannel],
  'IciItem.end': ['end', everyChannel],
  'IciItem.wrapUpRequired': ['wrapUpRequired', everyChannel],
  'IciItem.wrapUpEnded': ['wrapUpEnded', everyChannel],
  'IciPhoneCall.accept': ['accept', telephony],
  'IciPhoneCall.reject': ['reject', telephony],
  'IciPhoneCall.drop': ['drop', telephony],
  'IciPhoneCall.hold': ['hold', everyChannel],
  'IciPhoneCall.retrieve': ['retrieve', everyChannel],
  'IciPhoneCall.mute': ['mute', telephony],
  'IciPhoneCall.unmute': ['unmute', telephony],
  'IciPhoneCall.toggle': ['toggle', telephony],
  'IciPhoneCall.consult': ['consult', telephony],
  'IciPhoneCall.blindTransfer': ['blindTransfer', telephony],
  'IciPhoneCall.warmTransfer': ['warmTransfer', telephony],
  'IciPhoneCall.conference': ['conference', telephony],
  'IciPhoneCall.reconnect': ['reconnect', telephony],
  'IciPhoneCall.deflect': ['deflect', telephony],
  'IciPhoneCall.dropParticipant': ['dropParticipant', telephony],
  'IciPhoneCall.sendDtmf': ['sendDtmf', telephony],
  'IciChat.accept': ['accept', ['chat']],
  'IciChat.reject': ['reject', ['chat']],
  'IciChat.leave': ['chatLeave', ['chat']],
  'IciChat.end': ['end', ['chat']],
  'IciChat.newPosting': ['chatPost', ['chat']],
  'IciChat.forward': ['forward', ['chat']],
  'IciChat.invite': ['chatInvite', ['chat']],
  'IciAction.accept': ['accept', ['work']],
  'IciAction.reject': ['reject', ['work']],
  'IciAction.reroute': ['reroute', ['work'], { destination: number }],
  'IciAction.complete': ['complete', ['work']],
  'IciMessage.accept': ['accept', ['mail']],
  'IciMessage.reject': ['reject', ['mail']],
  'IciMessage.forward': ['forward', ['mail']],
  'IciMessage.end': ['end', ['mail']],
  'IciFolder.moveMessage': ['forward', ['mail'], { destination: number }],
};

function isRefusedInPhase(when: string, fault: string | undefined): boolean {
  return fault === 'ICI-004' && Object.values(nouns).some((noun) => when.startsWith(`for ${noun} that `));
}

test('the contracts refuse an operation in just the phases in which the bridge does not allow it', () => {
  for (const [operation, [kind, served, more]] of Object.entries(commands)) {
    const contract = iciContracts.find((each) => each.operation === operation);
    const refused = contract?.interactions.flatMap(({ when, fault }) =>
      isRefusedInPhase(when, fault) ? [when] : [],
    );
    const wanted = served.flatMap((channel) =>
      phasesOf(channel)
        .filter((phase) => {
          const needed = neededCapability(inBridge(channel, phase)[0], { kind, ...more } as Command);
          return needed !== undefined && !phase.offers.includes(needed);
        })
        .map(({ is }) => `for ${nouns[channel]} that ${is}`),
    );
    expect([operation, refused?.toSorted()]).toEqual([operation, wanted.toSorted()]);
  }
});

test('every operation that a phase can refuse is among them', () => {
  const refusing = iciContracts.filter(({ interactions }) =>
    interactions.some(({ when, fault }) => isRefusedInPhase(when, fault)),
  );
  expect(refusing.map(({ operation }) => operation).sort()).toEqual(Object.keys(commands).sort());
});
