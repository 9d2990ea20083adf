import { html, type TemplateResult } from 'lit';
import { text } from '../text.ts';
import { modalDialog } from './modal-dialog.ts';

interface HangUpDialog {
  readonly who: string;
  readonly onHangUp: (cause: Event) => void;
  readonly onClose: () => void;
}

/** Asks before one of two calls is ended: the wrong one would lose the customer (ui.md 12). */
export const hangUpDialog = ({ who, onHangUp, onClose }: HangUpDialog): TemplateResult =>
  modalDialog({
    heading: text.hangUp.title,
    body: html`
      <p>${text.hangUp.warning}</p>
      <p><b>${who}</b></p>
    `,
    actions: html`<button class="button" type="button" @click=${onClose}>${text.dialog.cancel}</button>
      <button class="button emphasized" type="button" @click=${onHangUp}>${text.button.hangUp}</button>`,
    onClose,
  });
