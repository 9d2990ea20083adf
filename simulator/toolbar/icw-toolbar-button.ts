import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.ts';
import { type IconName, icon } from './icons.ts';
import { toolbarButtonStyles } from './icw-toolbar-button.styles.ts';
import type { DenseItem } from './overflow.ts';
import type { RovingItem } from './roving-focus.ts';
import { ariaShortcut, shortcutLabel } from './shortcut.ts';

/**
 * One button of the toolbar. It stays focusable when it does not work, and then says why.
 *
 * @csspart button - the native button
 * @csspart tip - the note under it
 */
@localized()
@customElement('icw-toolbar-button')
export class IcwToolbarButton extends LitElement implements RovingItem, DenseItem {
  static override styles = [baseStyles, toolbarButtonStyles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property() icon: IconName | undefined;
  @property({ reflect: true }) tone: 'accept' | 'reject' | undefined;
  @property() look: 'text' | 'icon' | 'both' = 'both';
  /** There is no room: of icon and text only the text is left. */
  @property({ type: Boolean, reflect: true, attribute: 'dense' }) isDense = false;
  /** The letter pressed with Ctrl and Alt. */
  @property() key: string | undefined;
  /** Set while the button does not work: the reason. */
  @property() why: string | undefined;
  /** Whether a switch is on; a plain button has none. */
  @property({ attribute: false }) isPressed: boolean | undefined;
  @property({ type: Boolean, attribute: 'tab-stop' }) isTabStop = false;
  @state() private isTipDismissed = false;

  get denseSaving(): number {
    const drawn = this.look === 'both' ? this.renderRoot.querySelector('button svg') : null;
    if (!drawn?.parentElement) return 0;
    const { columnGap } = getComputedStyle(drawn.parentElement);
    return drawn.getBoundingClientRect().width + (Number.parseFloat(columnGap) || 0);
  }

  get isDisabled(): boolean {
    return this.why !== undefined;
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.isTipDismissed = true;
  }

  #onLeave(): void {
    this.isTipDismissed = false;
  }

  override render() {
    const hasText = this.look !== 'icon';
    return html`
      <button
        part="button"
        type="button"
        tabindex=${this.isTabStop ? 0 : -1}
        aria-disabled=${this.isDisabled ? 'true' : nothing}
        class=${this.look}
        aria-pressed=${this.isPressed ?? nothing}
        aria-label=${hasText ? nothing : this.label}
        aria-describedby=${this.isDisabled ? 'tip' : nothing}
        aria-keyshortcuts=${this.key ? ariaShortcut(this.key) : nothing}
        @keydown=${this.#onKeyDown}
        @blur=${this.#onLeave}
        @pointerleave=${this.#onLeave}
      >
        ${this.look === 'text' ? nothing : icon(this.icon)}${hasText ? html`<span>${this.label}</span>` : nothing}
      </button>
      ${this.#renderTip()}
    `;
  }

  #renderTip() {
    const isNameless = this.look === 'icon';
    if (!this.why && !this.key && !isNameless) return nothing;
    return html`
      <div part="tip" id="tip" role="tooltip" class="tip ${this.isTipDismissed ? 'dismissed' : ''}">
        ${isNameless ? html`<b aria-hidden="true">${this.label}</b>` : nothing}
        ${this.why ?? (this.key ? html`<span class="keys">${shortcutLabel(this.key)}</span>` : nothing)}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-toolbar-button': IcwToolbarButton;
  }
}
