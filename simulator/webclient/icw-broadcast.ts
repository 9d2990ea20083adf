import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BroadcastView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { askFor } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { broadcastStyles } from './icw-broadcast.styles.ts';
import { timeOfDay } from './time-of-day.ts';

/**
 * What a supervisor tells all agents; never about a customer, never about the system (ui.md 2).
 *
 * @fires icw-command - `dismissBroadcast`
 */
@localized()
@customElement('icw-broadcast')
export class IcwBroadcast extends LitElement {
  static override styles = [baseStyles, broadcastStyles];

  /** Newest last. */
  @property({ attribute: false }) broadcasts: readonly BroadcastView[] = [];
  @state() private isOpen = false;

  override render() {
    const newest = this.broadcasts.at(-1);
    const earlier = this.broadcasts.slice(0, -1).toReversed();
    return html`
      <section aria-label=${text.broadcast.label} aria-live="polite" ?hidden=${!newest}>
        ${newest ? this.#renderLine(newest, this.#renderOpener(earlier.length)) : nothing}
        ${
          this.isOpen && earlier.length > 0
            ? html`<div id="earlier">${earlier.map((each) => this.#renderLine(each))}</div>`
            : nothing
        }
      </section>
    `;
  }

  #renderOpener(count: number) {
    if (count === 0) return nothing;
    return html`
      <button
        class="others"
        type="button"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls=${this.isOpen ? 'earlier' : nothing}
        @click=${() => {
          this.isOpen = !this.isOpen;
        }}
      >
        ${text.broadcast.more(count)}${icon('caret')}
      </button>
    `;
  }

  #renderLine({ id, from, text: line, at }: BroadcastView, opener: unknown = nothing) {
    return html`
      <p>
        ${icon('megaphone')}
        <b>${text.broadcast.from(from)}</b>
        <span class="line">${line}</span>
        <time datetime=${new Date(at).toISOString()}>${timeOfDay(at)}</time>
        ${opener}
        <button
          type="button"
          aria-label=${text.broadcast.dismiss}
          @click=${(event: Event) => askFor(this, { command: 'dismissBroadcast', broadcastId: id }, event)}
        >
          ${icon('close')}
        </button>
      </p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-broadcast': IcwBroadcast;
  }
}
