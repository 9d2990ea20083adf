import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { channelIcons } from '../toolbar/channel-icons.ts';
import { askFor, CommandEvent, sourceOf } from '../toolbar/command-event.ts';
import { ctiRight } from '../toolbar/cti-right.ts';
import { icon } from '../toolbar/icons.ts';
import { stateWord } from '../toolbar/state-word.ts';
import { sessionTabsStyles } from './icw-session-tabs.styles.ts';
import './icw-timer.ts';
import { pageClock } from './page-clock.ts';
import { stateSince } from './state-since.ts';

/**
 * Up to six sessions. Arrow keys move the focus, Enter or Space switches: switching is not free (ui.md 12).
 * Delete closes a session in which nothing goes on.
 *
 * @fires icw-command - `activateSession` or `closeSession` with the session's id
 */
@localized()
@customElement('icw-session-tabs')
export class IcwSessionTabs extends LitElement {
  static override styles = [baseStyles, sessionTabsStyles];

  @property({ attribute: false }) sessions: readonly SessionView[] = [];
  @property() active: string | undefined;
  /** Contacts for which there is no session (G16). */
  @property({ type: Number }) waiting = 0;
  @property({ attribute: false }) now: () => number = pageClock.now;

  #onKeyDown(event: KeyboardEvent): void {
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.indexOf(event.target as HTMLElement);
    if (event.key === 'Delete') this.#close(this.sessions[at], event);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    tabs[to % tabs.length]?.focus();
  }

  #onClick(event: Event, sessionId: string): void {
    if (sessionId === this.active) return;
    this.dispatchEvent(new CommandEvent({ command: 'activateSession', sessionId, source: sourceOf(event) }));
  }

  // Only a session in which nothing goes on; the others end with End.
  #close(session: SessionView | undefined, event: Event): void {
    if (!session || !canClose(session)) return;
    askFor(this, { command: 'closeSession', sessionId: session.sessionId }, event);
  }

  get #note(): string {
    return this.waiting > 0 ? text.sessions.waiting(this.waiting) : text.sessions.full;
  }

  override render() {
    return html`
      <div class="row">
        <div class="tabs" role="tablist" aria-label=${text.sessions.label} @keydown=${this.#onKeyDown}>
          ${this.sessions.map((session) => this.#renderTab(session))}
        </div>
        ${this.sessions.length >= sessionLimit ? html`<p class="full">${this.#note}</p>` : nothing}
      </div>
      <p class="unseen" id="close">${text.sessions.close}</p>
    `;
  }

  #renderTab(session: SessionView) {
    const isActive = session.sessionId === this.active;
    const { item } = session;
    const unread = item?.chat?.unread ?? 0;
    const since = item && stateSince(item);
    const who = session.account?.name || session.ctiBar.left || ctiRight(session) || text.sessions.empty;
    return html`
      <button
        type="button"
        role="tab"
        class="${item?.state ?? ''} ${unread > 0 ? 'unread' : ''}"
        aria-selected=${isActive}
        aria-describedby=${canClose(session) ? 'close' : nothing}
        title=${who}
        tabindex=${isActive ? 0 : -1}
        @click=${(event: Event) => this.#onClick(event, session.sessionId)}
      >
        ${item ? icon(channelIcons[item.channel]) : nothing}
        <span class="words">
          <span class="who">${who}</span>
          ${
            item
              ? html`<span class="state">
                ${stateWord(item)}
                ${item.state === 'alerting' ? html`<span class="unseen">${text.sessions.attention}</span>` : nothing}
                ${
                  since === undefined
                    ? nothing
                    : html`<icw-timer .since=${since} .now=${this.now} aria-hidden="true"></icw-timer>`
                }
              </span>`
              : nothing
          }
        </span>
        ${
          unread > 0
            ? html`<span class="badge"
              ><span aria-hidden="true">${unread}</span
              ><span class="unseen">${text.sessions.unread(unread)}</span></span
            >`
            : nothing
        }
      </button>
    `;
  }
}

const sessionLimit = 6;

const canClose = (session: SessionView): boolean => !session.item && !session.isInteractionOpen;

declare global {
  interface HTMLElementTagNameMap {
    'icw-session-tabs': IcwSessionTabs;
  }
}
