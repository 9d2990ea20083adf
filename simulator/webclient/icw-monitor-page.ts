import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MonitorView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { askFor } from '../toolbar/command-event.ts';
import { pageStyles } from './page.styles.ts';
import { timeOfDay } from './time-of-day.ts';

/**
 * The figures that a supervisor watches, as the communication system last told them.
 *
 * @fires icw-command - `watchFigures`
 */
@localized()
@customElement('icw-monitor-page')
export class IcwMonitorPage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles];

  @property({ attribute: false }) monitor: MonitorView | undefined;

  override render() {
    const isWatching = this.monitor !== undefined;
    return html`
      <h2 class="title">
        ${text.monitor.title}
        ${this.monitor ? html`<small>${text.monitor.asOf(timeOfDay(this.monitor.at))}</small>` : nothing}
        <button
          class="button"
          type="button"
          aria-pressed=${isWatching}
          @click=${(event: Event) => askFor(this, { command: 'watchFigures', isWatching: !isWatching }, event)}
        >
          ${text.monitor.watch}
        </button>
      </h2>
      ${this.monitor ? this.#renderObjects(this.monitor) : html`<p class="quiet">${text.monitor.none}</p>`}
    `;
  }

  #renderObjects({ objects }: MonitorView) {
    return html`
      <div class="columns">
        ${objects.map(
          ({ kind, name, id, figures }) => html`
            <section class="card">
              <h3>${name || id} <small class="quiet">${kind}</small></h3>
              <dl class="facts body">
                ${figures.map((figure) => html`<dt>${figure.name}</dt><dd>${figure.value}</dd>`)}
              </dl>
            </section>
          `,
        )}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-monitor-page': IcwMonitorPage;
  }
}
