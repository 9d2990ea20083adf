import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
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

  override render() {
    const newest = this.broadcasts.at(-1);
    return html`
      <section aria-label=${text.broadcast.label} aria-live="polite" ?hidden=${!newest}>
        ${newest ? this.#renderLine(newest) : nothing}
      </section>
    `;
  }

  #renderLine({ id, from, text: line, at }: BroadcastView) {
    const others = this.broadcasts.length - 1;
    return html`
      <p>
        ${icon('megaphone')}
        <b>${text.broadcast.from(from)}</b>
        <span class="line">${line}</span>
        <time datetime=${new Date(at).toISOString()}>${timeOfDay(at)}</time>
        ${others > 0 ? html`<span class="others">${text.broadcast.more(others)}</span>` : nothing}
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
