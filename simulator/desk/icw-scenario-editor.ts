import { localized } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../toolbar/icons.ts';
import { deskStyles } from './desk.styles.ts';
import { type DeskAsk, DeskAskEvent } from './desk-ask-event.ts';
import { deskText as text } from './desk-text.ts';
import { scenarioLink } from './share-scenario.ts';

/**
 * A scenario file to be changed: checked while one writes, saved, downloaded, shared, and made into a test.
 *
 * @fires desk-ask - check, play, save, delete, export or close
 */
@localized()
@customElement('icw-scenario-editor')
export class IcwScenarioEditor extends LitElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: block;
      }

      .head,
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem;
      }

      .actions {
        margin-block: 0.5rem;
      }

      .head h3 {
        flex: 1;
      }

      textarea {
        margin-block: 0.375rem;
        min-height: 20rem;
        line-height: 1.5;
        white-space: pre;
      }

      .problems {
        max-height: 8rem;
        margin-block: 0.25rem 0.5rem;
        overflow-y: auto;
        font-size: 0.75rem;
      }

      .problems li {
        color: var(--desk-error);
      }

      .output textarea {
        min-height: 12rem;
      }
    `,
  ];

  @query('#json') private readonly area!: HTMLTextAreaElement | null;
  /** What is shown first, and again when it changes. */
  @property() source = '';
  /** Undefined while it is being checked. */
  @property({ attribute: false }) problems: readonly string[] | undefined;
  /** What an export gave, or what became of saving. */
  @property({ attribute: false }) output: { readonly title: string; readonly text: string } | undefined;
  @property() notice = '';
  @property({ type: Boolean, attribute: 'is-own' }) isOwn = false;
  @state() private link = '';

  get #text(): string {
    return this.area?.value ?? this.source;
  }

  #ask(ask: DeskAsk): void {
    this.dispatchEvent(new DeskAskEvent(ask));
  }

  #download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.#text], { type: 'application/json' }));
    link.download = `${nameIn(this.#text) ?? 'scenario'}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async #share(): Promise<void> {
    this.link = await scenarioLink(location.href, this.#text);
    try {
      await navigator.clipboard.writeText(this.link);
      this.notice = text.editor.shared;
    } catch {
      this.notice = text.editor.shareFailed;
    }
  }

  override render() {
    const isFine = this.problems?.length === 0;
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <h3 id="title">${text.editor.title}</h3>
          <button type="button" @click=${() => this.#ask({ kind: 'closeEditor' })}>
            ${icon('close')}${text.editor.close}
          </button>
        </div>
        <textarea
          id="json"
          spellcheck="false"
          aria-label=${text.editor.json}
          aria-describedby="problems"
          aria-invalid=${this.problems && !isFine ? 'true' : 'false'}
          .value=${this.source}
          @input=${() => this.#ask({ kind: 'checkScenario', text: this.#text })}
        ></textarea>
        <div id="problems" role="status">
          ${
            this.problems === undefined
              ? nothing
              : isFine
                ? html`<p class="quiet">${text.editor.fine}</p>`
                : html`<p class="error">${text.editor.problems(this.problems.length)}</p>
                  <ul class="problems">${this.problems.map((problem) => html`<li>${problem}</li>`)}</ul>`
          }
        </div>
        <div class="actions">
          <button class="primary" type="button" @click=${() => this.#ask({ kind: 'playText', text: this.#text })}>
            ${text.editor.play}
          </button>
          <button type="button" @click=${() => this.#ask({ kind: 'saveScenario', text: this.#text })}>
            ${text.editor.save}
          </button>
          <button type="button" @click=${this.#download}>${text.editor.download}</button>
          <button type="button" @click=${this.#share}>${text.editor.share}</button>
          <button type="button" @click=${() => this.#ask({ kind: 'exportScenario', text: this.#text, to: 'playwright' })}>
            ${text.editor.playwright}
          </button>
          <button type="button" @click=${() => this.#ask({ kind: 'exportScenario', text: this.#text, to: 'contract' })}>
            ${text.editor.contract}
          </button>
          ${
            this.isOwn
              ? html`<button
                type="button"
                @click=${() => this.#ask({ kind: 'removeScenario', name: nameIn(this.#text) ?? '' })}
              >
                ${text.editor.remove}
              </button>`
              : nothing
          }
        </div>
        <p role="status" class="quiet">${this.notice}</p>
        ${
          this.link
            ? html`<p><label for="link">${text.editor.link}</label><input id="link" readonly .value=${this.link} /></p>`
            : nothing
        }
        ${
          this.output
            ? html`<div class="output">
              <label for="output">${this.output.title}</label>
              <textarea id="output" readonly spellcheck="false" .value=${this.output.text}></textarea>
            </div>`
            : nothing
        }
      </section>
    `;
  }
}

function nameIn(json: string): string | undefined {
  try {
    const { name } = JSON.parse(json) as { readonly name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-scenario-editor': IcwScenarioEditor;
  }
}
