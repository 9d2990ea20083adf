import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AccountView, Identification, SearchCriteria, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { askFor } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { identifyAccountStyles } from './icw-identify-account.styles.ts';
import { pageStyles } from './page.styles.ts';

const kindIcons = { account: 'person', contact: 'people', organization: 'building' } as const;
const fields = ['name', 'accountId', 'phone', 'email', 'city'] as const;

/**
 * What the search by the contact's number brought, and the search for any other account (G10 to G15, ui.md 9).
 *
 * @fires icw-command - `searchAccounts`, `confirmAccount`, `resetSearch` and `clearSearch`
 */
@localized()
@customElement('icw-identify-account')
export class IcwIdentifyAccount extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, identifyAccountStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  /** The account that is chosen in the list and not confirmed yet. */
  @state() private chosenId: string | undefined;
  /** The fields that were typed in and not searched for yet. */
  @state() private typed: SearchCriteria | undefined;
  /** Everything is empty at once, and not only with the answer. */
  @state() private isCleared = false;
  /** What the agent does to the search changes its criteria a moment later; what is typed in that moment stays. */
  #asked: 'nothing' | 'criteria' | 'criteriaAndTypedSince' = 'nothing';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session')) return;
    const before = changed.get('session');
    const isOther = before?.sessionId !== this.session?.sessionId;
    if (isOther || !isSame(before?.search?.criteria, this.session?.search?.criteria)) {
      if (isOther || this.#asked !== 'criteriaAndTypedSince') this.typed = undefined;
      this.isCleared = false;
      this.#asked = 'nothing';
    }
    if (!this.#accounts.some(({ id }) => id === this.chosenId)) this.chosenId = undefined;
  }

  #onInput(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.typed = { ...this.typed, [field.name]: field.value };
    if (this.#asked === 'criteria') this.#asked = 'criteriaAndTypedSince';
  }

  #onSearch(event: Event): void {
    event.preventDefault();
    const filled = Object.entries(this.#criteria).flatMap(([name, value]) => {
      const trimmed = String(value).trim();
      return trimmed ? [[name, trimmed] as const] : [];
    });
    if (filled.length === 0) return;
    const criteria: SearchCriteria = Object.fromEntries(filled);
    this.#expectCriteria(criteria);
    askFor(this, { command: 'searchAccounts', criteria }, event);
  }

  #onConfirm(event: Event): void {
    const accountId = this.#chosen?.id;
    if (accountId && !this.#isConfirmed) askFor(this, { command: 'confirmAccount', accountId }, event);
  }

  #onReset(event: Event): void {
    if (this.#isConfirmed) return;
    this.typed = undefined;
    this.isCleared = false;
    this.#asked = 'criteria';
    askFor(this, { command: 'resetSearch' }, event);
  }

  #onClear(event: Event): void {
    this.typed = undefined;
    this.isCleared = true;
    this.#expectCriteria({});
    askFor(this, { command: 'clearSearch' }, event);
  }

  /** An answer that changes nothing is not waited for. */
  #expectCriteria(criteria: SearchCriteria): void {
    this.#asked = isSame(criteria, this.session?.search?.criteria) ? 'nothing' : 'criteria';
  }

  // Like radio buttons: the arrow keys choose.
  #onListKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = rows.indexOf(event.target as HTMLElement);
    const to = (at + step + rows.length) % rows.length;
    this.chosenId = this.#accounts[to]?.id;
    rows[to]?.focus();
  }

  get #identification(): Identification {
    return this.session?.identification ?? { kind: 'none' };
  }

  get #criteria(): SearchCriteria {
    return { ...(this.isCleared ? {} : this.session?.search?.criteria), ...this.typed };
  }

  get #isConfirmed(): boolean {
    return this.session?.search?.isConfirmed === true;
  }

  /** The list: what was searched for, else what the contact's number brought. */
  get #accounts(): readonly AccountView[] {
    const results = this.session?.search?.results;
    if (results) return results;
    const identification = this.#identification;
    switch (identification.kind) {
      case 'oneMatch':
        return [identification.account];
      case 'manyMatches':
        return identification.accounts;
      default:
        return [];
    }
  }

  // A single match need not be chosen.
  get #chosen(): AccountView | undefined {
    const accounts = this.#accounts;
    return (
      accounts.find(({ id }) => id === this.chosenId) ?? (accounts.length === 1 ? accounts[0] : undefined)
    );
  }

  override render() {
    return html`
      <h2 class="title">${text.identify.title}</h2>
      <p class="outcome" role="status">${icon('search')}<span>${this.#outcome}</span></p>
      <div class="search-and-results">
        ${this.#renderForm()} ${this.#accounts.length > 0 ? this.#renderResults() : nothing}
      </div>
    `;
  }

  get #outcome(): string {
    const { session } = this;
    if (session?.account && this.#isConfirmed) return text.identify.confirmed(session.account.name);
    const results = session?.search?.results;
    // The first results are the contact's own, and the identification says more about them.
    const isByHand = results && !isOwnResult(this.#identification, results, session.search.criteria);
    if (isByHand) return results.length > 0 ? text.identify.found(results.length) : text.identify.notFound;
    return outcomeText(this.#identification, session?.item?.state === 'alerting');
  }

  #renderForm() {
    const isEmpty = Object.values(this.#criteria).every((value) => !value?.trim());
    const whyConfirm = this.#isConfirmed
      ? text.identify.whyReset
      : this.#chosen
        ? undefined
        : text.identify.whyConfirm;
    return html`
      <form class="card" aria-labelledby="criteria" @submit=${this.#onSearch}>
        <h3 id="criteria">${text.identify.criteria}</h3>
        <div class="body fields">
          ${fields.map(
            (name) => html`
              <p>
                <label class="label" for=${name}>${text.identify[name]}</label>
                <input
                  class="field"
                  id=${name}
                  name=${name}
                  autocomplete="off"
                  .value=${this.#criteria[name] ?? ''}
                  @input=${this.#onInput}
                />
              </p>
            `,
          )}
        </div>
        <div class="acts">
          ${renderAct('submit', text.identify.search, isEmpty ? text.identify.whySearch : undefined)}
          ${renderAct('button', text.identify.confirm, whyConfirm, this.#onConfirm, true)}
          ${renderAct('button', text.identify.reset, this.#isConfirmed ? text.identify.whyReset : undefined, this.#onReset)}
          ${renderAct('button', text.identify.clear, undefined, this.#onClear)}
        </div>
      </form>
    `;
  }

  #renderResults() {
    const chosen = this.#chosen;
    return html`
      <section class="card">
        <h3 id="results">${text.identify.results}</h3>
        <div class="list" role="radiogroup" aria-labelledby="results" @keydown=${this.#onListKey}>
          ${this.#accounts.map((account, at) => {
            const isChosen = account.id === chosen?.id;
            return html`
              <button
                type="button"
                role="radio"
                aria-checked=${isChosen}
                tabindex=${isChosen || (!chosen && at === 0) ? 0 : -1}
                @click=${() => {
                  this.chosenId = account.id;
                }}
                @dblclick=${this.#onConfirm}
              >
                ${icon(kindIcons[account.kind])}
                <span class="who">
                  <span class="name">
                    ${account.name}
                    ${account.isVip ? html`<span class="vip">${text.context.vip}</span>` : nothing}
                  </span>
                  <span class="quiet">
                    ${[text.account.title[account.kind], account.id, account.organization, account.city]
                      .filter((part) => part)
                      .join(' · ')}
                  </span>
                </span>
                ${isChosen ? icon('tick') : nothing}
              </button>
            `;
          })}
        </div>
      </section>
    `;
  }
}

function renderAct(
  type: 'submit' | 'button',
  label: string,
  why: string | undefined,
  act?: (event: Event) => void,
  isMain = false,
) {
  return html`
    <button
      class="button ${isMain ? 'emphasized' : ''}"
      type=${type}
      aria-disabled=${why === undefined ? nothing : 'true'}
      title=${why ?? nothing}
      @click=${act ?? nothing}
    >
      ${label}
    </button>
  `;
}

const isSame = (one: SearchCriteria | undefined, other: SearchCriteria | undefined): boolean =>
  fields.every((name) => one?.[name] === other?.[name]);

function isOwnResult(
  identification: Identification,
  results: readonly AccountView[],
  criteria: SearchCriteria,
): boolean {
  switch (identification.kind) {
    case 'oneMatch':
      return results.length === 1 && results[0]?.id === identification.account.id;
    case 'manyMatches':
      return (
        results.length === identification.accounts.length &&
        results.every(({ id }) => identification.accounts.some((account) => account.id === id))
      );
    case 'noMatch':
      // Nothing was found by other criteria either: then these are the ones to be told about.
      return results.length === 0 && Object.values(criteria).join() === identification.number;
    default:
      return false;
  }
}

function outcomeText(identification: Identification, isRinging: boolean): string {
  switch (identification.kind) {
    case 'none':
      return text.identify.none;
    case 'noNumber':
      return text.identify.noNumber;
    case 'noMatch':
      return text.identify.noMatch(identification.number);
    case 'oneMatch':
      return isRinging ? text.identify.oneMatchRinging : text.identify.oneMatch;
    case 'manyMatches':
      return text.identify.manyMatches(identification.accounts.length, identification.number);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-identify-account': IcwIdentifyAccount;
  }
}
