import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ItemView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { itemsOf } from '../toolbar/button-state.ts';
import { channelIcons } from '../toolbar/channel-icons.ts';
import { ctiRight, hasQueueOnRight } from '../toolbar/cti-right.ts';
import { icon } from '../toolbar/icons.ts';
import { stateWord } from '../toolbar/state-word.ts';
import { durationAttribute, durationText } from './duration-text.ts';
import { ctiBarStyles } from './icw-cti-bar.styles.ts';
import './icw-timer.ts';
import { pageClock } from './page-clock.ts';
import { customerItem, knownNumber, partyName } from './party-name.ts';

/**
 * Who is calling on the left, what else is known on the right (G10 to G12), and the call's state between them.
 *
 * @csspart left - name or number
 * @csspart right - call details
 */
@localized()
@customElement('icw-cti-bar')
export class IcwCtiBar extends LitElement {
  static override styles = [baseStyles, ctiBarStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  /** Seconds after which wrap-up ends; then its timer counts down. */
  @property({ type: Number }) wrapUpLimit: number | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;
  /** Said once, as a threshold; a timer that speaks each second helps nobody (ui.md 12). */
  @state() private isWarned = false;
  #callOff: (() => void) | undefined;

  override disconnectedCallback(): void {
    this.#callOff?.();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session') && !changed.has('wrapUpLimit')) return;
    this.#callOff?.();
    this.isWarned = false;
    const { item } = this.session ?? {};
    if (item?.state !== 'wrapUp' || item.endedSince === undefined || this.wrapUpLimit === undefined) return;
    const warnAt = item.endedSince + (this.wrapUpLimit - wrapUpWarning) * 1000;
    this.#callOff = pageClock.after(Math.max(0, warnAt - this.now()), () => {
      this.isWarned = true;
    });
  }

  override render() {
    const { session } = this;
    const main = customerItem(session);
    // CIC shows a call that is over for some seconds more.
    const others = itemsOf(session).filter(
      ({ itemId, state }) => itemId !== main?.itemId && state !== 'ended',
    );
    return html`
      <section class="bar ${session?.item?.state ?? 'idle'}" aria-label=${text.cti.label}>
        <p part="left" class="left">
          ${main ? html`<span class="channel">${icon(channelIcons[main.channel])}<span class="unseen">${text.channel[main.channel]}</span></span>` : nothing}
          <span>${session?.ctiBar.left || nothing}</span>
        </p>
        <p class="state">${main ? this.#renderState(main) : html`<span class="chip">${text.cti.idle}</span>`}</p>
        <p part="right" class="right">${(session && ctiRight(session)) || nothing}</p>
        ${others.map((other) => this.#renderOther(other))}
      </section>
      <p class="unseen" role="status">${this.isWarned ? text.announce.wrapUpLeft(wrapUpWarning) : nothing}</p>
    `;
  }

  // The call with the third party, under that with the customer.
  #renderOther(item: ItemView) {
    const who = partyName(this.session, item);
    const number = knownNumber(item);
    return html`
      <p class="other who">${icon('consult')}<span>${who}</span></p>
      <p class="other state">${this.#renderState(item)}</p>
      <p class="other right">${number === who ? nothing : number}</p>
    `;
  }

  #renderState(item: ItemView) {
    const isQueueOnRight =
      this.session !== undefined &&
      item.itemId === customerItem(this.session)?.itemId &&
      hasQueueOnRight(this.session);
    return html`
      <span class="chip ${item.state}">${stateWord(item)}</span>
      ${item.isMuted ? html`<span class="mark">${icon('mute')}${text.cti.muted}</span>` : nothing}
      ${this.#renderTimers(item)}
      ${item.queue && !isQueueOnRight ? html`<span class="queue">${text.cti.queue(item.queue)}</span>` : nothing}
    `;
  }

  #renderTimers(item: ItemView) {
    const isCall = item.channel === 'telephony';
    const contact = isCall ? text.timer.call : text.timer.contact;
    switch (item.state) {
      case 'alerting':
        return this.#renderTimer(isCall ? text.timer.ringing : text.timer.waiting, item.alertingSince, 10);
      case 'connected':
      case 'conferenced':
        return html`
          ${this.#renderTimer(contact, item.connectedSince)}
          ${
            item.heldBefore
              ? html`<span class="total"
                >${text.cti.heldTotal} <time datetime=${durationAttribute(item.heldBefore)}
                  >${durationText(item.heldBefore)}</time
                ></span
              >`
              : nothing
          }
        `;
      case 'consulting':
        return this.#renderTimer(text.timer.consult, item.connectedSince);
      case 'held':
        return html`
          ${this.#renderTimer(text.timer.held, item.heldSince)}
          ${
            item.heldBefore && item.heldSince !== undefined
              ? html`<span class="total"
                >${text.cti.heldTotal}
                <icw-timer
                  .label=${text.timer.heldTotal}
                  .since=${item.heldSince}
                  .countedBefore=${item.heldBefore}
                  .now=${this.now}
                ></icw-timer
              ></span>`
              : nothing
          }
          <span class="total">${text.cti.total} ${this.#renderTimer(contact, item.connectedSince)}</span>
        `;
      case 'wrapUp':
        return this.wrapUpLimit === undefined || item.endedSince === undefined
          ? this.#renderTimer(text.timer.wrapUp, item.endedSince)
          : html`<icw-timer
                .label=${text.timer.wrapUpLeft}
                .since=${item.endedSince}
                .limit=${this.wrapUpLimit}
                .attentionAfter=${this.wrapUpLimit - wrapUpWarning}
                .now=${this.now}
              ></icw-timer>
              <span class="queue">${text.cti.left}</span>`;
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

/** Seconds of wrap-up that are left when it asks for attention (ui.md 12). */
const wrapUpWarning = 30;

declare global {
  interface HTMLElementTagNameMap {
    'icw-cti-bar': IcwCtiBar;
  }
}
