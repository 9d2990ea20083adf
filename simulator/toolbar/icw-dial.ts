import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { CommandEvent, type CommandSource, sourceOf } from './command-event.ts';
import { icon } from './icons.ts';
import { dialStyles } from './icw-dial.styles.ts';
import type { RovingItem } from './roving-focus.ts';
import { ariaShortcut } from './shortcut.ts';

/**
 * A number and the button that dials it. In the toolbar it is one stop: the arrow keys leave the field
 * only at its ends, so that the number can still be edited.
 *
 * @fires icw-command - `dial` with the number as value
 */
@localized()
@customElement('icw-dial')
export class IcwDial extends LitElement implements RovingItem {
  static override styles = [baseStyles, controlStyles, dialStyles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @query('input') private readonly field!: HTMLInputElement | null;
  /** Set while dialling is not possible: the reason. */
  @property() why: string | undefined;
  /** The letter pressed with Ctrl and Alt. */
  @property() key: string | undefined;
  @property({ type: Boolean, attribute: 'tab-stop' }) isTabStop = false;
  @state() private number = '';

  #onInput(event: Event): void {
    this.number = (event.target as HTMLInputElement).value;
  }

  #onFieldKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      this.#dial(event.isTrusted ? 'key' : 'script');
      return;
    }
    const field = event.target as HTMLInputElement;
    const isAtStart = field.selectionStart === 0 && field.selectionEnd === 0;
    const isAtEnd = field.selectionStart === field.value.length;
    const leaves = (event.key === 'ArrowLeft' && isAtStart) || (event.key === 'ArrowRight' && isAtEnd);
    const isToolbarKey = ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key);
    if (isToolbarKey && !leaves && field.value !== '') event.stopPropagation();
  }

  #onClick(event: Event): void {
    this.#dial(sourceOf(event));
  }

  #dial(source: CommandSource): void {
    const number = this.number.trim();
    if (this.#whyNot !== undefined) return;
    this.number = '';
    this.dispatchEvent(new CommandEvent({ command: 'dial', value: number, source }));
  }

  get #whyNot(): string | undefined {
    return this.why ?? (this.number.trim() ? undefined : text.why.dialEmpty);
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  override render() {
    const whyNot = this.#whyNot;
    return html`
      <input
        class="field"
        type="tel"
        autocomplete="off"
        aria-label=${text.dial.label}
        aria-keyshortcuts=${this.key ? ariaShortcut(this.key) : nothing}
        placeholder=${text.dial.placeholder}
        tabindex=${this.isTabStop ? 0 : -1}
        .value=${this.number}
        @input=${this.#onInput}
        @keydown=${this.#onFieldKey}
      />
      <button
        class="button"
        type="button"
        tabindex=${this.isTabStop ? 0 : -1}
        aria-disabled=${whyNot === undefined ? nothing : 'true'}
        aria-describedby=${whyNot === undefined ? nothing : 'why'}
        title=${whyNot ?? nothing}
        @click=${this.#onClick}
      >
        ${icon('dial')}<span>${text.button.dial}</span>
      </button>
      <span id="why" hidden>${whyNot ?? nothing}</span>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-dial': IcwDial;
  }
}
