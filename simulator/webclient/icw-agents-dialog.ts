import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { CloseEvent } from './close-event.ts';
import { dialogStyles } from './dialog.styles.ts';
import { agentsDialogStyles } from './icw-agents-dialog.styles.ts';
import { modalDialog } from './modal-dialog.ts';

/** The agents of this page were chosen. */
export class AgentsEvent extends Event {
  static readonly type = 'icw-agents';
  readonly userIds: readonly string[];

  constructor(userIds: readonly string[]) {
    super(AgentsEvent.type, { bubbles: true, composed: true });
    this.userIds = userIds;
  }
}

/**
 * Who is shown side by side in this page, so that one person can play both ends of a transfer.
 *
 * @fires icw-agents - the user ids, in order
 * @fires icw-close - the dialog was closed
 */
@localized()
@customElement('icw-agents-dialog')
export class IcwAgentsDialog extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, agentsDialogStyles];

  @property({ attribute: false }) agents: readonly { readonly userId: string; readonly name: string }[] = [];
  @property({ attribute: false }) shown: readonly string[] = [];
  @state() private chosen: readonly string[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shown')) this.chosen = this.shown;
  }

  #onToggle(userId: string, isChosen: boolean): void {
    this.chosen = isChosen ? [...this.chosen, userId] : this.chosen.filter((other) => other !== userId);
  }

  #onShow(): void {
    if (this.chosen.length > 0) this.dispatchEvent(new AgentsEvent(this.chosen));
  }

  override render() {
    const isEmpty = this.chosen.length === 0;
    return modalDialog({
      heading: text.agents.title,
      body: html`
        <p class="quiet">${text.agents.intro}</p>
        <ul aria-label=${text.agents.label}>
          ${this.agents.map(
            ({ userId, name }) => html`
              <li>
                <label>
                  <input
                    type="checkbox"
                    .checked=${this.chosen.includes(userId)}
                    @change=${(event: Event) =>
                      this.#onToggle(userId, (event.target as HTMLInputElement).checked)}
                  />
                  <span>${name}<small>${userId}</small></span>
                </label>
                <a
                  class="button"
                  target="_blank"
                  rel="noopener"
                  href=${`?agent=${encodeURIComponent(userId)}`}
                  aria-label=${text.agents.window(name)}
                  title=${text.agents.window(name)}
                  >${icon('open')}</a
                >
              </li>
            `,
          )}
        </ul>
        `,
      actions: html`<button
          class="button emphasized"
          type="button"
          aria-disabled=${isEmpty ? 'true' : nothing}
          title=${isEmpty ? text.agents.whyNone : nothing}
          @click=${this.#onShow}
        >
          ${text.agents.show}
        </button>
      `,
      onClose: () => this.dispatchEvent(new CloseEvent()),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-agents-dialog': IcwAgentsDialog;
  }
  interface HTMLElementEventMap {
    'icw-agents': AgentsEvent;
  }
}
