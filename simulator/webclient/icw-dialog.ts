import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { dialogStyles } from './icw-dialog.styles.ts';

/** The dialog was closed by its cross, by Escape or from outside. */
export class CloseEvent extends Event {
  static readonly type = 'icw-close';

  constructor() {
    super(CloseEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * A modal dialog. The browser keeps the focus in it and gives it back.
 *
 * @slot - what it is about
 * @slot actions - the buttons at its foot
 * @fires icw-close - it was closed
 * @csspart dialog - the native dialog
 */
@localized()
@customElement('icw-dialog')
export class IcwDialog extends LitElement {
  static override styles = [baseStyles, dialogStyles];

  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  @property() heading = '';
  /** A line under the heading, such as the step. */
  @property() note = '';
  @property({ type: Boolean, reflect: true }) open = false;
  @property({ type: Boolean, reflect: true }) wide = false;
  #isClosing = false;

  override disconnectedCallback(): void {
    this.#isClosing = true;
    this.dialog?.close();
    this.#isClosing = false;
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.dialog || this.open === this.dialog.open) return;
    if (this.open) this.dialog.showModal();
    else {
      this.#isClosing = true;
      this.dialog.close();
      this.#isClosing = false;
    }
  }

  #onCancel(event: Event): void {
    // Whoever opened the dialog closes it: its model may say that it stays.
    event.preventDefault();
    this.#close();
  }

  #onClick(event: MouseEvent): void {
    if (event.target === this.dialog) this.#close();
  }

  #close(): void {
    if (!this.#isClosing) this.dispatchEvent(new CloseEvent());
  }

  override render() {
    return html`
      <dialog
        part="dialog"
        aria-labelledby="heading"
        aria-describedby=${this.note ? 'note' : nothing}
        @cancel=${this.#onCancel}
        @mousedown=${this.#onClick}
      >
        <div class="frame">
          <header>
            <div>
              <h2 id="heading">${this.heading}</h2>
              ${this.note ? html`<p id="note">${this.note}</p>` : nothing}
            </div>
            <button class="cross" type="button" aria-label=${text.dialog.close} @click=${this.#close}>
              ${icon('close')}
            </button>
          </header>
          <div class="content"><slot></slot></div>
          <footer><slot name="actions"></slot></footer>
        </div>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-dialog': IcwDialog;
  }
  interface HTMLElementEventMap {
    'icw-close': CloseEvent;
  }
}
