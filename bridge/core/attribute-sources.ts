import type { InteractionChannel } from './observed-interaction.ts';

/** For each channel beside the telephone the attributes in which something is looked for, first non-empty first. */
export type ChannelSources = Readonly<Record<InteractionChannel, readonly string[]>>;

/** Where the far end is looked for (G33). */
export const defaultRemoteSources: ChannelSources = {
  chat: ['Eic_RemoteAddress', 'Eic_RemoteId'],
  callback: ['Eic_CallbackPhone', 'Eic_RemoteTn', 'Eic_RemoteId', 'Eic_RemoteAddress'],
  email: ['Eic_RemoteAddress', 'Eic_RemoteId'],
  generic: ['Eic_RemoteId', 'Eic_RemoteAddress'],
};

/** Where it is looked for what the far end chose (G34). */
export const defaultDialedSources: ChannelSources = {
  chat: ['Eic_LocalAddress'],
  callback: ['Eic_DNIS', 'Eic_LocalTnRaw'],
  email: ['Eic_LocalAddress'],
  generic: ['Eic_LocalAddress'],
};
