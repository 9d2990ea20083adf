import { html, nothing, type TemplateResult } from 'lit';
import type { Page, SessionView } from '../model.ts';
import { text } from '../text.ts';
import { type IconName, icon } from '../toolbar/icons.ts';

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

interface NavigationBar {
  readonly session: SessionView | undefined;
  /** The page that is shown. */
  readonly here: Page;
  readonly onPage: (cause: Event, page: Page) => void;
}

/** The pages that a session leads to, from top to bottom (ui.md 1). */
export const navigationBar = ({ session, here, onPage }: NavigationBar): TemplateResult => html`
  <nav aria-label=${text.navigation.label}>
    ${entries
      .filter(({ channel }) => channel === undefined || channel === session?.item?.channel)
      .map(
        ({ page, icon: name }) => html`
          <button
            type="button"
            aria-current=${page === here ? 'page' : nothing}
            @click=${(event: Event) => onPage(event, page)}
          >
            ${icon(name)}<span>${text.navigation[page]}</span>
          </button>
        `,
      )}
  </nav>
`;
