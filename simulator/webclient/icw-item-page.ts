import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ItemView, MessageContentView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { askFor } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { PickEvent } from '../toolbar/pick-event.ts';
import { itemPageStyles } from './icw-item-page.styles.ts';
import { pageStyles } from './page.styles.ts';
import { Remote } from './remote.ts';
import { timeOfDay } from './time-of-day.ts';
import type { WebclientSource } from './webclient-source.ts';

/**
 * An e-mail or an action item: what it says, the reply, and what becomes of it (G9).
 *
 * @fires icw-command - `sendMessage`, `complete` and `reroute`
 * @fires icw-pick - a target has to be picked for forwarding
 */
@localized()
@customElement('icw-item-page')
export class IcwItemPage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, itemPageStyles];

  readonly #content = new Remote<MessageContentView>(this);
  @property({ attribute: false }) item: ItemView | undefined;
  @property({ attribute: false }) source: WebclientSource | undefined;
  @state() private reply = '';
  @state() private isReplied = false;
  #shown: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('item') && !changed.has('source')) return;
    const { item, source } = this;
    // The text is CIC's to give only once the item is taken.
    const isTaken = item?.email !== undefined && item.state !== 'alerting';
    const wanted = isTaken ? item.itemId : undefined;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.reply = '';
    this.isReplied = false;
    if (wanted && source) void this.#content.read(source.content(wanted));
  }

  #can(capability: string): boolean {
    return this.item?.capabilities.includes(capability) === true;
  }

  #onReply(event: Event): void {
    event.preventDefault();
    const { item } = this;
    const written = this.reply.trim();
    if (!written || !item?.email) return;
    askFor(
      this,
      {
        command: 'sendMessage',
        to: [item.email.from],
        subject: /^re:/i.test(item.email.subject) ? item.email.subject : `Re: ${item.email.subject}`,
        text: written,
        replyTo: item.itemId,
      },
      event,
    );
    this.reply = '';
    this.isReplied = true;
  }

  override render() {
    const { item } = this;
    if (!item || (item.channel !== 'email' && item.channel !== 'actionItem')) {
      return html`<h2 class="title">${text.item.title}</h2><p class="quiet">${text.item.none}</p>`;
    }
    const title = item.email?.subject ?? item.action?.title ?? text.item.title;
    return html`
      <h2 class="title">
        ${title}<small>${item.channel === 'email' ? text.item.emailTitle : text.item.title}</small>
      </h2>
      <div class="acts">
        ${this.#renderAct('Complete', text.item.complete, 'tick', (event) =>
          askFor(this, { command: 'complete', itemId: item.itemId }, event),
        )}
        ${
          this.#can('Forward')
            ? this.#renderAct('Forward', text.transfer.forward, 'blindTransfer', () =>
                this.dispatchEvent(new PickEvent('forwardItem', item.itemId)),
              )
            : nothing
        }
        ${this.#renderAct('Reroute', text.item.reroute, 'reroute', (event) =>
          askFor(this, { command: 'reroute', itemId: item.itemId }, event),
        )}
      </div>
      ${item.state === 'alerting' ? html`<p class="quiet waiting">${text.item.waiting}</p>` : nothing}
      <div class="columns">
        ${this.#renderContent(item)} ${this.#renderDetails(item)}
        ${item.email && item.state !== 'alerting' ? this.#renderReply() : nothing}
      </div>
    `;
  }

  #renderAct(
    capability: string,
    label: string,
    name: 'tick' | 'blindTransfer' | 'reroute',
    act: (event: Event) => void,
  ) {
    const why = this.#can(capability) ? undefined : text.why.completeItem;
    return html`
      <button
        class="button"
        type="button"
        aria-disabled=${why === undefined ? nothing : 'true'}
        title=${why ?? nothing}
        @click=${(event: Event) => why === undefined && act(event)}
      >
        ${icon(name)}${label}
      </button>
    `;
  }

  #renderContent(item: ItemView) {
    return html`
      <section class="card">
        <h3>${text.item.content}</h3>
        ${item.email ? this.#renderMail() : html`<p class="body text">${item.action?.description || text.item.noContent}</p>`}
      </section>
    `;
  }

  #renderMail() {
    const { state } = this.#content;
    if (state.kind === 'failed') return html`<p class="body trouble">${text.item.failed(state.why)}</p>`;
    const content = this.#content.answer;
    if (!content)
      return html`<p class="body quiet">${state.kind === 'none' ? text.item.noContent : text.item.loading}</p>`;
    // A stranger wrote it: it is shown without scripts, forms, frames and origin, and must not load anything.
    return content.contentType.startsWith('text/html')
      ? html`<iframe
        sandbox=""
        title=${text.item.content}
        srcdoc=${`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer"><style>body{font:14px/1.5 sans-serif;color:#2f3337;background:#fff}</style>${content.content}`}
      ></iframe>`
      : html`<p class="body text">${content.content || text.item.noContent}</p>`;
  }

  #renderDetails({ email, action, remoteNumber, remoteName, attachedData, queue }: ItemView) {
    return html`
      <section class="card">
        <h3>${text.item.details}</h3>
        <dl class="facts body">
          ${fact(text.item.from, email?.from || action?.originator || remoteName || remoteNumber)}
          ${fact(text.item.to, email?.to.join(', '))}
          ${fact(text.item.received, email?.receivedAt === undefined ? undefined : timeOfDay(email.receivedAt))}
          ${fact(text.record.queue, queue)}
          ${fact(text.item.priority, action?.priority === undefined ? undefined : String(action.priority))}
          ${fact(text.item.due, action?.dueDate)}
          ${fact(text.item.object, [action?.objectType, action?.objectKey].filter(Boolean).join(' '))}
          ${fact(
            text.item.attachments,
            email && email.attachments.length > 0
              ? html`<ul>
                ${email.attachments.map(({ name, size }) => html`<li>${icon('attachment')} ${name} (${Math.ceil(size / 1024)} KiB)</li>`)}
              </ul>`
              : undefined,
          )}
          ${attachedData.map(({ name, value }) => fact(name, value))}
        </dl>
      </section>
    `;
  }

  #renderReply() {
    const isEmpty = this.reply.trim() === '';
    return html`
      <section class="card reply">
        <h3>${text.item.reply}</h3>
        <form class="body" @submit=${this.#onReply}>
          <textarea
            class="field"
            rows="5"
            aria-label=${text.item.replyText}
            .value=${this.reply}
            @input=${(event: Event) => {
              this.reply = (event.target as HTMLTextAreaElement).value;
            }}
          ></textarea>
          <p class="quiet" role="status">${this.isReplied ? text.item.replied : nothing}</p>
          <button
            class="button emphasized"
            type="submit"
            aria-disabled=${isEmpty ? 'true' : nothing}
            title=${isEmpty ? text.item.whyReply : nothing}
          >
            ${icon('send')}${text.item.sendReply}
          </button>
        </form>
      </section>
    `;
  }
}

const fact = (name: string, value: string | TemplateResult | undefined) =>
  value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;

declare global {
  interface HTMLElementTagNameMap {
    'icw-item-page': IcwItemPage;
  }
}
