import { localized } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { CommandEvent } from '../toolbar/command-event.ts';
import { contextPartStyles } from './context-part.styles.ts';
import { pageClock } from './page-clock.ts';

const typingPause = 400;

/**
 * Free notes of one session; they move to the interaction record.
 *
 * @fires icw-command - `writeScratchPad` once the agent pauses or leaves it
 */
@localized()
@customElement('icw-scratch-pad')
export class IcwScratchPad extends LitElement {
  static override styles = [
    baseStyles,
    contextPartStyles,
    css`
      textarea {
        display: block;
        width: 100%;
        height: 4.5rem;
        padding: 0.25rem 0.5rem;
        border: 1px solid var(--icw-button-border);
        border-radius: var(--icw-radius);
        background: var(--icw-surface);
        color: var(--icw-text);
        font: inherit;
        resize: none;
      }

      textarea::placeholder {
        color: var(--icw-text-muted);
        opacity: 1;
      }
    `,
  ];

  @property({ attribute: false }) session: SessionView | undefined;
  /** What was written and is not told back by the server yet. */
  @state() private draft: { readonly sessionId: string; readonly text: string } | undefined;
  #send: (() => void) | undefined;
  #callOff: (() => void) | undefined;

  override disconnectedCallback(): void {
    this.#flush();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session') || !this.draft) return;
    const before = changed.get('session');
    const { session } = this;
    const isOther = session?.sessionId !== this.draft.sessionId;
    // A tab is used again for the next customer, who must not inherit the notes.
    const hasEnded = !isOther && before?.isInteractionOpen === true && !session?.isInteractionOpen;
    if (isOther) this.#flush();
    if (hasEnded) this.#drop();
    const isTold = session?.scratchPad === this.draft.text && !this.#send;
    if (isOther || hasEnded || isTold) this.draft = undefined;
  }

  #onInput(event: Event): void {
    const written = (event.target as HTMLTextAreaElement).value;
    const sessionId = this.session?.sessionId ?? '';
    this.draft = { sessionId, text: written };
    this.#send = () =>
      this.dispatchEvent(
        new CommandEvent({
          request: { command: 'writeScratchPad', text: written, sessionId },
          source: 'key',
        }),
      );
    this.#callOff?.();
    this.#callOff = pageClock.after(typingPause, () => this.#flush());
  }

  #flush(): void {
    const send = this.#send;
    this.#drop();
    send?.();
  }

  #drop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#send = undefined;
  }

  override render() {
    return html`
      <h2 id="scratch-pad">${text.context.scratchPad}</h2>
      <textarea
        aria-labelledby="scratch-pad"
        placeholder=${text.context.scratchPadHint}
        .value=${this.draft?.text ?? this.session?.scratchPad ?? ''}
        @input=${this.#onInput}
        @blur=${this.#flush}
      ></textarea>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-scratch-pad': IcwScratchPad;
  }
}
