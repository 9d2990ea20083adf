import type { ElementPart } from 'lit';
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';

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
 * A modal dialog inside the element that renders it, so that its content is the element's own. It is open for as long
 * as it is rendered; the browser keeps the focus in it and gives it back. Needs `dialogStyles`.
 */
export function modalDialog({ heading, note, isWide, body, actions, onClose }: ModalDialog): TemplateResult {
  return html`
    <dialog
      class=${isWide ? 'wide' : nothing}
      aria-labelledby="dialog-heading"
      aria-describedby=${note ? 'dialog-note' : nothing}
      @cancel=${(event: Event) => {
        // Its model may say that it stays.
        event.preventDefault();
        onClose(event);
      }}
      @mousedown=${(event: Event) => {
        if (event.target === event.currentTarget) onClose(event);
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
  `;
}

class ModalDirective extends AsyncDirective {
  #dialog: HTMLDialogElement | undefined;
  #opener: HTMLElement | undefined;

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

  // The browser gives the focus back only from a dialog that is still in the page, and an element that is taken away
  // takes its dialog with it.
  protected override disconnected(): void {
    this.#dialog?.close();
    if (document.activeElement === document.body) this.#opener?.focus();
  }

  protected override reconnected(): void {
    this.#show();
  }

  // The browser would put the focus on the cross, which is the last thing one opens a dialog for.
  #show(): void {
    const dialog = this.#dialog;
    if (!dialog?.isConnected || dialog.open) return;
    this.#opener = innermostFocus();
    dialog.showModal();
    const first =
      dialog.querySelector<HTMLElement>('.content :is(input, select, textarea, button)') ??
      dialog.querySelector<HTMLElement>('.foot button');
    first?.focus();
  }
}

function innermostFocus(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

const modal = directive(ModalDirective);
