import type { InteractionState } from './interaction.ts';

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

const capabilitiesByState: Readonly<Record<InteractionState, readonly Capability[]>> = {
  A: ['disconnect', 'voicemail', 'pickup', 'transfer'],
  C: connected,
  H: held,
  P: held,
  X: held,
  O: ['disconnect', 'pickup', 'transfer'],
  M: ['disconnect'],
  R: ['disconnect'],
  S: ['disconnect'],
  I: [],
  E: [],
};

/** What a client may do in `state`; commands are refused by the same table that fills `Eic_Capabilities`. */
export function isCapable(state: InteractionState, capability: Capability): boolean {
  return capabilitiesByState[state].includes(capability);
}

export function capabilityMask(state: InteractionState): number {
  return capabilitiesByState[state].reduce((mask, capability) => mask | capabilityBits[capability], 0);
}
