import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { languages } from '../locales/localization.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { CloseEvent } from './close-event.ts';
import { dialogStyles } from './dialog.styles.ts';
import { settingsDialogStyles } from './icw-settings-dialog.styles.ts';
import { modalDialog } from './modal-dialog.ts';
import { densities, type Preferences, themes } from './preferences.ts';
import { PreferencesEvent } from './preferences-event.ts';

/** Asked to let the ring be heard once. */
class TryRingEvent extends Event {
  static readonly type = 'icw-try-ring';

  constructor() {
    super(TryRingEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * Language, look, ring and notification. Each change holds at once.
 *
 * @fires icw-preferences - what was changed
 * @fires icw-try-ring - the ring is to be heard once
 * @fires icw-close - the dialog was closed
 */
@localized()
@customElement('icw-settings-dialog')
export class IcwSettingsDialog extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, settingsDialogStyles];

  @property({ attribute: false }) preferences: Preferences | undefined;
  /** Asks the browser whether the page may notify. */
  @property({ attribute: false }) askPermission: () => Promise<NotificationPermission> = () =>
    Notification.requestPermission();
  @state() private isDenied = false;

  #change(change: Partial<Preferences>): void {
    this.dispatchEvent(new PreferencesEvent(change));
  }

  // The browser asks only where the agent has just asked for it.
  async #onNotify(event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const wanted = box.checked;
    const isAllowed = !wanted || (await this.askPermission()) === 'granted';
    this.isDenied = !isAllowed;
    box.checked = wanted && isAllowed;
    this.#change({ notifies: wanted && isAllowed });
  }

  override render() {
    const { preferences } = this;
    if (!preferences) return nothing;
    return modalDialog({
      heading: text.settings.title,
      body: html`
        <fieldset>
          <legend>${text.settings.look}</legend>
          <p>
            <label for="language">${text.settings.language}</label>
            <select
              class="field"
              id="language"
              @change=${(event: Event) =>
                this.#change({
                  language:
                    chosen(
                      event,
                      languages.map(({ id }) => id),
                    ) ?? preferences.language,
                })}
            >
              ${languages.map(
                ({ id, name }) =>
                  html`<option value=${id} lang=${id} ?selected=${id === preferences.language}>${name}</option>`,
              )}
            </select>
          </p>
          <p>
            <label for="theme">${text.settings.theme}</label>
            <select
              class="field"
              id="theme"
              @change=${(event: Event) => this.#change({ theme: chosen(event, themes) ?? preferences.theme })}
            >
              ${themes.map(
                (theme) =>
                  html`<option value=${theme} ?selected=${theme === preferences.theme}>${text.settings.themes[theme]}</option>`,
              )}
            </select>
          </p>
          <p>
            <label for="density">${text.settings.density}</label>
            <select
              class="field"
              id="density"
              @change=${(event: Event) => this.#change({ density: chosen(event, densities) ?? preferences.density })}
            >
              ${densities.map(
                (density) =>
                  html`<option value=${density} ?selected=${density === preferences.density}>${text.settings.densities[density]}</option>`,
              )}
            </select>
          </p>
        </fieldset>
        <fieldset>
          <legend>${text.settings.sounds}</legend>
          <p class="check">
            <input
              id="rings"
              type="checkbox"
              .checked=${preferences.rings}
              @change=${(event: Event) => this.#change({ rings: (event.target as HTMLInputElement).checked })}
            />
            <label for="rings">${text.settings.ring}</label>
          </p>
          <p>
            <label for="volume">${text.settings.volume}</label>
            <span class="volume">
              <input
                id="volume"
                type="range"
                min="0"
                max="100"
                step="5"
                .value=${String(preferences.volume)}
                @change=${(event: Event) => this.#change({ volume: Number((event.target as HTMLInputElement).value) })}
              />
              <button class="button" type="button" @click=${() => this.dispatchEvent(new TryRingEvent())}>
                ${icon('bell')}${text.settings.tryRing}
              </button>
            </span>
          </p>
          <p class="check">
            <input id="notifies" type="checkbox" .checked=${preferences.notifies} @change=${this.#onNotify} />
            <label for="notifies">${text.settings.notify}</label>
          </p>
          <p class="denied" role="status">${this.isDenied ? text.settings.notifyDenied : nothing}</p>
        </fieldset>
      `,
      onClose: () => this.dispatchEvent(new CloseEvent()),
    });
  }
}

function chosen<Value extends string>(event: Event, values: readonly Value[]): Value | undefined {
  const { value } = event.target as HTMLSelectElement;
  return values.find((each) => each === value);
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-settings-dialog': IcwSettingsDialog;
  }
  interface HTMLElementEventMap {
    'icw-try-ring': TryRingEvent;
  }
}
