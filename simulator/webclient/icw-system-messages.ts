import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SystemMessage } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { systemMessagesStyles } from './icw-system-messages.styles.ts';
import { messageText } from './message-text.ts';
import { timeOfDay } from './time-of-day.ts';

/** Errors, warnings and news about the current transaction: the newest line, and all on demand. */
@localized()
@customElement('icw-system-messages')
export class IcwSystemMessages extends LitElement {
  static override styles = [baseStyles, systemMessagesStyles];

  /** Newest last. */
  @property({ attribute: false }) messages: readonly SystemMessage[] = [];
  @state() private isExpanded = false;

  /** Opens or closes the list. */
  toggle(): void {
    this.isExpanded = this.messages.length > 1 && !this.isExpanded;
  }

  override render() {
    const newestFirst = this.messages.toReversed();
    const newest = newestFirst[0];
    if (!newest) return nothing;
    const isExpanded = this.isExpanded && newestFirst.length > 1;
    return html`
      <section class=${newest.severity} aria-label=${text.messages.label}>
        <ol id="list">
          ${(isExpanded ? newestFirst : [newest]).map((message) => this.#renderMessage(message))}
        </ol>
        ${
          newestFirst.length > 1
            ? html`
              <button type="button" aria-expanded=${isExpanded} aria-controls="list" @click=${this.toggle}>
                ${text.messages.more(newestFirst.length)} ${icon('caret')}
              </button>
            `
            : nothing
        }
      </section>
    `;
  }

  #renderMessage(message: SystemMessage) {
    return html`
      <li class=${message.severity}>
        <span class="severity">${text.messages.severity[message.severity]}</span>
        <span class="text">${messageText(message)}</span>
        <time datetime=${new Date(message.at).toISOString()}>${timeOfDay(message.at)}</time>
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-system-messages': IcwSystemMessages;
  }
}
