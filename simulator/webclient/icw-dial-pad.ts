import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentView, TargetView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { activeSession, agentControlState, capabilitiesOf } from '../toolbar/button-state.ts';
import { askFor } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import type { ColleagueAction } from './icw-colleagues.ts';
import './icw-colleagues.ts';
import { dialPadStyles } from './icw-dial-pad.styles.ts';
import { pageStyles } from './page.styles.ts';
import type { TargetEvent } from './target-event.ts';
import type { WebclientSource } from './webclient-source.ts';

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

/**
 * The dial pad: keys, a number, and colleagues with their presence. While a call can take tones, the keys send them.
 *
 * @fires icw-command - `dial`, `consult`, `blindTransfer` or `sendDtmf`
 */
@localized()
@customElement('icw-dial-pad')
export class IcwDialPad extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, dialPadStyles];

  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) source: WebclientSource | undefined;
  @state() private number = '';
  @state() private tones = '';

  #can(capability: string): boolean {
    return capabilitiesOf(activeSession(this.agent)).includes(capability);
  }

  #onKey(event: Event, key: string): void {
    if (!this.#can('Dtmf')) {
      this.number += key;
      return;
    }
    this.tones = (this.tones + key).slice(-24);
    askFor(this, { command: 'sendDtmf', digits: key }, event);
  }

  #onInput(event: Event): void {
    this.number = (event.target as HTMLInputElement).value;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.#whyNoCall === undefined) askFor(this, { command: 'dial', number: this.number.trim() }, event);
  }

  #onTarget({ chosen: target, action, cause, number }: TargetEvent): void {
    if (action === 'blindTransfer' || action === 'warmTransfer') this.#act(cause, action, target);
    else askFor(this, { command: 'dial', number }, cause);
  }

  #act(cause: Event, action: 'blindTransfer' | 'warmTransfer', target: TargetView): void {
    askFor(this, { command: action === 'warmTransfer' ? 'consult' : 'blindTransfer', target }, cause);
  }

  get #whyNoCall(): string | undefined {
    const dialling = agentControlState('Dial', this.agent, text.why.dial);
    if (!dialling.isEnabled) return dialling.why;
    return this.number.trim() ? undefined : text.why.dialEmpty;
  }

  override render() {
    const why = this.#whyNoCall;
    return html`
      <h2 class="title">${text.dialPad.title}</h2>
      <div class="columns">
        <section class="card">
          <h3>${text.dialPad.keys}</h3>
          <form class="body" @submit=${this.#onSubmit}>
            <div class="number">
              <input
                class="field"
                type="tel"
                autocomplete="off"
                aria-label=${text.dialPad.number}
                .value=${this.number}
                @input=${this.#onInput}
              />
              <button
                class="button"
                type="button"
                aria-label=${text.dialPad.erase}
                @click=${() => {
                  this.number = this.number.slice(0, -1);
                }}
              >
                ${icon('erase')}
              </button>
            </div>
            <div class="keys" role="group" aria-label=${text.dialPad.keys}>
              ${keys.map(
                ([key, letters]) => html`
                  <button
                    class="key"
                    type="button"
                    @click=${(event: Event) => this.#onKey(event, key)}
                  >
                    <b>${key}</b><small>${letters}</small>
                  </button>
                `,
              )}
            </div>
            <p class="tones" role="status">
              ${this.tones ? text.dialPad.sent(this.tones) : this.#can('Dtmf') ? text.dialPad.toneHint : nothing}
            </p>
            <div class="acts">
              <button
                class="button call"
                type="submit"
                aria-disabled=${why === undefined ? nothing : 'true'}
                title=${why ?? nothing}
              >
                ${icon('dial')}${text.dialPad.call}
              </button>
              ${this.#renderNumberAct('blindTransfer', 'BlindTransfer')}
              ${this.#renderNumberAct('warmTransfer', 'Consult')}
            </div>
          </form>
        </section>
        <section class="card">
          <h3>${text.dialPad.colleagues}</h3>
          <icw-colleagues
            class="body"
            .source=${this.source}
            .except=${this.agent?.userId ?? ''}
            .actions=${this.#actions}
            @icw-target=${this.#onTarget}
          ></icw-colleagues>
        </section>
      </div>
    `;
  }

  #renderNumberAct(action: 'blindTransfer' | 'warmTransfer', capability: string) {
    if (!this.#can(capability)) return nothing;
    const isEmpty = this.number.trim() === '';
    return html`
      <button
        class="button"
        type="button"
        aria-disabled=${isEmpty ? 'true' : nothing}
        title=${isEmpty ? text.why.dialEmpty : nothing}
        @click=${(event: Event) => isEmpty || this.#act(event, action, { kind: 'phone', value: this.number.trim() })}
      >
        ${icon(action)}${text.dialPad[action]}
      </button>
    `;
  }

  get #actions(): readonly ColleagueAction[] {
    return [
      { id: 'call', label: text.dialPad.call, icon: 'dial' },
      ...(this.#can('BlindTransfer')
        ? [{ id: 'blindTransfer', label: text.dialPad.blindTransfer, icon: 'blindTransfer' } as const]
        : []),
      ...(this.#can('Consult')
        ? [{ id: 'warmTransfer', label: text.dialPad.warmTransfer, icon: 'warmTransfer' } as const]
        : []),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-dial-pad': IcwDialPad;
  }
}
