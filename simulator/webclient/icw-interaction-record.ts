import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ItemView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { pageStyles } from './page.styles.ts';
import { timeOfDay } from './time-of-day.ts';

/** The interaction so far: the contact, the account, the notes and the data that came with the call. */
@customElement('icw-interaction-record')
export class IcwInteractionRecord extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  @property() notes = '';

  override render() {
    const item = this.session?.item;
    return html`
      <h2 class="title">${text.record.title}</h2>
      ${item ? this.#renderRecord(item) : html`<p class="quiet">${text.record.none}</p>`}
    `;
  }

  #renderRecord(item: ItemView) {
    return html`
      <div class="columns">
        <section class="card">
          <h3>${text.record.contact}</h3>
          <dl class="facts body">
            ${fact(text.record.account, this.session?.account?.name)}
            ${fact(text.record.direction, text.direction[item.direction])}
            ${fact(text.record.state, text.state[item.state])}
            ${fact(text.record.remote, item.remoteNumber === '+0' ? '' : item.remoteNumber)}
            ${fact(text.record.dialed, item.dialedNumber)}${fact(text.record.queue, item.queue)}
            ${fact(text.record.began, item.connectedSince && timeOfDay(item.connectedSince))}
            ${fact(text.record.ended, item.endedSince && timeOfDay(item.endedSince))}
          </dl>
        </section>
        <section class="card">
          <h3>${text.record.attached}</h3>
          ${
            item.attachedData.length > 0
              ? html`<dl class="facts body">
                ${item.attachedData.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}
              </dl>`
              : html`<p class="body quiet">${text.record.noAttached}</p>`
          }
        </section>
        <section class="card">
          <h3>${text.record.notes}</h3>
          <p class="body ${this.notes ? 'notes' : 'quiet'}">${this.notes || text.record.noNotes}</p>
        </section>
      </div>
    `;
  }
}

const fact = (name: string, value: string | 0 | undefined) =>
  value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;

declare global {
  interface HTMLElementTagNameMap {
    'icw-interaction-record': IcwInteractionRecord;
  }
}
