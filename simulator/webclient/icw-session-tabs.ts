import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { CommandEvent, sourceOf } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { sessionTabsStyles } from './icw-session-tabs.styles.ts';

/**
 * Up to six sessions. Arrow keys move the focus, Enter or Space switches: switching is not free (ui.md 12).
 *
 * @fires icw-command - `activateSession` with the session's id
 */
@customElement('icw-session-tabs')
export class IcwSessionTabs extends LitElement {
  static override styles = [baseStyles, sessionTabsStyles];

  @property({ attribute: false }) sessions: readonly SessionView[] = [];
  @property() active: string | undefined;

  #onKeyDown(event: KeyboardEvent): void {
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.indexOf(event.target as HTMLElement);
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

  override render() {
    return html`
      <div class="tabs" role="tablist" aria-label=${text.sessions.label} @keydown=${this.#onKeyDown}>
        ${this.sessions.map((session) => this.#renderTab(session))}
      </div>
    `;
  }

  #renderTab(session: SessionView) {
    const isActive = session.sessionId === this.active;
    const state = session.item?.state;
    const who = session.account?.name || session.ctiBar.left || session.ctiBar.right || text.sessions.empty;
    return html`
      <button
        type="button"
        role="tab"
        class=${state ?? nothing}
        aria-selected=${isActive}
        tabindex=${isActive ? 0 : -1}
        @click=${(event: Event) => this.#onClick(event, session.sessionId)}
      >
        ${session.item ? icon('dial') : nothing}
        <span class="who">${who}</span>
        ${state ? html`<span class="state">${text.state[state]}</span>` : nothing}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-session-tabs': IcwSessionTabs;
  }
}
