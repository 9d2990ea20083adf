import type { ElementPart } from 'lit';
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { closeOffAround, keepFocus } from './keep-focus.ts';

export interface ModalDialog {
  readonly heading: string;
  /** A line under the heading, such as the step. */
  readonly note?: string;
  readonly isWide?: boolean;
  readonly body: TemplateResult;
  /** The buttons at its foot. */
  readonly actions?: unknown;
  /** Closing by the cross, by Escape or by a click outside. Whoever rendered the dialog takes it away. */
  readonly onClose: (cause: Event) => void;
}

/**
 * A dialog inside the element that renders it, so that its content is the element's own. It is open for as long as it
 * is rendered. It is modal to the web client only: the desk beside it, and another agent's web client, go on working.
 * Needs `dialogStyles`.
 */
export function modalDialog({ heading, note, isWide, body, actions, onClose }: ModalDialog): TemplateResult {
  return html`
    <div
      class="layer"
      @mousedown=${(event: Event) => {
        if (event.target === event.currentTarget) onClose(event);
      }}
    >
      <dialog
        class=${isWide ? 'wide' : nothing}
        tabindex="-1"
        aria-modal="true"
        aria-labelledby="dialog-heading"
        aria-describedby=${note ? 'dialog-note' : nothing}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Tab') keepFocus(event);
          // Its model may say that it stays.
          else if (event.key === 'Escape' && !event.defaultPrevented) onClose(event);
        }}
        ${modal()}
      >
        <div class="frame">
          <div class="head">
            <div>
              <h2 id="dialog-heading">${heading}</h2>
              ${note ? html`<p id="dialog-note">${note}</p>` : nothing}
            </div>
            <button class="cross" type="button" aria-label=${text.dialog.close} @click=${onClose}>
              ${icon('close')}
            </button>
          </div>
          <div class="content">${body}</div>
          ${actions ? html`<div class="foot">${actions}</div>` : nothing}
        </div>
      </dialog>
    </div>
  `;
}

class ModalDirective extends AsyncDirective {
  #dialog: HTMLDialogElement | undefined;
  #opener: HTMLElement | undefined;
  #release: (() => void) | undefined;

  override render(): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart): typeof nothing {
    if (this.#dialog !== part.element) {
      this.#dialog = part.element as HTMLDialogElement;
      // Its content is rendered after this part of its own tag.
      queueMicrotask(() => this.#show());
    }
    return nothing;
  }

  protected override disconnected(): void {
    this.#release?.();
    this.#release = undefined;
    if (document.activeElement === document.body) this.#opener?.focus();
  }

  protected override reconnected(): void {
    this.#show();
  }

  // The browser would put the focus on the cross, which is the last thing one opens a dialog for.
  #show(): void {
    const dialog = this.#dialog;
    if (!dialog?.isConnected || this.#release) return;
    this.#opener = innermostFocus();
    this.#release = closeOffAround(dialog);
    dialog.show();
    const first =
      dialog.querySelector<HTMLElement>('.content :is(input, select, textarea, button)') ??
      dialog.querySelector<HTMLElement>('.foot button');
    // A filled field has its caret, and with it the view, at its end.
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(0, 0);
    first?.focus();
  }
}

function innermostFocus(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

const modal = directive(ModalDirective);
