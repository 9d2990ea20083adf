import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ColleagueView, DirectoryView, TargetView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { type IconName, icon } from '../toolbar/icons.ts';
import { colleaguesStyles } from './icw-colleagues.styles.ts';
import { pageClock } from './page-clock.ts';
import { Remote } from './remote.ts';
import { TargetEvent } from './target-event.ts';
import type { WebclientSource } from './webclient-source.ts';

/** Something that can be done with a colleague at once. */
export interface ColleagueAction {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
}

const typingPause = 200;

/**
 * Colleagues and workgroups with their presence: a list to choose from, or with actions on each line (ui.md 5).
 *
 * @fires icw-target - who was chosen, and the action where there are several
 */
@localized()
@customElement('icw-colleagues')
export class IcwColleagues extends LitElement {
  static override styles = [baseStyles, controlStyles, colleaguesStyles];

  readonly #directory = new Remote<DirectoryView>(this);
  @property({ attribute: false }) source: WebclientSource | undefined;
  /** Left out, a line is chosen as a whole. */
  @property({ attribute: false }) actions: readonly ColleagueAction[] = [];
  /** The value of the chosen line. */
  @property() chosen: string | undefined;
  /** Leaves out the agent who looks. */
  @property() except = '';
  /** Whether workgroups are offered too. */
  @property({ type: Boolean }) queues = false;
  @state() private search = '';
  #callOff: (() => void) | undefined;

  override disconnectedCallback(): void {
    this.#callOff?.();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source')) this.#read();
  }

  #read(): void {
    if (this.source) void this.#directory.read(this.source.directory());
  }

  // Who is found is shown at once; whether they are free is asked anew.
  #onSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.#callOff?.();
    this.#callOff = pageClock.after(typingPause, () => this.#read());
  }

  #choose(event: Event, target: TargetView, number: string, action?: string): void {
    this.dispatchEvent(new TargetEvent(target, event, number, action));
  }

  override render() {
    return html`
      <p class="search">
        <label class="label" for="search">${text.dialPad.search}</label>
        <input class="field" id="search" type="search" autocomplete="off" .value=${this.search} @input=${this.#onSearch} />
      </p>
      ${this.#renderLines()}
    `;
  }

  #renderLines() {
    const { state } = this.#directory;
    if (state.kind === 'failed')
      return html`<p class="trouble" role="alert">${text.dialPad.failed(state.why)}</p>`;
    const directory = this.#directory.answer;
    if (!directory) return html`<p class="quiet">${text.dialPad.loading}</p>`;
    const wanted = this.search.trim().toLowerCase();
    const isWanted = (...words: readonly string[]) => words.join(' ').toLowerCase().includes(wanted);
    const colleagues = directory.colleagues.filter(
      ({ userId, name, extension }) => userId !== this.except && isWanted(name, extension, userId),
    );
    const queues = this.queues
      ? directory.queues.filter(({ id, description }) => isWanted(description, id))
      : [];
    if (colleagues.length + queues.length === 0)
      return html`<p class="quiet" role="status">${text.dialPad.noColleagues}</p>`;
    return html`
      <ul aria-label=${text.dialPad.colleagues}>
        ${colleagues.map((colleague) => this.#renderColleague(colleague))}
        ${queues.map(({ id, description, availableUsers }) =>
          this.#renderLine(
            { kind: 'queue', value: id, name: description },
            id,
            text.dialPad.queue,
            availableUsers === undefined ? '' : text.dialPad.availableUsers(availableUsers),
            'queue',
          ),
        )}
      </ul>
    `;
  }

  #renderColleague({ userId, name, extension, presence, presenceText }: ColleagueView) {
    const word = text.dialPad.presence[presence];
    // CIC's own word says more than ours only where ours is vague.
    const detail = presence === 'busy' || presence === 'unknown' ? presenceText : '';
    return this.#renderLine(
      { kind: 'user', value: userId, name },
      extension || userId,
      word,
      [extension, detail].filter(Boolean).join(' · '),
      presence,
    );
  }

  #renderLine(target: TargetView, number: string, word: string, detail: string, tone: string) {
    const name = target.name ?? target.value;
    const isOff = tone === 'loggedOff';
    const who = html`
      <span class="presence ${tone}" aria-hidden="true"></span>
      <span class="who"><b>${name}</b><small>${word}${detail ? ` · ${detail}` : ''}</small></span>
    `;
    if (this.actions.length === 0) {
      return html`
        <li>
          <button
            type="button"
            class="line"
            aria-pressed=${this.chosen === target.value}
            @click=${(event: Event) => this.#choose(event, target, number)}
          >
            ${who}${this.chosen === target.value ? icon('tick') : nothing}
          </button>
        </li>
      `;
    }
    return html`
      <li class="line">
        ${who}
        <span class="actions">
          ${this.actions.map(
            ({ id, label, icon: name_ }) => html`
              <button
                type="button"
                class="button"
                aria-label=${text.dialPad.actionOf(label, name)}
                aria-disabled=${isOff ? 'true' : nothing}
                title=${isOff ? text.dialPad.whyPresence(name) : label}
                @click=${(event: Event) => isOff || this.#choose(event, target, number, id)}
              >
                ${icon(name_)}
              </button>
            `,
          )}
        </span>
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-colleagues': IcwColleagues;
  }
}
