import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import {
  chooseKey,
  defaultShortcuts,
  type ShortcutAction,
  type Shortcuts,
  shortcutActions,
  shortcutLabel,
} from '../toolbar/shortcut.ts';
import { CloseEvent } from './close-event.ts';
import { dialogStyles } from './dialog.styles.ts';
import { shortcutDialogStyles } from './icw-shortcut-dialog.styles.ts';
import { modalDialog } from './modal-dialog.ts';
import { PreferencesEvent } from './preferences-event.ts';

/**
 * Which key does what: each can be changed or taken away, and all can be switched off (WCAG 2.1.4).
 *
 * @fires icw-preferences - the changed shortcuts
 * @fires icw-close - the dialog was closed
 */
@localized()
@customElement('icw-shortcut-dialog')
export class IcwShortcutDialog extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, shortcutDialogStyles];

  @property({ attribute: false }) keys: Shortcuts = defaultShortcuts;
  @state() private trouble: { readonly action: ShortcutAction; readonly text: string } | undefined;

  #change(shortcuts: Shortcuts): void {
    this.trouble = undefined;
    this.dispatchEvent(new PreferencesEvent({ shortcuts }));
  }

  #onKeyDown(event: KeyboardEvent, action: ShortcutAction): void {
    if (event.key === 'Tab' || event.key === 'Escape') return;
    const isErasing = event.key === 'Delete' || event.key === 'Backspace';
    const pressed = /^(?:Key|Digit|Numpad)(?<key>[A-Z0-9])$/.exec(event.code)?.groups?.key;
    if (!isErasing && !pressed) return;
    event.preventDefault();
    const choice = chooseKey(this.keys, action, isErasing ? undefined : pressed);
    switch (choice.kind) {
      case 'chosen':
        this.#change(choice.shortcuts);
        return;
      case 'unfit':
        this.trouble = { action, text: text.shortcut.unfit(pressed ?? '') };
        return;
      case 'taken':
        this.trouble = {
          action,
          text: text.shortcut.conflict(pressed ?? '', text.shortcut.action[choice.by]),
        };
        return;
    }
  }

  override render() {
    return modalDialog({
      heading: text.shortcut.title,
      body: html`
        <p class="on">
          <input
            id="on"
            type="checkbox"
            .checked=${this.keys.isOn}
            @change=${(event: Event) => this.#change({ ...this.keys, isOn: (event.target as HTMLInputElement).checked })}
          />
          <label for="on">${text.shortcut.enabled}</label>
        </p>
        <p class="quiet">${text.shortcut.prefix}</p>
        <p class="quiet" id="hint">${text.shortcut.hint} ${text.shortcut.digits}</p>
        <ul>
          ${shortcutActions.map((action) => this.#renderAction(action))}
        </ul>
        `,
      actions: html`<button class="button" type="button" @click=${() => this.#change(defaultShortcuts)}>
          ${text.shortcut.reset}
        </button>
      `,
      onClose: () => this.dispatchEvent(new CloseEvent()),
    });
  }

  #renderAction(action: ShortcutAction) {
    const key = this.keys.keys[action];
    const label = text.shortcut.action[action];
    const trouble = this.trouble?.action === action ? this.trouble.text : undefined;
    return html`
      <li>
        <span>${label}</span>
          <input
            class="field"
            readonly
            aria-label=${text.shortcut.key(label)}
            aria-describedby="hint"
            aria-invalid=${trouble ? 'true' : nothing}
            .value=${key ? shortcutLabel(key) : text.shortcut.none}
            @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event, action)}
          />
        <p class="trouble" role="alert">${trouble ?? nothing}</p>
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-shortcut-dialog': IcwShortcutDialog;
  }
}
