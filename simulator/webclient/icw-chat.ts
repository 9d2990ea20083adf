import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { currentLanguage } from '../locales/localization.ts';
import type { ChatPostingView, ItemView, ParticipantView, StandardAnswer } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { isLiveItem } from '../toolbar/button-state.ts';
import { askFor } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { PickEvent } from '../toolbar/pick-event.ts';
import { type DraftKey, keepDraft, readDraft } from './chat-drafts.ts';
import { chatStyles } from './icw-chat.styles.ts';
import { pageStyles } from './page.styles.ts';
import { Remote } from './remote.ts';
import { timeOfDay } from './time-of-day.ts';
import type { WebclientSource } from './webclient-source.ts';

/**
 * A web chat inside the page: transcript, parties, standard answers and the agent's line (G8).
 *
 * @fires icw-command - `postChat`, `leaveChat` and `endChat`
 * @fires icw-pick - a colleague has to be picked for a transfer or an invitation
 */
@localized()
@customElement('icw-chat')
export class IcwChat extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, chatStyles];

  readonly #answers = new Remote<readonly StandardAnswer[]>(this);
  @query('textarea') private readonly field!: HTMLTextAreaElement | null;
  @query('.log') private readonly log!: HTMLElement | null;
  @property({ attribute: false }) item: ItemView | undefined;
  @property({ attribute: false }) source: WebclientSource | undefined;
  /** Stand for `{name}` and `{agent}` in standard answers. */
  @property() customer = '';
  @property() agentName = '';
  /** Beside another page, whose title is the page's own. */
  @property({ type: Boolean, reflect: true, attribute: 'embedded' }) isEmbedded = false;
  /** What is written and not sent, of this item: another session's half sentence must not get in. */
  @state() private draft = '';
  #isAtEnd = true;
  /** The arrow keys look through the standard answers; only Enter takes one. */
  #isBrowsing = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source') && this.source) void this.#answers.read(this.source.answers());
    if (changed.get('item')?.itemId !== this.item?.itemId || changed.has('agentName')) this.#readDraft();
    const { log } = this;
    this.#isAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  }

  // Whoever reads further up is left there.
  protected override updated(): void {
    if (this.log && this.#isAtEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  #can(capability: string): boolean {
    return this.item?.capabilities.includes(capability) === true;
  }

  get #draftKey(): DraftKey | undefined {
    return this.item && { agent: this.agentName, itemId: this.item.itemId };
  }

  #readDraft(): void {
    const key = this.#draftKey;
    this.draft = key ? readDraft(sessionStorage, key) : '';
  }

  #write(draft: string): void {
    this.draft = draft;
    const key = this.#draftKey;
    if (key) keepDraft(sessionStorage, key, draft);
  }

  #onInput(event: Event): void {
    this.#write((event.target as HTMLTextAreaElement).value);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send(event);
  }

  #send(event: Event): void {
    event.preventDefault();
    const line = this.draft.trim();
    if (!line || !this.#can('ChatPost') || !this.item) return;
    askFor(this, { command: 'postChat', text: line, itemId: this.item.itemId }, event);
    this.#write('');
    this.#isAtEnd = true;
  }

  #onAnswerKey(event: KeyboardEvent): void {
    const isLetter = event.key.length === 1 && event.key !== ' ';
    const isMove = isLetter || /^(?:Arrow|Page|Home|End)/.test(event.key);
    if (event.key === 'Enter' && this.#isBrowsing) {
      event.preventDefault();
      this.#isBrowsing = false;
      this.#onAnswer(event);
    } else if (event.key !== 'Tab' && event.key !== 'Shift') this.#isBrowsing = isMove && !event.altKey;
  }

  #onAnswer(event: Event): void {
    const choice = event.target as HTMLSelectElement;
    if (this.#isBrowsing) return;
    const answer = this.#answers.answer?.find(({ id }) => id === choice.value);
    choice.value = '';
    if (!answer) return;
    const line = answer.text.replaceAll('{name}', this.customer).replaceAll('{agent}', this.agentName);
    this.#write(this.draft ? `${this.draft.trimEnd()} ${line}` : line);
    this.field?.focus();
  }

  #onPick(purpose: 'transferChat' | 'inviteChat'): void {
    this.dispatchEvent(new PickEvent(purpose, this.item?.itemId));
  }

  override render() {
    const chat = this.item?.chat;
    if (!this.item || !chat) {
      return html`<h2 class="title">${text.chat.title}</h2><p class="quiet">${text.chat.none}</p>`;
    }
    return html`
      ${this.isEmbedded ? html`<h3 class="title">${this.#title}</h3>` : html`<h2 class="title">${this.#title}</h2>`}
      <div class="chat">
        <section class="card conversation">
          ${this.#renderLog(chat.postings)} ${this.#renderEntry()}
        </section>
        <aside class="card">
          <h3 id="parties">${text.chat.parties}</h3>
          <ul class="parties" aria-labelledby="parties">
            ${this.item.participants?.map((party) => this.#renderParty(party))}
          </ul>
          ${this.#renderActs(this.item)}
        </aside>
      </div>
    `;
  }

  get #title() {
    const { item } = this;
    return html`
      ${text.chat.with(this.customer || item?.remoteName || text.announce.unknownCaller)}
      ${item?.chat?.title ? html`<small>${item.chat.title}</small>` : nothing}
    `;
  }

  #renderLog(postings: readonly ChatPostingView[]) {
    return html`
      <div class="log" role="log" tabindex="0" aria-label=${text.chat.transcript}>
        ${
          postings.length === 0
            ? html`<p class="quiet">${text.chat.empty}</p>`
            : repeat(
                postings,
                (_posting, at) => at,
                (posting) => renderPosting(posting),
              )
        }
      </div>
    `;
  }

  #renderEntry() {
    if (!this.#can('ChatPost')) {
      const isRinging = this.item?.state === 'alerting';
      return html`<p class="over">${isRinging ? text.chat.ringing : text.chat.ended}</p>`;
    }
    const language = currentLanguage();
    const answers = this.#answers.answer?.filter((answer) => answer.language === language) ?? [];
    return html`
      <form class="entry" @submit=${this.#send}>
        <textarea
          class="field"
          rows="2"
          aria-label=${text.chat.write}
          aria-describedby="hint"
          placeholder=${text.chat.write}
          .value=${this.draft}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <div class="under">
          <span class="hint" id="hint">${text.chat.sendHint}</span>
          ${
            answers.length > 0
              ? html`<select
                class="field"
                aria-label=${text.chat.answers}
                title=${text.chat.answersHint}
                @change=${this.#onAnswer}
                @keydown=${this.#onAnswerKey}
                @pointerdown=${() => {
                  this.#isBrowsing = false;
                }}
              >
                <option value="">${text.chat.answer}</option>
                ${answers.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
              </select>`
              : nothing
          }
          <button
            class="button emphasized"
            type="submit"
            aria-disabled=${this.draft.trim() ? nothing : 'true'}
          >
            ${icon('send')}${text.chat.send}
          </button>
        </div>
      </form>
    `;
  }

  #renderParty({ name, address, role }: ParticipantView) {
    const known = text.chat.role as Readonly<Record<string, string>>;
    return html`
      <li>
        ${icon(role === 'visitor' || role === 'remote' ? 'person' : 'people')}
        <span>${name || address}<small>${known[role] ?? role}</small></span>
      </li>
    `;
  }

  #renderActs(item: ItemView) {
    const { itemId } = item;
    return html`
      <div class="acts">
        ${
          this.#can('ChatInvite')
            ? html`<button class="button" type="button" @click=${() => this.#onPick('inviteChat')}>
              ${icon('invite')}${text.chat.invite}
            </button>`
            : nothing
        }
        ${
          this.#can('ChatForward')
            ? html`<button class="button" type="button" @click=${() => this.#onPick('transferChat')}>
              ${icon('blindTransfer')}${text.chat.transfer}
            </button>`
            : nothing
        }
        ${
          this.#can('ChatLeave')
            ? html`
              <button
                class="button"
                type="button"
                @click=${(event: Event) => askFor(this, { command: 'leaveChat', itemId }, event)}
              >
                ${icon('logOff')}${text.chat.leave}
              </button>
            `
            : nothing
        }
        ${
          isLiveItem(item) && this.#can('End')
            ? html`<button
              class="button"
              type="button"
              @click=${(event: Event) => askFor(this, { command: 'endChat', itemId }, event)}
            >
              ${icon('close')}${text.chat.end}
            </button>`
            : nothing
        }
      </div>
    `;
  }
}

function renderPosting(posting: ChatPostingView) {
  const kind = posting.isSystem ? 'system' : posting.isOwn ? 'own' : 'other';
  return html`
    <p class="posting ${kind}">
      <span class="by">
        ${posting.isSystem ? text.chat.system : posting.author}
        ${posting.at ? html`<time datetime=${new Date(posting.at).toISOString()}>${timeOfDay(posting.at)}</time>` : nothing}
      </span>
      <span class="line">${posting.text}</span>
    </p>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-chat': IcwChat;
  }
}
