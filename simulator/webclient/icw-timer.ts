import { localized } from '@lit/localize';
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { durationAttribute, durationText } from './duration-text.ts';
import { timerStyles } from './icw-timer.styles.ts';
import { pageClock } from './page-clock.ts';

/**
 * Counts up from a moment, or down where a limit is known (ui.md 10). Its live region is off: a timer that speaks each second helps nobody.
 */
@localized()
@customElement('icw-timer')
export class IcwTimer extends LitElement {
  static override styles = timerStyles;

  /** Milliseconds since the epoch. */
  @property({ type: Number }) since = 0;
  /** Milliseconds that are added to the time since the moment: what was counted before. */
  @property({ type: Number, attribute: 'counted-before' }) countedBefore = 0;
  /** Seconds; then the timer counts down to nothing. */
  @property({ type: Number }) limit: number | undefined;
  /** What is being counted, for screen readers. */
  @property() label = '';
  /** Seconds after which the timer asks for attention; none where absent. */
  @property({ type: Number, attribute: 'attention-after' }) attentionAfter: number | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#schedule();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = undefined;
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('since')) this.#schedule();
  }

  get #elapsed(): number {
    return Math.max(0, this.now() - this.since) + this.countedBefore;
  }

  // Rounded up, so that the last second is shown as one.
  get #shown(): number {
    if (this.limit === undefined) return this.#elapsed;
    return Math.ceil(Math.max(0, this.limit * 1000 - this.#elapsed) / 1000) * 1000;
  }

  // Ticks when the shown second changes, so that two timers of one moment change together.
  #schedule(): void {
    this.#stop?.();
    this.#stop = pageClock.after(1000 - (this.#elapsed % 1000), () => {
      this.requestUpdate();
      this.#schedule();
    });
  }

  override render() {
    const wantsAttention = this.attentionAfter !== undefined && this.#elapsed >= this.attentionAfter * 1000;
    return html`
      <time
        role="timer"
        aria-live="off"
        aria-label=${this.label}
        class=${wantsAttention ? 'attention' : ''}
        datetime=${durationAttribute(this.#shown)}
        >${durationText(this.#shown)}</time
      >
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-timer': IcwTimer;
  }
}
