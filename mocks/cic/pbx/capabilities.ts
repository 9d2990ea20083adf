import type { Interaction, InteractionState } from './interaction.ts';

/** Bits of `Eic_Capabilities` (icws.md 7.8). */
const capabilityBits = {
  consult: 1,
  disconnect: 2,
  hold: 4,
  voicemail: 16,
  mute: 32,
  park: 64,
  pause: 128,
  pickup: 256,
  private: 512,
  record: 1024,
  help: 2048,
  transfer: 4096,
  conference: 32_768,
  securePause: 262_144,
} as const;

export type Capability = keyof typeof capabilityBits;

const connected: readonly Capability[] = [
  'consult',
  'disconnect',
  'hold',
  'voicemail',
  'mute',
  'park',
  'pause',
  'private',
  'record',
  'help',
  'transfer',
  'conference',
  'securePause',
];

// pickup on a held call retrieves it (icws.md 7.8)
const held: readonly Capability[] = [...connected, 'pickup'];

const parked: readonly Capability[] = ['disconnect', 'pickup', 'transfer'];

const ofCalls: Readonly<Record<InteractionState, readonly Capability[]>> = {
  A: ['disconnect', 'voicemail', 'pickup', 'transfer'],
  C: connected,
  H: held,
  P: parked,
  X: held,
  O: ['disconnect', 'pickup', 'transfer'],
  M: ['disconnect'],
  R: ['disconnect'],
  S: ['disconnect'],
  I: [],
  E: [],
};

const otherConnected: readonly Capability[] = ['disconnect', 'hold', 'park', 'private', 'help', 'transfer'];

/** Chats, callbacks, e-mails and generic objects have no voice path and no voice mail. */
const ofOthers: Readonly<Record<InteractionState, readonly Capability[]>> = {
  ...ofCalls,
  A: ['disconnect', 'pickup', 'transfer'],
  C: otherConnected,
  H: [...otherConnected, 'pickup'],
  X: [...otherConnected, 'pickup'],
};

/** A conference cannot be given away, only its members can; they are in one already. */
const notForConferenceLegs: ReadonlySet<Capability> = new Set(['consult', 'voicemail', 'park', 'transfer']);
const notForConferenceMembers: ReadonlySet<Capability> = new Set(['consult', 'conference', 'park']);

type Handled = Pick<Interaction, 'kind' | 'state' | 'conference'>;

function capabilitiesOf({ kind, state, conference }: Handled): readonly Capability[] {
  const all = (kind === 'call' ? ofCalls : ofOthers)[state];
  if (!conference) return all;
  const withheld = conference.role === 'owner' ? notForConferenceLegs : notForConferenceMembers;
  return all.filter((capability) => !withheld.has(capability));
}

/** What a client may do with it now; commands are refused by the same table that fills `Eic_Capabilities`. */
export function isCapable(interaction: Handled, capability: Capability): boolean {
  return capabilitiesOf(interaction).includes(capability);
}

export function capabilityMask(interaction: Handled): number {
  return capabilitiesOf(interaction).reduce((mask, capability) => mask | capabilityBits[capability], 0);
}
