import { localized } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClockView, JournalEntry } from '../desk-model.ts';
import { timeOfDay } from '../webclient/time-of-day.ts';
import { deskStyles } from './desk.styles.ts';
import { type DeskAsk, DeskAskEvent } from './desk-ask-event.ts';
import { deskText as text } from './desk-text.ts';
import { entryText } from './entry-text.ts';

const steps = [
  { label: '1 s', ms: 1_000 },
  { label: '10 s', ms: 10_000 },
  { label: '1 min', ms: 60_000 },
  { label: '10 min', ms: 600_000 },
];

/**
 * The clock of all parts, and the way back through what was recorded.
 *
 * @fires desk-ask - another pace, a step, a moment of the past or now
 */
@localized()
@customElement('icw-time')
export class IcwTime extends LitElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: block;
      }

      .now {
        margin-block: 0.25rem;
        font: 600 1.25rem / 1.5 var(--icw-font-mono);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        margin-top: 0.5rem;
      }

      button[aria-pressed='true'] {
        border-color: var(--desk-accent);
        background: var(--desk-selected);
      }

      h4 {
        margin: 1.25rem 0 0.25rem;
        color: var(--desk-accent);
        font-size: 0.75rem;
      }

      input[type='range'] {
        height: 1.75rem;
        margin-top: 0.25rem;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--desk-accent);
      }

      .moment {
        display: flex;
        align-items: baseline;
        gap: 0.5rem;
        min-height: 1.75rem;
      }

      .moment span:nth-child(2) {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  /** Undefined where the parts run on real time. */
  @property({ attribute: false }) clock: ClockView | undefined;
  @property({ attribute: false }) moments: readonly JournalEntry[] = [];
  /** The moment that is looked at; undefined for now. */
  @property({ type: Number }) past: number | undefined;

  #ask(ask: DeskAsk): void {
    this.dispatchEvent(new DeskAskEvent(ask));
  }

  #onSlide(event: Event): void {
    const at = Number((event.target as HTMLInputElement).value);
    const moment = this.moments[at];
    if (!moment) return;
    this.#ask(at === this.moments.length - 1 ? { kind: 'lookBack' } : { kind: 'lookBack', seq: moment.seq });
  }

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title">${text.time.title}</h3>
        ${this.clock ? this.#renderClock(this.clock) : html`<p class="quiet">${text.time.none}</p>`}
        <h4 id="machine">${text.time.machine}</h4>
        <p class="quiet">${text.time.hint}</p>
        ${this.moments.length === 0 ? html`<p class="quiet">${text.time.empty}</p>` : this.#renderMachine()}
      </section>
    `;
  }

  #renderClock({ now, pace, pending, untilNext }: ClockView) {
    const paceButton = (times: number, label: string) => html`
      <button type="button" aria-pressed=${pace === times} @click=${() => this.#ask({ kind: 'setPace', pace: times })}>
        ${label}
      </button>
    `;
    return html`
      <p class="quiet">${text.time.now}</p>
      <p class="now">${timeOfDay(now)}</p>
      <p class="quiet" role="status">
        ${pace === 0 ? text.time.standing : pace === 1 ? text.time.real : text.time.pace(pace)} ${text.time.timers(pending)}${
          untilNext === undefined ? '' : `, ${text.time.in(`${(untilNext / 1_000).toFixed(1)} s`)}`
        }
      </p>
      <div class="row">
        ${paceButton(0, text.time.stop)} ${paceButton(1, text.time.go)}
        ${[10, 60].map((times) => paceButton(times, text.time.faster(times)))}
      </div>
      <div class="row">
        <button type="button" @click=${() => this.#ask({ kind: 'advance', ms: 'next' })}>${text.time.next}</button>
        ${steps.map(
          ({ label, ms }) => html`<button type="button" @click=${() => this.#ask({ kind: 'advance', ms })}>
            ${text.time.forward(label)}
          </button>`,
        )}
      </div>
    `;
  }

  #renderMachine() {
    const last = this.moments.length - 1;
    const found = this.past === undefined ? last : this.moments.findIndex(({ seq }) => seq === this.past);
    const at = found < 0 ? last : found;
    const moment = this.moments[at];
    const words = moment ? `${timeOfDay(moment.at)}, ${entryText(moment)}` : '';
    return html`
      <input
        type="range"
        min="0"
        max=${last}
        step="1"
        aria-label=${text.time.slider}
        aria-valuetext=${words}
        .value=${String(at)}
        @input=${this.#onSlide}
      />
      <p class="moment">
        <span class="quiet">${text.time.moment(at + 1, last + 1)}</span>
        <span>${words}</span>
        ${
          this.past === undefined
            ? nothing
            : html`<button type="button" @click=${() => this.#ask({ kind: 'lookBack' })}>${text.time.live}</button>`
        }
      </p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-time': IcwTime;
  }
}
