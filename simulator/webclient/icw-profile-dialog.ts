import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { type ProfileReading, readProfile } from '../toolbar/read-profile.ts';
import { defaultProfile, type ToolbarProfile } from '../toolbar/toolbar-profile.ts';
import { CloseEvent } from './close-event.ts';
import { dialogStyles } from './dialog.styles.ts';
import { profileDialogStyles } from './icw-profile-dialog.styles.ts';
import { modalDialog } from './modal-dialog.ts';
import { PreferencesEvent } from './preferences-event.ts';
import { profileLink } from './share-profile.ts';

/**
 * A site's own toolbar: paste it, see what is wrong with it, use it, and pass it on as a link.
 *
 * @fires icw-preferences - the profile that is to be used; the default where it is undefined
 * @fires icw-close - the dialog was closed
 */
@localized()
@customElement('icw-profile-dialog')
export class IcwProfileDialog extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, profileDialogStyles];

  /** The profile in use; the default where absent. */
  @property({ attribute: false }) profile: ToolbarProfile | undefined;
  /** Puts a text into the clipboard; rejects where the browser does not allow it. */
  @property({ attribute: false }) copy: (line: string) => Promise<void> = (line) =>
    navigator.clipboard.writeText(line);
  @state() private json = '';
  @state() private reading: ProfileReading | undefined;
  @state() private link = '';
  @state() private shareNote = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('profile') && this.json !== '') return;
    this.json = written(this.profile ?? defaultProfile);
    this.reading = readProfile(this.json);
    this.link = '';
    this.shareNote = '';
  }

  #onInput(event: Event): void {
    this.json = (event.target as HTMLTextAreaElement).value;
    this.reading = readProfile(this.json);
    this.link = '';
  }

  #onUse(): void {
    if (this.reading?.isValid) this.dispatchEvent(new PreferencesEvent({ profile: this.reading.profile }));
  }

  #onReset(): void {
    this.json = '';
    this.dispatchEvent(new PreferencesEvent({ profile: undefined }));
    this.requestUpdate('profile', this.profile);
  }

  async #onShare(): Promise<void> {
    if (!this.reading?.isValid) return;
    this.link = await profileLink(location.href, this.reading.profile);
    this.shareNote = await this.copy(this.link).then(
      () => text.profile.shared,
      () => text.profile.shareFailed,
    );
  }

  override render() {
    const isValid = this.reading?.isValid === true;
    return modalDialog({
      heading: text.profile.title,
      isWide: true,
      body: html`
        <p class="quiet">${text.profile.intro}</p>
        <label class="label" for="json">${text.profile.json}</label>
        <textarea
          class="field"
          id="json"
          rows="14"
          spellcheck="false"
          aria-invalid=${isValid ? nothing : 'true'}
          aria-describedby="outcome"
          .value=${this.json}
          @input=${this.#onInput}
        ></textarea>
        <div id="outcome" role="status">${this.#renderOutcome()}</div>
        ${
          this.link
            ? html`<p class="link">
              <label class="label" for="link">${text.profile.link}</label>
              <input class="field" id="link" readonly .value=${this.link} @focus=${selectAll} />
              <span class="quiet" role="status">${this.shareNote}</span>
            </p>`
            : nothing
        }
        `,
      actions: html`<button class="button" type="button" @click=${this.#onReset}>${text.profile.reset}</button>
        <button
          class="button"
          type="button"
          aria-disabled=${isValid ? nothing : 'true'}
          @click=${this.#onShare}
        >
          ${text.profile.share}
        </button>
        <button
          class="button emphasized"
          type="button"
          aria-disabled=${isValid ? nothing : 'true'}
          @click=${this.#onUse}
        >
          ${text.profile.use}
        </button>
      `,
      onClose: () => this.dispatchEvent(new CloseEvent()),
    });
  }

  #renderOutcome() {
    if (!this.reading || this.reading.isValid) return html`<p class="fine">${text.profile.fine}</p>`;
    const { problems } = this.reading;
    return html`
      <p class="trouble">${text.profile.problems(problems.length)}</p>
      <ul class="problems">
        ${problems.map((problem) => html`<li>${problem}</li>`)}
      </ul>
    `;
  }
}

// A line for each button, as one would write it by hand.
const written = (profile: ToolbarProfile): string =>
  JSON.stringify(profile, null, 2).replaceAll(
    /\{\s+(?<inside>"id"[^{}]*?)\s+\}/g,
    (_all, inside: string) => `{ ${inside.replaceAll(/\s+/g, ' ')} }`,
  );

const selectAll = (event: Event): void => (event.target as HTMLInputElement).select();

declare global {
  interface HTMLElementTagNameMap {
    'icw-profile-dialog': IcwProfileDialog;
  }
}
