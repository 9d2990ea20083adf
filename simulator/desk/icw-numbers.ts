import { localized } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { NumberTrace } from '../model.ts';
import { text as pageText } from '../text.ts';
import { deskStyles } from './desk.styles.ts';
import { DeskAskEvent } from './desk-ask-event.ts';
import { deskText as text } from './desk-text.ts';

const examples = [
  'sip:555@example.com',
  'sip:bob@example.com',
  '/1234',
  '1234',
  'PrivateNumber',
  '+496227747474',
];

/**
 * How an address becomes the number that SAP looks up, and what pops then (G5, G10 to G15).
 *
 * @fires desk-ask - an address shall be traced
 */
@localized()
@customElement('icw-numbers')
export class IcwNumbers extends LitElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: block;
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.25rem 0.5rem;
        margin-top: 0.375rem;
      }

      form label {
        grid-column: 1 / -1;
      }

      .examples {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        margin-block: 0.5rem;
      }

      .examples button {
        font-family: var(--icw-font-mono);
        font-size: 0.6875rem;
      }

      h4 {
        margin: 0.875rem 0 0.25rem;
        color: var(--desk-accent);
        font-size: 0.75rem;
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding-block: 0.1875rem;
      }

      ol {
        border: 1px solid var(--desk-line);
        border-radius: 6px;
      }

      ol li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 0 0.75rem;
        padding: 0.3125rem 0.625rem;
      }

      ol li + li {
        border-top: 1px solid var(--desk-line);
      }

      .idle {
        color: var(--desk-muted);
      }

      .idle span:last-child {
        font-style: italic;
      }

      .shared {
        color: var(--desk-warning);
      }

      .collisions + p {
        margin-top: 0.375rem;
      }

      .collisions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.375rem;
        margin-top: 0.25rem;
      }

      .collisions li {
        padding: 0 0.4375rem;
        border: 1px solid var(--desk-line);
        border-radius: 6px;
      }

      code {
        font-family: var(--icw-font-mono);
        overflow-wrap: anywhere;
      }

      .number {
        margin-top: 0.5rem;
        font: 600 1.125rem / 1.6 var(--icw-font-mono);
      }
    `,
  ];

  @query('#address') private readonly field!: HTMLInputElement | null;
  @property({ attribute: false }) trace: NumberTrace | undefined;
  @property() trouble: string | undefined;

  #trace(address: string): void {
    this.dispatchEvent(new DeskAskEvent({ kind: 'traceNumber', address }));
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#trace(this.field?.value ?? '');
  }

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title">${text.numbers.title}</h3>
        <p class="quiet">${text.numbers.hint}</p>
        <form @submit=${this.#onSubmit}>
          <label for="address">${text.numbers.address}</label>
          <input id="address" autocomplete="off" spellcheck="false" @input=${() => this.#trace(this.field?.value ?? '')} />
          <button class="primary" type="submit">${text.numbers.trace}</button>
        </form>
        <div class="examples" role="group" aria-label=${text.numbers.examples}>
          ${examples.map(
            (example) => html`<button
              type="button"
              @click=${() => {
                if (this.field) this.field.value = example;
                this.#trace(example);
              }}
            >
              ${example}
            </button>`,
          )}
        </div>
        <div role="status">
          ${this.trouble ? html`<p class="error">${text.failed(this.trouble)}</p>` : nothing}
          ${this.trace ? this.#renderTrace(this.trace) : nothing}
        </div>
      </section>
    `;
  }

  #renderTrace({ steps, number, identification, screenPop, collisions }: NumberTrace) {
    return html`
      <h4>${text.numbers.steps}</h4>
      <ol>
        ${steps.map(({ rule, before, after }) =>
          before === after
            ? html`<li class="idle"><span>${text.numbers.idle[rule]}</span><span>${text.numbers.unchanged}</span></li>`
            : html`<li>
                <span>${text.numbers.rule[rule]}</span>
                <span><code>${before}</code> → <code>${after}</code></span>
              </li>`,
        )}
      </ol>
      <p class="number">${number || '—'}</p>
      <h4>${text.numbers.partner}</h4>
      <p>${foundText(identification)}</p>
      ${
        identification.kind === 'manyMatches'
          ? html`<ul>${identification.accounts.map(({ name, id }) => html`<li>${name} <span class="quiet">${id}</span></li>`)}</ul>`
          : nothing
      }
      <h4>${text.numbers.pop}</h4>
      <p>${text.numbers.pops(screenPop.fact, pageText.navigation[screenPop.page])}</p>
      ${screenPop.left ? html`<p class="quiet">${text.numbers.left(screenPop.left)}</p>` : nothing}
      <h4>${text.numbers.collisions}</h4>
      ${
        collisions.length === 0
          ? html`<p class="quiet">${text.numbers.noCollisions}</p>`
          : html`<p id="shared" class="shared">${text.numbers.collide(collisions.length)}</p>
            <ul class="collisions" aria-labelledby="shared">
              ${collisions.map(({ address }) => html`<li><code>${address}</code></li>`)}
            </ul>`
      }
      ${number === '+0' ? html`<p class="quiet">${text.numbers.anonymous}</p>` : nothing}
    `;
  }
}

function foundText(identification: NumberTrace['identification']): string {
  switch (identification.kind) {
    case 'none':
      return text.numbers.found.none;
    case 'noNumber':
      return text.numbers.found.noNumber;
    case 'noMatch':
      return text.numbers.found.noMatch;
    case 'oneMatch': {
      const { name, organization, id } = identification.account;
      return [name, organization, id].filter(Boolean).join(', ');
    }
    case 'manyMatches':
      return text.numbers.found.manyMatches(identification.accounts.length);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-numbers': IcwNumbers;
  }
}
