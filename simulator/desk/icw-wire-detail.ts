import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CatalogueEntry } from '../desk-model.ts';
import type { WireDetail } from '../model.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { asCurl, asStep, asTest } from './copy-message.ts';
import { deskStyles } from './desk.styles.ts';
import { deskText } from './desk-text.ts';
import './icw-body.ts';
import { wireDetailStyles } from './icw-wire-detail.styles.ts';
import { OpenMessageEvent } from './wire-event.ts';

/**
 * One message with headers and bodies, written for reading.
 *
 * @fires desk-open-message - without a `seq`: the message shall be closed
 */
@localized()
@customElement('icw-wire-detail')
export class IcwWireDetail extends LitElement {
  static override styles = [deskStyles, wireDetailStyles];

  @property({ type: Number }) seq = 0;
  @property({ attribute: false }) detail: WireDetail | undefined;
  /** Why the message could not be read. */
  @property() trouble: string | undefined;
  /** What is known of the operation or event. */
  @property({ attribute: false }) entry: CatalogueEntry | undefined;
  @state() private copied = '';

  async #copy(words: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      this.copied = deskText.wire.copied;
    } catch {
      this.copied = deskText.wire.notCopied;
    }
  }

  #close(): void {
    this.dispatchEvent(new OpenMessageEvent(undefined));
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close();
  }

  override render() {
    const { detail } = this;
    return html`
      <section aria-labelledby="title" @keydown=${this.#onKeyDown}>
        <div class="head">
          <h3 id="title">${text.desk.detail.title(this.seq)}</h3>
          <button type="button" @click=${this.#close}>${icon('close')}${text.desk.detail.close}</button>
        </div>
        ${this.trouble === undefined ? nothing : html`<p class="error">${text.desk.detail.failed(this.trouble)}</p>`}
        ${detail ? this.#renderDetail(detail) : nothing}
        ${detail || this.trouble !== undefined ? nothing : html`<p class="quiet">${text.desk.detail.loading}</p>`}
      </section>
    `;
  }

  #renderDetail(detail: WireDetail) {
    const isExchange = detail.kind === 'exchange';
    return html`
      <p class="what ${detail.isError ? 'error' : ''}">${detail.name}</p>
      <p class="quiet">
        ${[detail.link, [detail.method, detail.path].filter(Boolean).join(' '), detail.status, took(detail)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      ${this.entry ? this.#renderEntry(this.entry) : nothing} ${this.#renderCopies(detail)}
      ${
        isExchange
          ? html`
            ${this.#renderPart(text.desk.detail.request, detail.request)}
            ${
              detail.response
                ? this.#renderPart(text.desk.detail.response, detail.response)
                : html`<h4>${text.desk.detail.response}</h4><p class="quiet">${text.desk.detail.noResponse}</p>`
            }
          `
          : this.#renderPart(text.desk.detail.message, detail.response ?? detail.request)
      }
    `;
  }

  #renderEntry({ summary, provenance, cic }: CatalogueEntry) {
    return html`
      <p class="known">
        ${summary.replaceAll('`', '')} <span class="provenance ${provenance}">${deskText.wire.provenance[provenance]}</span>
        ${cic ? html`<span class="quiet">${deskText.wire.inCic(cic)}</span>` : nothing}
      </p>
    `;
  }

  #renderCopies(detail: WireDetail) {
    return html`
      <p class="copies">
        ${
          detail.kind === 'exchange'
            ? html`
              <button type="button" @click=${() => this.#copy(asCurl(detail))}>${deskText.wire.curl}</button>
              <button type="button" @click=${() => this.#copy(asTest(detail))}>${deskText.wire.test}</button>
            `
            : nothing
        }
        <button type="button" @click=${() => this.#copy(asStep(detail))}>${deskText.wire.step}</button>
        <span role="status" class="quiet">${this.copied}</span>
      </p>
    `;
  }

  #renderPart(name: string, part: WireDetail['request']) {
    const headers = Object.entries(part.headers);
    return html`
      <h4>${name}</h4>
      ${
        headers.length > 0
          ? html`
            <details>
              <summary>${text.desk.detail.headers(headers.length)}</summary>
              <dl>${headers.map(([header, value]) => html`<dt>${header}</dt><dd>${value}</dd>`)}</dl>
            </details>
          `
          : nothing
      }
      ${
        part.body
          ? html`<icw-body .label=${name} .body=${part.body}></icw-body>`
          : html`<p class="quiet">${text.desk.detail.empty}</p>`
      }
    `;
  }
}

const took = ({ durationMs }: WireDetail): string =>
  durationMs === undefined ? '' : `${durationMs.toFixed(durationMs < 10 ? 1 : 0)} ms`;

declare global {
  interface HTMLElementTagNameMap {
    'icw-wire-detail': IcwWireDetail;
  }
}
