import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AccountView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { contextAreaStyles } from './icw-context-area.styles.ts';

/** The scratch pad's text changed. */
export class NotesEvent extends Event {
  static readonly type = 'icw-notes';
  readonly notes: string;

  constructor(notes: string) {
    super(NotesEvent.type, { bubbles: true, composed: true });
    this.notes = notes;
  }
}

/**
 * What never scrolls away: the confirmed account, the contact, alerts about this customer, and the scratch pad.
 *
 * @fires icw-notes - the scratch pad's new text
 */
@customElement('icw-context-area')
export class IcwContextArea extends LitElement {
  static override styles = [baseStyles, contextAreaStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  @property() notes = '';

  #onInput(event: Event): void {
    this.dispatchEvent(new NotesEvent((event.target as HTMLTextAreaElement).value));
  }

  override render() {
    return html`
      <section class="area" aria-label=${text.context.label}>
        ${this.#renderAccount(this.session?.account)} ${this.#renderCommunication()}
        ${this.#renderAlerts(this.session?.account)}
        <div class="cell">
          <h2 id="scratch-pad">${text.context.scratchPad}</h2>
          <textarea
            aria-labelledby="scratch-pad"
            placeholder=${text.context.scratchPadHint}
            .value=${this.notes}
            @input=${this.#onInput}
          ></textarea>
        </div>
      </section>
    `;
  }

  #renderAccount(account: AccountView | undefined) {
    return html`
      <div class="cell">
        <h2>${text.context.account}</h2>
        ${
          account
            ? html`
              <p class="strong">
                ${account.name} ${account.isVip ? html`<span class="vip">${text.context.vip}</span>` : nothing}
              </p>
              <p>${account.organization ?? account.city}</p>
              <p class="quiet">${account.id}</p>
            `
            : html`<p class="quiet">${text.context.noAccount}</p>`
        }
      </div>
    `;
  }

  #renderCommunication() {
    const item = this.session?.item;
    if (!item) {
      return html`
        <div class="cell">
          <h2>${text.context.communication}</h2>
          <p class="quiet">${text.context.noCommunication}</p>
        </div>
      `;
    }
    const hasNumber = item.remoteNumber !== '' && item.remoteNumber !== '+0';
    return html`
      <div class="cell">
        <h2>${text.context.communication}</h2>
        <p class="strong">${hasNumber ? item.remoteNumber : item.remoteName || text.announce.unknownCaller}</p>
        <p>${text.direction[item.direction]}, ${text.state[item.state]}</p>
        <p class="quiet">${item.queue || text.context.channel}</p>
      </div>
    `;
  }

  // An alert is about this customer, unlike a system message (ui.md 2).
  #renderAlerts(account: AccountView | undefined) {
    const alerts = [account?.isVip ? text.context.vipAlert : undefined, account?.note].filter((line) => line);
    return html`
      <div class="cell">
        <h2 id="alerts">${text.context.alerts}</h2>
        ${
          alerts.length > 0
            ? html`<ul class="alerts" aria-labelledby="alerts">
              ${alerts.map((line) => html`<li>${icon('message')}<span>${line}</span></li>`)}
            </ul>`
            : html`<p class="quiet">${text.context.noAlerts}</p>`
        }
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-context-area': IcwContextArea;
  }
  interface HTMLElementEventMap {
    'icw-notes': NotesEvent;
  }
}
