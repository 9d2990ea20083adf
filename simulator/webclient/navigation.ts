import type { Page, SessionView } from '../model.ts';
import type { IconName } from '../toolbar/icons.ts';

interface NavigationEntry {
  readonly page: Page;
  readonly icon: IconName;
  /** Shown only while the session has an item of this channel. */
  readonly channel?: 'chat' | 'email' | 'actionItem';
}

const entries: readonly NavigationEntry[] = [
  { page: 'home', icon: 'home' },
  { page: 'inbox', icon: 'inbox' },
  { page: 'identifyAccount', icon: 'search' },
  { page: 'account', icon: 'person' },
  { page: 'interactionRecord', icon: 'record' },
  { page: 'chat', icon: 'message', channel: 'chat' },
  { page: 'email', icon: 'mail', channel: 'email' },
  { page: 'actionItem', icon: 'tick', channel: 'actionItem' },
  { page: 'dialPad', icon: 'keypad' },
  { page: 'monitor', icon: 'clock' },
];

/** The pages that a session leads to, from top to bottom. */
export const navigationOf = (session: SessionView | undefined): readonly NavigationEntry[] =>
  entries.filter(({ channel }) => channel === undefined || channel === session?.item?.channel);
