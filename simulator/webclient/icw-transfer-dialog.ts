import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentView, SessionView, TargetView, TransferView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { activeSession, capabilitiesOf, itemsOf } from '../toolbar/button-state.ts';
import { askFor, CommandEvent } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { dialogStyles } from './dialog.styles.ts';
import { modalDialog } from './modal-dialog.ts';
import './icw-colleagues.ts';
import './icw-timer.ts';
import { transferDialogStyles } from './icw-transfer-dialog.styles.ts';
import { pageClock } from './page-clock.ts';
import { partyName } from './party-name.ts';
import type { TargetEvent } from './target-event.ts';
import type { WebclientSource } from './webclient-source.ts';

/**
 * Blind transfer, warm transfer and conference in two steps: choose a target, then announce and decide (ui.md 5).
 * It shows the step that the session is in, so that a reload in the middle of a consultation loses nothing.
 *
 * @fires icw-command - `chooseTarget`, `advanceTransfer`, `cancelTransfer`, `reconnect` and `end`
 */
@localized()
@customElement('icw-transfer-dialog')
export class IcwTransferDialog extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, transferDialogStyles];

  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) source: WebclientSource | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;
  @state() private number = '';
  #isEnding = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('agent')) return;
    const before = activeSession(changed.get('agent'))?.transfer;
    if (!before && this.#transfer) this.number = '';
  }

  // The interaction ends once the transfer is through; asking sooner would end it under the customer.
  protected override updated(changed: PropertyValues<this>): void {
    const stepBefore = activeSession(changed.get('agent'))?.transfer?.step;
    // The next step has other buttons; the focus must not fall out of the dialog with the pressed one.
    if (
      stepBefore &&
      this.#transfer &&
      stepBefore !== this.#transfer.step &&
      !this.shadowRoot?.activeElement
    ) {
      this.renderRoot.querySelector<HTMLElement>('.emphasized')?.focus();
    }
    if (!this.#isEnding || this.#transfer) return;
    this.#isEnding = false;
    const session = this.#session;
    const isOver = !itemsOf(session).some(({ state }) => state === 'connected' || state === 'consulting');
    if (session && isOver) {
      this.dispatchEvent(new CommandEvent({ request: { command: 'end' }, source: 'script' }));
    }
  }

  get #session(): SessionView | undefined {
    return activeSession(this.agent);
  }

  get #transfer(): TransferView | undefined {
    return this.#session?.transfer;
  }

  #onTarget({ chosen: target, cause }: TargetEvent): void {
    this.number = '';
    askFor(this, { command: 'chooseTarget', target }, cause);
  }

  #onNumber(event: Event): void {
    this.number = (event.target as HTMLInputElement).value;
  }

  // The number is told when its field is left or Enter is pressed, not with each digit.
  #onNumberDone(event: Event): void {
    const value = this.number.trim();
    if (value) askFor(this, { command: 'chooseTarget', target: { kind: 'phone', value } }, event);
  }

  #onAdvance(event: Event, why: string | undefined): void {
    if (why === undefined) askFor(this, { command: 'advanceTransfer' }, event);
  }

  #onAdvanceAndEnd(event: Event, why: string | undefined): void {
    if (why !== undefined) return;
    this.#isEnding = true;
    askFor(this, { command: 'advanceTransfer' }, event);
  }

  #onCancel(event: Event): void {
    askFor(this, { command: 'cancelTransfer' }, event);
  }

  override render() {
    const transfer = this.#transfer;
    if (!transfer) return nothing;
    if (transfer.step === 'calling' || transfer.step === 'consulting') return this.#renderPanel(transfer);
    const isBlindChosen = transfer.purpose === 'blindTransfer' && transfer.step === 'chosen';
    return modalDialog({
      heading: heading(transfer),
      note: isBlindChosen ? text.transfer.stepBlind : text.transfer.stepTarget,
      body: this.#renderChoice(transfer),
      actions: this.#renderFirstActs(transfer),
      onClose: (cause) => this.#onCancel(cause),
    });
  }

  // Not modal: while they announce the customer, agents need the customer's page, and a person who plays both ends
  // needs the colleague's web client beside it.
  #renderPanel(transfer: TransferView) {
    return html`
      <dialog class="docked" open aria-labelledby="heading" aria-describedby="note" @keydown=${this.#onKey}>
        <div class="frame">
          <div class="head">
            <div>
              <h2 id="heading">${heading(transfer)}</h2>
              <p id="note">${text.transfer.stepDecide}</p>
            </div>
          </div>
          <div class="content">${this.#renderConsultation(transfer)}</div>
          <div class="foot">${this.#renderDecisions(transfer)}</div>
        </div>
      </dialog>
    `;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#onCancel(event);
  };

  #renderChoice(transfer: TransferView) {
    const typed = transfer.target?.kind === 'phone' ? transfer.target.value : '';
    return html`
      <p class="number">
        <label class="label" for="number">${text.transfer.number}</label>
        <input
          class="field"
          id="number"
          type="tel"
          autocomplete="off"
          .value=${this.number || typed}
          @input=${this.#onNumber}
          @change=${this.#onNumberDone}
        />
      </p>
      <icw-colleagues
        .source=${this.source}
        .except=${this.agent?.userId ?? ''}
        .chosen=${transfer.target?.value}
        ?queues=${transfer.purpose === 'blindTransfer'}
        @icw-target=${this.#onTarget}
      ></icw-colleagues>
      <p class="note">
        ${
          transfer.purpose === 'blindTransfer'
            ? transfer.target
              ? text.transfer.confirmBlind(nameOf(transfer.target))
              : nothing
            : text.transfer.holdNote
        }
      </p>
    `;
  }

  #renderFirstActs(transfer: TransferView) {
    const why = transfer.step === 'chosen' ? undefined : text.transfer.whyTarget;
    const isBlind = transfer.purpose === 'blindTransfer';
    return html`
      <div class="acts">
        <button class="button" type="button" @click=${this.#onCancel}>${text.dialog.cancel}</button>
        ${
          isBlind
            ? this.#renderAct(text.transfer.completeAndEnd, why, (event) => this.#onAdvanceAndEnd(event, why))
            : nothing
        }
        ${this.#renderAct(
          isBlind ? text.transfer.complete : text.transfer.dialTarget,
          why,
          (event) => this.#onAdvance(event, why),
          true,
        )}
      </div>
    `;
  }

  #renderConsultation(transfer: TransferView) {
    const customer = itemsOf(this.#session).find(({ itemId }) => itemId === transfer.itemId);
    const consult = itemsOf(this.#session).find(({ itemId }) => itemId === transfer.consultItemId);
    const third = transfer.target ? nameOf(transfer.target) : partyName(this.#session, consult);
    return html`
      <ul class="legs">
        <li class="held">
          ${icon('hold')}<span>${text.transfer.onHold(partyName(this.#session, customer))}</span>
          ${
            customer?.heldSince === undefined
              ? nothing
              : html`<icw-timer .label=${text.timer.held} .since=${customer.heldSince} .now=${this.now}></icw-timer>`
          }
        </li>
        <li class=${transfer.step}>
          ${icon(transfer.step === 'calling' ? 'dial' : 'consult')}
          <span role="status">${transfer.step === 'calling' ? text.transfer.ringing(third) : text.transfer.talking(third)}</span>
          ${
            consult?.connectedSince === undefined
              ? nothing
              : html`<icw-timer .label=${text.timer.consult} .since=${consult.connectedSince} .now=${this.now}></icw-timer>`
          }
        </li>
      </ul>
    `;
  }

  #renderDecisions(transfer: TransferView) {
    const allowed = capabilitiesOf(this.#session);
    const isConference = transfer.purpose === 'conference';
    const capability = isConference ? 'Conference' : 'WarmTransfer';
    const why = allowed.includes(capability) ? undefined : text.transfer.whyTalking;
    return html`
      <div class="acts">
        <button class="button" type="button" @click=${this.#onCancel}>
          ${icon('reconnect')}${text.transfer.reconnect}
        </button>
        ${
          isConference
            ? nothing
            : this.#renderAct(text.transfer.completeAndEnd, why, (event) => this.#onAdvanceAndEnd(event, why))
        }
        ${this.#renderAct(
          isConference ? text.transfer.join : text.transfer.complete,
          why,
          (event) => this.#onAdvance(event, why),
          true,
        )}
      </div>
    `;
  }

  #renderAct(label: string, why: string | undefined, act: (event: Event) => void, isMain = false) {
    return html`
      <button
        class="button ${isMain ? 'emphasized' : ''}"
        type="button"
        aria-disabled=${why === undefined ? nothing : 'true'}
        title=${why ?? nothing}
        @click=${act}
      >
        ${label}
      </button>
    `;
  }
}

function heading({ purpose }: TransferView): string {
  switch (purpose) {
    case 'blindTransfer':
      return text.transfer.blind;
    case 'warmTransfer':
      return text.transfer.warm;
    case 'conference':
      return text.transfer.conference;
  }
}

const nameOf = (target: TargetView): string => target.name ?? target.value;

declare global {
  interface HTMLElementTagNameMap {
    'icw-transfer-dialog': IcwTransferDialog;
  }
}
