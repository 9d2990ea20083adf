import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActivityView, InteractionRecordView, ItemView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { askFor, CommandEvent } from '../toolbar/command-event.ts';
import { type IconName, icon } from '../toolbar/icons.ts';
import { stateWord } from '../toolbar/state-word.ts';
import { activityText } from './activity-text.ts';
import { dialogStyles } from './dialog.styles.ts';
import { interactionRecordStyles } from './icw-interaction-record.styles.ts';
import { modalDialog } from './modal-dialog.ts';
import { pageStyles } from './page.styles.ts';
import { pageClock } from './page-clock.ts';
import { timeOfDay } from './time-of-day.ts';

const activityIcons: Readonly<Record<ActivityView['kind'], IconName>> = {
  call: 'dial',
  chat: 'message',
  email: 'mail',
  actionItem: 'record',
  account: 'person',
  note: 'record',
};
const reasons = ['question', 'order', 'complaint', 'callback', 'other'] as const;
const typingPause = 400;

/**
 * The interaction so far: contact, notes and reason, what was done, and the data that came with the contact.
 *
 * @fires icw-command - `writeRecord`, `moveScratchPad` and `clearInteraction`
 */
@localized()
@customElement('icw-interaction-record')
export class IcwInteractionRecord extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, pageStyles, interactionRecordStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  /** What the agent has written and the server has not told back yet, with the record it belongs to. */
  @state() private draft: { readonly recordId: string; readonly notes: string } | undefined;
  @state() private isClearing = false;
  #send: (() => void) | undefined;
  #callOff: (() => void) | undefined;

  override disconnectedCallback(): void {
    this.#flush();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session') || !this.draft) return;
    const { record } = this.session ?? {};
    const isOther = record?.recordId !== this.draft.recordId;
    if (isOther || (record?.notes === this.draft.notes && !this.#send)) this.draft = undefined;
  }

  // Each key would be a request of its own; what is left over goes out before the page does.
  #onNotes(event: Event): void {
    const { record, sessionId } = this.session ?? {};
    if (!record || sessionId === undefined) return;
    const notes = (event.target as HTMLTextAreaElement).value;
    this.draft = { recordId: record.recordId, notes };
    this.#send = () =>
      this.dispatchEvent(
        new CommandEvent({ request: { command: 'writeRecord', notes, sessionId }, source: 'key' }),
      );
    this.#callOff?.();
    this.#callOff = pageClock.after(typingPause, () => this.#flush());
  }

  #flush(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const send = this.#send;
    this.#send = undefined;
    send?.();
  }

  #onReason(event: Event): void {
    askFor(this, { command: 'writeRecord', reason: (event.target as HTMLSelectElement).value }, event);
  }

  #onClear(event: Event): void {
    this.isClearing = false;
    this.draft = undefined;
    this.#send = undefined;
    askFor(this, { command: 'clearInteraction' }, event);
  }

  override render() {
    const { item, record } = this.session ?? {};
    return html`
      <h2 class="title">${text.record.title}${record ? html`<small>${record.recordId}</small>` : nothing}</h2>
      ${item || record ? this.#renderRecord(item, record) : html`<p class="quiet">${text.record.none}</p>`}
    `;
  }

  #renderRecord(item: ItemView | undefined, record: InteractionRecordView | undefined) {
    return html`
      <div class="columns">
        ${record ? this.#renderNotes(record) : nothing} ${item ? this.#renderContact(item) : nothing}
        ${record ? this.#renderActivities(record.activities) : nothing}
        ${item ? this.#renderAttached(item) : nothing}
      </div>
      ${
        record
          ? html`<p class="acts">
            <button class="button" type="button" @click=${() => {
              this.isClearing = true;
            }}>
              ${icon('erase')}${text.record.clear}
            </button>
          </p>`
          : nothing
      }
      ${this.isClearing ? this.#renderClearing() : nothing}
    `;
  }

  #renderContact(item: ItemView) {
    return html`
      <section class="card">
        <h3>${text.record.contact}</h3>
        <dl class="facts body">
          ${fact(text.record.account, this.session?.account?.name)}
          ${fact(text.record.channel, text.channel[item.channel])}
          ${fact(text.record.direction, text.direction[item.direction])}
          ${fact(text.record.state, stateWord(item))}
          ${fact(text.record.remote, item.remoteNumber === '+0' ? '' : item.remoteNumber)}
          ${fact(text.record.dialed, item.dialedNumber)}${fact(text.record.queue, item.queue)}
          ${fact(text.record.began, item.connectedSince && timeOfDay(item.connectedSince))}
          ${fact(text.record.ended, item.endedSince && timeOfDay(item.endedSince))}
        </dl>
      </section>
    `;
  }

  #renderNotes(record: InteractionRecordView) {
    const isOwnReason = record.reason !== '' && !reasons.some((reason) => reason === record.reason);
    return html`
      <section class="card">
        <h3>${text.record.notes}</h3>
        <div class="body fields">
          <p>
            <label class="label" for="reason">${text.record.reason}</label>
            <select class="field" id="reason" .value=${record.reason} @change=${this.#onReason}>
              <option value="" ?selected=${record.reason === ''}>${text.record.noReason}</option>
              ${reasons.map(
                (reason) => html`<option value=${reason} ?selected=${record.reason === reason}>
                  ${text.record.reasons[reason]}
                </option>`,
              )}
              ${isOwnReason ? html`<option value=${record.reason} selected>${record.reason}</option>` : nothing}
            </select>
          </p>
          <p>
            <label class="label" for="notes">${text.record.notes}</label>
            <textarea
              class="field"
              id="notes"
              rows="6"
              .value=${this.draft?.notes ?? record.notes}
              @input=${this.#onNotes}
              @blur=${this.#flush}
            ></textarea>
          </p>
          ${
            this.session?.scratchPad
              ? html`<button
                class="button"
                type="button"
                @click=${(event: Event) => askFor(this, { command: 'moveScratchPad' }, event)}
              >
                ${icon('reconnect')}${text.record.takeOver}
              </button>`
              : nothing
          }
        </div>
      </section>
    `;
  }

  #renderActivities(activities: readonly ActivityView[]) {
    return html`
      <section class="card">
        <h3 id="activities">${text.record.activities}</h3>
        ${
          activities.length === 0
            ? html`<p class="body quiet">${text.record.noActivities}</p>`
            : html`<ol class="activities" aria-labelledby="activities">
              ${activities.map(
                (activity) => html`
                  <li>
                    ${icon(activityIcons[activity.kind])}<span>${activityText(activity)}</span>
                    <time datetime=${new Date(activity.at).toISOString()}>${timeOfDay(activity.at)}</time>
                  </li>
                `,
              )}
            </ol>`
        }
      </section>
    `;
  }

  #renderAttached(item: ItemView) {
    return html`
      <section class="card">
        <h3>${text.record.attached}</h3>
        ${
          item.attachedData.length > 0
            ? html`<dl class="facts body">
              ${item.attachedData.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}
            </dl>`
            : html`<p class="body quiet">${text.record.noAttached}</p>`
        }
      </section>
    `;
  }

  #renderClearing() {
    const close = () => {
      this.isClearing = false;
    };
    return modalDialog({
      heading: text.record.clearTitle,
      body: html`
        <p>${text.record.clearWarning}</p>
        `,
      actions: html`<button class="button" type="button" @click=${close}>${text.dialog.cancel}</button>
        <button class="button emphasized" type="button" @click=${this.#onClear}>
          ${text.record.clear}
        </button>
      `,
      onClose: close,
    });
  }
}

const fact = (name: string, value: string | TemplateResult | 0 | undefined) =>
  value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;

declare global {
  interface HTMLElementTagNameMap {
    'icw-interaction-record': IcwInteractionRecord;
  }
}
