import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentView, FolderView, MessageView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { askFor } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { stateWord } from '../toolbar/state-word.ts';
import { inboxStyles } from './icw-inbox.styles.ts';
import { pageStyles } from './page.styles.ts';
import { Remote } from './remote.ts';
import { timeOfDay } from './time-of-day.ts';
import type { WebclientSource } from './webclient-source.ts';

/**
 * The agent's inbox: folders, and the messages of one.
 *
 * @fires icw-command - `activateSession` for a message that is open in a session, `accept` for one that waits,
 *   `setRead`, `moveMessage` and `deleteMessage`
 */
@localized()
@customElement('icw-inbox')
export class IcwInbox extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, inboxStyles];

  readonly #folders = new Remote<readonly FolderView[]>(this);
  readonly #messages = new Remote<readonly MessageView[]>(this);
  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) source: WebclientSource | undefined;
  @state() private folderId: string | undefined;
  @state() private search = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source') && this.source) void this.#readFolders(this.source);
    else if (changed.has('agent') && itemIds(changed.get('agent')) !== itemIds(this.agent))
      this.#readMessages();
  }

  async #readFolders(source: WebclientSource): Promise<void> {
    await this.#folders.read(source.folders());
    this.folderId ??= this.#folders.answer?.[0]?.folderId;
    this.#readMessages();
  }

  #readMessages(): void {
    if (this.source && this.folderId !== undefined)
      void this.#messages.read(this.source.messages(this.folderId));
  }

  #onFolder(folderId: string): void {
    this.folderId = folderId;
    this.#readMessages();
  }

  #onMove(event: Event, messageId: string): void {
    const field = event.target as HTMLSelectElement;
    const folderId = field.value;
    field.value = '';
    if (folderId) askFor(this, { command: 'moveMessage', messageId, folderId }, event);
  }

  #onOpen(event: Event, { messageId }: MessageView): void {
    const session = this.agent?.sessions.find(({ item, items }) =>
      [item, ...(items ?? [])].some((each) => each?.itemId === messageId),
    );
    if (session) {
      askFor(this, { command: 'activateSession', sessionId: session.sessionId }, event);
      askFor(this, { command: 'showPage', page: 'email', sessionId: session.sessionId }, event);
    } else askFor(this, { command: 'accept', itemId: messageId }, event);
  }

  override render() {
    return html`
      <h2 class="title">${text.inbox.title}</h2>
      ${this.#renderBody()}
    `;
  }

  #renderBody() {
    const { state } = this.#folders;
    if (state.kind === 'failed')
      return html`<p class="trouble" role="alert">${text.inbox.failed(state.why)}</p>`;
    const folders = this.#folders.answer;
    if (!folders) return html`<p class="quiet">${text.inbox.loading}</p>`;
    if (folders.length === 0) return html`<p class="quiet">${text.inbox.noFolders}</p>`;
    return html`
      <div class="inbox">
        <nav class="card" aria-label=${text.inbox.folders}>
          ${folders.map(
            ({ folderId, name }) => html`
              <button
                type="button"
                aria-current=${folderId === this.folderId ? 'true' : nothing}
                @click=${() => this.#onFolder(folderId)}
              >
                ${icon('inbox')}<span>${name}</span>
              </button>
            `,
          )}
        </nav>
        <section class="card">${this.#renderMessages()}</section>
      </div>
    `;
  }

  #renderMessages() {
    const { state } = this.#messages;
    if (state.kind === 'failed') return html`<p class="body trouble">${text.inbox.failed(state.why)}</p>`;
    const all = this.#messages.answer;
    if (!all) return html`<p class="body quiet">${text.inbox.loading}</p>`;
    const wanted = this.search.trim().toLowerCase();
    const shown = all.filter(({ subject, from }) => `${subject} ${from}`.toLowerCase().includes(wanted));
    return html`
      <p class="search">
        <input
          class="field"
          type="search"
          aria-label=${text.inbox.search}
          placeholder=${text.inbox.search}
          .value=${this.search}
          @input=${(event: Event) => {
            this.search = (event.target as HTMLInputElement).value;
          }}
        />
        <span class="quiet" role="status">${text.inbox.count(shown.length)}</span>
      </p>
      ${
        shown.length === 0
          ? html`<p class="body quiet">${text.inbox.empty}</p>`
          : html`<ul aria-label=${text.inbox.items}>
            ${shown.map((message) => this.#renderMessage(message))}
          </ul>`
      }
    `;
  }

  #renderMessage(message: MessageView) {
    return html`
      <li class=${message.isRead ? 'read' : 'unread'}>
        <button class="open" type="button" @click=${(event: Event) => this.#onOpen(event, message)}>
          <b>${message.subject}</b>
          <span class="quiet">
            ${[
              message.from,
              stateWord({ channel: 'email', state: message.state }),
              message.isRead ? '' : text.inbox.unread,
              message.isAnswered ? text.inbox.answered : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </button>
        ${
          message.receivedAt === undefined
            ? nothing
            : html`<time datetime=${new Date(message.receivedAt).toISOString()}>${timeOfDay(message.receivedAt)}</time>`
        }
        <div class="acts">
        <button
          class="button"
          type="button"
          @click=${(event: Event) =>
            askFor(this, { command: 'setRead', messageId: message.messageId, flag: !message.isRead }, event)}
        >
          ${message.isRead ? text.inbox.markUnread : text.inbox.markRead}
        </button>
        ${this.#renderMove(message)} ${this.#renderDelete(message)}
        </div>
      </li>
    `;
  }

  // CIC's folders are the agent's own and those of workgroups, to which a message is routed again.
  #renderMove({ messageId, subject, capabilities }: MessageView) {
    const others = this.#folders.answer?.filter(({ folderId }) => folderId !== this.folderId) ?? [];
    if (others.length === 0) return nothing;
    const canMove = capabilities.includes('Forward');
    return html`
      <select
        class="field"
        aria-label=${text.inbox.move(subject)}
        title=${canMove ? nothing : text.inbox.whyMove}
        aria-description=${canMove ? nothing : text.inbox.whyMove}
        ?disabled=${!canMove}
        @change=${(event: Event) => this.#onMove(event, messageId)}
      >
        <option value="">${text.inbox.moveTo}</option>
        ${others.map(({ folderId, name }) => html`<option value=${folderId}>${name}</option>`)}
      </select>
    `;
  }

  #renderDelete({ messageId, capabilities }: MessageView) {
    const canDelete = capabilities.includes('Delete');
    return html`
      <button
        class="button"
        type="button"
        aria-disabled=${canDelete ? nothing : 'true'}
        title=${canDelete ? nothing : text.inbox.whyDelete}
        aria-description=${canDelete ? nothing : text.inbox.whyDelete}
        @click=${(event: Event) => {
          if (canDelete) askFor(this, { command: 'deleteMessage', messageId }, event);
        }}
      >
        ${text.inbox.delete}
      </button>
    `;
  }
}

// The folders change when the agent's items do.
const itemIds = (agent: AgentView | undefined): string =>
  agent?.sessions.map(({ item }) => `${item?.itemId}:${item?.state}`).join() ?? '';

declare global {
  interface HTMLElementTagNameMap {
    'icw-inbox': IcwInbox;
  }
}
