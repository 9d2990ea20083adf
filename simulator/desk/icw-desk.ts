import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { DeskConfig, WireDetail, WireMessage } from '../model.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import type { ActiveInteraction } from './active-interaction.ts';
import { deskStyles } from './desk.styles.ts';
import type { KnownPartner } from './desk-connection.ts';
import './icw-active-interactions.ts';
import { deskPanelStyles } from './icw-desk.styles.ts';
import './icw-place-call.ts';
import './icw-wire-detail.ts';
import type { IcwWireList } from './icw-wire-list.ts';
import './icw-wire-list.ts';

/** A message that the developer has opened. */
export interface OpenMessage {
  readonly seq: number;
  readonly detail?: WireDetail;
  readonly trouble?: string;
}

/**
 * The developer's desk beside the web client: the far end of the calls, and the wire.
 *
 * @fires desk-place-call - a call shall come in
 * @fires desk-remote-action - the far end hangs up or answers
 * @fires desk-open-message - a message was opened or closed
 * @fires desk-clear-wire - the list shall be emptied
 */
@localized()
@customElement('icw-desk')
export class IcwDesk extends LitElement {
  static override styles = [deskStyles, deskPanelStyles];

  @query('icw-wire-list') private readonly wireList!: IcwWireList | null;
  @property({ attribute: false }) config: DeskConfig | undefined;
  @property({ attribute: false }) partners: readonly KnownPartner[] = [];
  @property({ attribute: false }) interactions: readonly ActiveInteraction[] = [];
  @property({ attribute: false }) placed: { readonly isDone: boolean; readonly text: string } | undefined;
  /** Why the mock CIC could not be asked. */
  @property() trouble: string | undefined;
  @property({ attribute: false }) wire: readonly WireMessage[] = [];
  @property({ attribute: false }) message: OpenMessage | undefined;
  /** The agent that calls go to unless another is chosen. */
  @property({ attribute: 'agent-id' }) agentId = '';
  @property({ type: Boolean, reflect: true }) collapsed = false;

  protected override updated(changed: PropertyValues<this>): void {
    const hasClosed = changed.has('message') && changed.get('message') !== undefined && !this.message;
    if (hasClosed) this.wireList?.focus();
  }

  #toggle(): void {
    this.collapsed = !this.collapsed;
  }

  override render() {
    return html`
      <aside aria-labelledby="title">
        <header>
          <h2 id="title">${text.desk.title}</h2>
          <p class="quiet">${text.desk.subtitle}</p>
          <button
            type="button"
            aria-expanded=${!this.collapsed}
            aria-label=${this.collapsed ? text.desk.open : text.desk.close}
            @click=${this.#toggle}
          >
            ${icon(this.collapsed ? 'panel' : 'close')}
          </button>
        </header>
        ${this.collapsed ? nothing : this.#renderContent()}
      </aside>
    `;
  }

  #renderContent() {
    if (!this.config) return nothing;
    return html`
      <div class="far-end" ?hidden=${this.message !== undefined}>
        ${
          this.config.cicControl
            ? this.#renderCic(this.config)
            : html`<p class="part quiet">${text.desk.place.noCic}</p>`
        }
      </div>
      ${this.config.hasWire ? this.#renderWire() : html`<p class="part quiet">${text.desk.wire.noTap}</p>`}
    `;
  }

  #renderCic(config: DeskConfig) {
    return html`
      <icw-place-call
        class="part"
        .agents=${config.agents}
        .partners=${this.partners}
        .agentId=${this.agentId}
        .result=${this.placed}
      ></icw-place-call>
      <icw-active-interactions
        class="part"
        .interactions=${this.interactions}
        .trouble=${this.trouble}
      ></icw-active-interactions>
    `;
  }

  #renderWire() {
    const { message } = this;
    return html`
      ${
        message
          ? html`<icw-wire-detail
            class="part"
            .seq=${message.seq}
            .detail=${message.detail}
            .trouble=${message.trouble}
          ></icw-wire-detail>`
          : nothing
      }
      <icw-wire-list class="part" .rows=${this.wire} .open=${message?.seq}></icw-wire-list>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-desk': IcwDesk;
  }
}
