import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AccountView, AlertView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { askFor, CommandEvent } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { stateWord } from '../toolbar/state-word.ts';
import { contextAreaStyles } from './icw-context-area.styles.ts';
import { pageClock } from './page-clock.ts';

const typingPause = 400;

/**
 * What never scrolls away: the confirmed account, the contact, alerts about this customer, and the scratch pad.
 *
 * @fires icw-command - `writeScratchPad` once the agent pauses, and `showPage` for an alert that leads somewhere
 */
@localized()
@customElement('icw-context-area')
export class IcwContextArea extends LitElement {
  static override styles = [baseStyles, contextAreaStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  /** What was written and is not told back by the server yet. */
  @state() private draft: { readonly sessionId: string; readonly text: string } | undefined;
  #send: (() => void) | undefined;
  #callOff: (() => void) | undefined;

  override disconnectedCallback(): void {
    this.#flush();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session') || !this.draft) return;
    const before = changed.get('session');
    const { session } = this;
    const isOther = session?.sessionId !== this.draft.sessionId;
    // A tab is used again for the next customer, who must not inherit the notes.
    const hasEnded = !isOther && before?.isInteractionOpen === true && !session?.isInteractionOpen;
    if (isOther) this.#flush();
    if (hasEnded) this.#drop();
    if (isOther || hasEnded || (session?.scratchPad === this.draft.text && !this.#send))
      this.draft = undefined;
  }

  #onInput(event: Event): void {
    const written = (event.target as HTMLTextAreaElement).value;
    const sessionId = this.session?.sessionId ?? '';
    this.draft = { sessionId, text: written };
    this.#send = () =>
      this.dispatchEvent(
        new CommandEvent({
          request: { command: 'writeScratchPad', text: written, sessionId },
          source: 'key',
        }),
      );
    this.#callOff?.();
    this.#callOff = pageClock.after(typingPause, () => this.#flush());
  }

  #flush(): void {
    const send = this.#send;
    this.#drop();
    send?.();
  }

  #drop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#send = undefined;
  }

  override render() {
    return html`
      <section class="area" aria-label=${text.context.label}>
        ${this.#renderAccount(this.session?.account)} ${this.#renderCommunication()} ${this.#renderAlerts()}
        <div class="cell">
          <h2 id="scratch-pad">${text.context.scratchPad}</h2>
          <textarea
            aria-labelledby="scratch-pad"
            placeholder=${text.context.scratchPadHint}
            .value=${this.draft?.text ?? this.session?.scratchPad ?? ''}
            @input=${this.#onInput}
            @blur=${this.#flush}
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
              <p class="quiet">${text.account.title[account.kind]} ${account.id}</p>
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
        <p>${text.direction[item.direction]}, ${stateWord(item)}</p>
        <p class="quiet">${[text.channel[item.channel], item.queue].filter(Boolean).join(' · ')}</p>
      </div>
    `;
  }

  // An alert is about this customer, unlike a system message (ui.md 2).
  get #alerts(): readonly AlertView[] {
    const { account, alerts } = this.session ?? {};
    if (alerts) return alerts;
    return [
      ...(account?.isVip ? [{ id: 'vip', text: text.context.vipAlert }] : []),
      ...(account?.note ? [{ id: 'note', text: account.note }] : []),
    ];
  }

  #renderAlerts() {
    const alerts = this.#alerts;
    return html`
      <div class="cell">
        <h2 id="alerts">${text.context.alerts}</h2>
        ${
          alerts.length > 0
            ? html`<ul class="alerts" aria-labelledby="alerts">
              ${alerts.map((alert) => html`<li>${icon('bell')}${this.#renderAlert(alert)}</li>`)}
            </ul>`
            : html`<p class="quiet">${text.context.noAlerts}</p>`
        }
      </div>
    `;
  }

  #renderAlert({ text: line, page }: AlertView) {
    if (!page) return html`<span>${line}</span>`;
    return html`
      <button
        class="link"
        type="button"
        @click=${(event: Event) => askFor(this, { command: 'showPage', page }, event)}
      >
        ${line}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-context-area': IcwContextArea;
  }
}
