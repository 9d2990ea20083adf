import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { WorkcenterView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { CommandEvent, sourceOf } from '../toolbar/command-event.ts';
import { logOnStyles } from './icw-log-on.styles.ts';

/**
 * The way in.
 *
 * @fires icw-command - `logOn`, with the work center as value where one was entered
 */
@localized()
@customElement('icw-log-on')
export class IcwLogOn extends LitElement {
  static override styles = [baseStyles, controlStyles, logOnStyles];

  @query('button') private readonly button!: HTMLButtonElement | null;
  /** Shown so that nobody logs on as somebody else. */
  @property() name = '';
  /** The seat as the bridge told it. */
  @property({ attribute: false }) workcenter: WorkcenterView | undefined;
  @property({ type: Boolean }) busy = false;

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const workCenter = new FormData(event.target as HTMLFormElement).get('workCenter');
    this.dispatchEvent(
      new CommandEvent({
        command: 'logOn',
        value: typeof workCenter === 'string' && workCenter.trim() ? workCenter.trim() : undefined,
        source: sourceOf(event),
      }),
    );
  }

  /** Puts the focus on the button. */
  override focus(): void {
    this.button?.focus();
  }

  override render() {
    return html`
      <form class="card" aria-labelledby="title" @submit=${this.#onSubmit}>
        <h2 id="title">${text.logOn.title}</h2>
        <p class="agent"><span class="label">${text.logOn.agent}</span>${this.name}</p>
        <p>
          <label class="label" for="work-center">${text.logOn.workCenter}</label>
          <input
            class="field"
            id="work-center"
            name="workCenter"
            autocomplete="off"
            aria-describedby="hint"
            ?required=${this.workcenter?.isRequired ?? false}
          />
          <span class="hint" id="hint">${text.logOn.workCenterHint}</span>
        </p>
        <button class="button emphasized" type="submit" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? text.logOn.busy : text.logOn.action}
        </button>
      </form>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-log-on': IcwLogOn;
  }
}
