import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { text } from '../text.ts';
import type { ActiveInteraction } from './active-interaction.ts';
import { deskStyles } from './desk.styles.ts';
import { activeInteractionsStyles } from './icw-active-interactions.styles.ts';
import { type RemoteAction, RemoteActionEvent } from './remote-action-event.ts';

/**
 * What is in the mock CIC now, and what the far end can do about it.
 *
 * @fires desk-remote-action - the far end hangs up or answers
 */
@localized()
@customElement('icw-active-interactions')
export class IcwActiveInteractions extends LitElement {
  static override styles = [deskStyles, activeInteractionsStyles];

  @query('h3') private readonly heading!: HTMLElement | null;
  @property({ attribute: false }) interactions: readonly ActiveInteraction[] = [];
  /** Why the list could not be read. */
  @property() trouble: string | undefined;
  #focused: Element | null | undefined;

  protected override willUpdate(): void {
    this.#focused = this.shadowRoot?.activeElement;
  }

  // A call that ends takes its buttons away, and the focus must stay near.
  protected override updated(): void {
    if (this.#focused && !this.#focused.isConnected) this.heading?.focus();
  }

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title" tabindex="-1">${text.desk.active.title}</h3>
        ${this.trouble === undefined ? nothing : html`<p class="error">${text.desk.active.lost(this.trouble)}</p>`}
        ${
          this.interactions.length === 0
            ? html`<p class="quiet">${text.desk.active.none}</p>`
            : html`<ul aria-labelledby="title">${repeat(
                this.interactions,
                ({ interactionId }) => interactionId,
                (each) => this.#renderInteraction(each),
              )}</ul>`
        }
      </section>
    `;
  }

  #renderInteraction(interaction: ActiveInteraction) {
    const { remote, stateText, queue, interactionId, isCall, canRemoteAnswer, direction } = interaction;
    const { hangUp, leave } = text.desk.active;
    return html`
      <li>
        <div class="what">
          <p class="who">${remote || text.desk.active.unknown}</p>
          <p class="quiet">${[stateText, queue, interactionId].filter(Boolean).join(' · ')}</p>
        </div>
        ${canRemoteAnswer ? this.#renderAction(interaction, 'remote-answer', text.desk.active.answer) : nothing}
        ${this.#renderAction(interaction, 'remote-disconnect', isCall ? hangUp[direction] : leave)}
      </li>
    `;
  }

  #renderAction({ interactionId, remote }: ActiveInteraction, action: RemoteAction, label: string) {
    return html`
      <button
        type="button"
        aria-label=${text.desk.active.of(label, remote || text.desk.active.unknown)}
        @click=${() => this.dispatchEvent(new RemoteActionEvent(interactionId, action))}
      >
        ${label}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-active-interactions': IcwActiveInteractions;
  }
}
