import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ItemView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { ctiBarStyles } from './icw-cti-bar.styles.ts';
import './icw-timer.ts';
import { pageClock } from './page-clock.ts';

/**
 * Who is calling on the left, what else is known on the right (G10 to G12), and the call's state between them.
 *
 * @csspart left - name or number
 * @csspart right - call details
 */
@customElement('icw-cti-bar')
export class IcwCtiBar extends LitElement {
  static override styles = [baseStyles, ctiBarStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;

  override render() {
    const item = this.session?.item;
    return html`
      <section class="bar ${item?.state ?? 'idle'}" aria-label=${text.cti.label}>
        <p part="left" class="left">${this.session?.ctiBar.left || nothing}</p>
        <p class="state">
          <span class="chip">${item ? text.state[item.state] : text.cti.idle}</span>
          ${item ? this.#renderTimers(item) : nothing}
          ${item?.queue ? html`<span class="queue">${text.cti.queue(item.queue)}</span>` : nothing}
        </p>
        <p part="right" class="right">${this.session?.ctiBar.right || nothing}</p>
      </section>
    `;
  }

  #renderTimers(item: ItemView) {
    switch (item.state) {
      case 'alerting':
        return this.#renderTimer(text.timer.ringing, item.alertingSince, 10);
      case 'connected':
        return this.#renderTimer(text.timer.call, item.connectedSince);
      case 'held':
        return html`
          ${this.#renderTimer(text.timer.held, item.heldSince)}
          <span class="total">${text.cti.total} ${this.#renderTimer(text.timer.call, item.connectedSince)}</span>
        `;
      case 'wrapUp':
        return this.#renderTimer(text.timer.wrapUp, item.endedSince);
      default:
        return nothing;
    }
  }

  #renderTimer(label: string, since: number | undefined, attentionAfter?: number) {
    if (since === undefined) return nothing;
    return html`<icw-timer
      .label=${label}
      .since=${since}
      .now=${this.now}
      .attentionAfter=${attentionAfter}
    ></icw-timer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-cti-bar': IcwCtiBar;
  }
}
