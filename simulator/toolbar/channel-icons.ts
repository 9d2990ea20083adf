import type { Channel } from '../model.ts';
import type { IconName } from './icons.ts';

/** Which icon stands for a channel. */
export const channelIcons = {
  telephony: 'dial',
  chat: 'message',
  email: 'mail',
  actionItem: 'record',
} as const satisfies Record<Channel, IconName>;
