import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentCommand, TargetView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import type { PickPurpose } from '../toolbar/button-catalogue.ts';
import { askFor } from '../toolbar/command-event.ts';
import { dialogStyles } from './dialog.styles.ts';
import { modalDialog } from './modal-dialog.ts';
import './icw-colleagues.ts';
import { CloseEvent } from './close-event.ts';
import { transferDialogStyles } from './icw-transfer-dialog.styles.ts';
import type { TargetEvent } from './target-event.ts';
import type { WebclientSource } from './webclient-source.ts';

/**
 * Picks somebody for a consultation, a chat or an item, and then asks for it.
 *
 * @fires icw-command - `consult`, `forward` or `invite` with the target; `reroute` where nobody is picked
 * @fires icw-close - it was closed, or has done its work
 */
@localized()
@customElement('icw-pick-dialog')
export class IcwPickDialog extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, transferDialogStyles];

  /** What the target is for; closed where absent. */
  @property({ attribute: false }) purpose: PickPurpose | undefined;
  @property({ attribute: false }) itemId: string | undefined;
  /** Whether the item can also be given back to routing, to nobody in particular. */
  @property({ type: Boolean, attribute: 'can-reroute' }) canReroute = false;
  /** Whether the item can go to somebody in particular. */
  @property({ type: Boolean, attribute: 'can-forward' }) canForward = true;
  @property() userId = '';
  @property({ attribute: false }) source: WebclientSource | undefined;
  @state() private target: TargetView | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('purpose')) this.target = undefined;
  }

  #onTarget({ chosen }: TargetEvent): void {
    this.target = chosen;
  }

  #onNumber(event: Event): void {
    const value = (event.target as HTMLInputElement).value.trim();
    this.target = value ? { kind: 'phone', value } : undefined;
  }

  #onDone(event: Event): void {
    if (!this.target || this.#why) return;
    askFor(this, this.#request(this.target), event);
    this.dispatchEvent(new CloseEvent());
  }

  #onReroute(event: Event): void {
    askFor(
      this,
      { command: 'reroute', ...(this.itemId === undefined ? {} : { itemId: this.itemId }) },
      event,
    );
    this.dispatchEvent(new CloseEvent());
  }

  #request(target: TargetView): AgentCommand {
    const ofItem = this.itemId === undefined ? {} : { itemId: this.itemId };
    switch (this.purpose) {
      case 'consult':
        return { command: 'consult', target, ...ofItem };
      case 'inviteChat':
        return { command: 'invite', target, ...ofItem };
      default:
        return { command: 'forward', target, ...ofItem };
    }
  }

  get #why(): string | undefined {
    return this.target && this.canForward ? undefined : text.transfer.whyTarget;
  }

  override render() {
    if (!this.purpose) return nothing;
    const isConsult = this.purpose === 'consult';
    return modalDialog({
      heading: headingOf(this.purpose),
      note: isConsult ? text.transfer.holdNote : '',
      body: html`
        ${
          isConsult
            ? html`<p class="number">
              <label class="label" for="number">${text.transfer.number}</label>
              <input class="field" id="number" type="tel" autocomplete="off" @input=${this.#onNumber} />
            </p>`
            : nothing
        }
        ${
          this.canForward
            ? html`<icw-colleagues
              .source=${this.source}
              .except=${this.userId}
              .chosen=${this.target?.value}
              ?queues=${!isConsult && this.purpose !== 'inviteChat'}
              @icw-target=${this.#onTarget}
            ></icw-colleagues>`
            : nothing
        }
        <p class="note">${this.target ? noteOf(this.purpose, this.target) : nothing}</p>
        `,
      actions: html`<div class="acts">
          <button class="button" type="button" @click=${() => this.dispatchEvent(new CloseEvent())}>
            ${text.dialog.cancel}
          </button>
          ${
            this.canReroute && this.purpose === 'forwardItem'
              ? html`<button class="button" type="button" @click=${this.#onReroute}>${text.transfer.anyone}</button>`
              : nothing
          }
          <button
            class="button emphasized"
            type="button"
            aria-disabled=${this.#why === undefined ? nothing : 'true'}
            title=${this.#why ?? nothing}
            @click=${this.#onDone}
          >
            ${actOf(this.purpose)}
          </button>
        </div>
      `,
      onClose: () => this.dispatchEvent(new CloseEvent()),
    });
  }
}

function headingOf(purpose: PickPurpose): string {
  switch (purpose) {
    case 'consult':
      return text.transfer.consult;
    case 'transferChat':
      return text.transfer.chat;
    case 'inviteChat':
      return text.transfer.invite;
    case 'forwardItem':
      return text.transfer.reroute;
  }
}

function actOf(purpose: PickPurpose): string {
  switch (purpose) {
    case 'consult':
      return text.transfer.dialTarget;
    case 'transferChat':
      return text.button.transferChat;
    case 'inviteChat':
      return text.button.inviteChat;
    case 'forwardItem':
      return text.transfer.forward;
  }
}

function noteOf(purpose: PickPurpose, target: TargetView): string {
  const who = target.name ?? target.value;
  switch (purpose) {
    case 'consult':
      return '';
    case 'transferChat':
      return text.transfer.confirmChat(who);
    case 'inviteChat':
      return text.transfer.confirmInvite(who);
    case 'forwardItem':
      return text.transfer.confirmReroute(who);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-pick-dialog': IcwPickDialog;
  }
}
