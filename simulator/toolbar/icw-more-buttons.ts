import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { type CommandSource, sourceOf } from './command-event.ts';
import { type IconName, icon } from './icons.ts';
import { moreButtonsStyles } from './icw-more-buttons.styles.ts';
import { keepInSight } from './keep-in-sight.ts';
import { menuKeyTarget } from './menu-key.ts';
import type { RovingItem } from './roving-focus.ts';
import { ariaShortcut, shortcutLabel } from './shortcut.ts';

/** A button of the toolbar that found no room in its row. */
export interface MoreEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName | undefined;
  readonly key: string | undefined;
  readonly isPressed: boolean | undefined;
  /** Set while it does not work: the reason. */
  readonly why: string | undefined;
}

/** A button of the menu was chosen. */
class MoreEvent extends CustomEvent<{ readonly id: string; readonly source: CommandSource }> {
  constructor(id: string, source: CommandSource) {
    super('icw-more', { detail: { id, source } });
  }
}

/**
 * The menu of the buttons for which the toolbar has no room.
 *
 * @fires icw-more - the id of the chosen button
 * @csspart button - the menu button
 * @csspart menu - the list
 */
@localized()
@customElement('icw-more-buttons')
export class IcwMoreButtons extends LitElement implements RovingItem {
  static override styles = [baseStyles, moreButtonsStyles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @query('.menu') private readonly menu!: HTMLElement | null;
  @query('button') private readonly button!: HTMLButtonElement | null;
  @property({ attribute: false }) buttons: readonly MoreEntry[] = [];
  @property({ type: Boolean, attribute: 'tab-stop' }) isTabStop = false;
  @state() private isOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.#onFocusOut);
  }

  override disconnectedCallback(): void {
    this.removeEventListener('focusout', this.#onFocusOut);
    super.disconnectedCallback();
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) this.isOpen = false;
  };

  #onClick(): void {
    if (this.isOpen) this.isOpen = false;
    else void this.#open(0);
  }

  #onButtonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#open(event.key === 'ArrowDown' ? 0 : -1);
  }

  #onMenuKey(event: KeyboardEvent): void {
    const items = this.#entries();
    const to = menuKeyTarget(event, items);
    if (to) to.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    // The menu is open inside a toolbar, whose own arrow keys must not act meanwhile.
    if (event.key !== 'Tab') event.preventDefault();
  }

  #onChoice(event: Event, entry: MoreEntry): void {
    if (entry.why !== undefined) return;
    this.#close();
    this.dispatchEvent(new MoreEvent(entry.id, sourceOf(event)));
  }

  async #open(at: number): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    if (this.menu) keepInSight(this.menu);
    this.#entries().at(at)?.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.button?.focus();
  }

  #entries(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  override render() {
    return html`
      <button
        part="button"
        type="button"
        tabindex=${this.isTabStop ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded=${this.isOpen}
        aria-label=${text.toolbar.moreLabel}
        @click=${this.#onClick}
        @keydown=${this.#onButtonKey}
      >
        ${icon('more')}<span>${text.toolbar.more}</span>
      </button>
      ${
        this.isOpen
          ? html`<div
            part="menu"
            class="menu"
            role="menu"
            aria-label=${text.toolbar.moreLabel}
            @keydown=${this.#onMenuKey}
          >
            ${this.buttons.map((entry) => this.#renderEntry(entry))}
          </div>`
          : nothing
      }
    `;
  }

  #renderEntry(entry: MoreEntry) {
    const isSwitch = entry.isPressed !== undefined;
    return html`
      <button
        type="button"
        class="entry"
        role=${isSwitch ? 'menuitemcheckbox' : 'menuitem'}
        tabindex="-1"
        aria-checked=${isSwitch ? String(entry.isPressed) : nothing}
        aria-disabled=${entry.why === undefined ? nothing : 'true'}
        aria-keyshortcuts=${entry.key ? ariaShortcut(entry.key) : nothing}
        aria-description=${entry.why ?? nothing}
        @click=${(event: Event) => this.#onChoice(event, entry)}
      >
        ${icon(entry.isPressed ? 'tick' : entry.icon)}
        <span>${entry.label}${entry.why ? html`<small aria-hidden="true">${entry.why}</small>` : nothing}</span>
        ${entry.key ? html`<kbd aria-hidden="true">${shortcutLabel(entry.key)}</kbd>` : nothing}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-more-buttons': IcwMoreButtons;
  }
}
