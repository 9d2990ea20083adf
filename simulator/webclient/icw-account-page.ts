import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AccountView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { askFor, CommandEvent, sourceOf } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { accountPageStyles } from './icw-account-page.styles.ts';
import { pageStyles } from './page.styles.ts';

/**
 * The business partner that pops when a call is accepted.
 *
 * @fires icw-command - `dial` with one of the partner's numbers (G4); `confirmAccount` with a contact of an organization
 */
@localized()
@customElement('icw-account-page')
export class IcwAccountPage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, accountPageStyles];

  @property({ attribute: false }) account: AccountView | undefined;
  /** Set while no number can be dialled: the reason. */
  @property() why: string | undefined;

  #onDial(event: Event, number: string): void {
    if (this.why !== undefined) return;
    this.dispatchEvent(new CommandEvent({ command: 'dial', value: number, source: sourceOf(event) }));
  }

  override render() {
    const account = this.account;
    if (!account) {
      return html`
        <h2 class="title">${text.navigation.account}</h2>
        <p class="quiet none">${text.account.none}</p>
        <button
          class="button"
          type="button"
          @click=${(event: Event) => askFor(this, { command: 'showPage', page: 'identifyAccount' }, event)}
        >
          ${icon('search')}${text.account.identify}
        </button>
      `;
    }
    return html`
      <h2 class="title">
        ${account.name}
        <small>${text.account.title[account.kind]} ${account.id}</small>
        ${account.isVip ? html`<span class="vip">${text.context.vip}</span>` : nothing}
      </h2>
      <section class="card">
        <h3>${text.account.details}</h3>
        <dl class="facts body">
          ${fact(text.account.organization, account.organization)}
          <dt>${text.account.telephone}</dt>
          <dd class="numbers">${account.phone.map((number) => this.#renderNumber(number))}</dd>
          ${fact(text.account.email, account.email)} ${fact(text.account.city, account.city)}
          ${fact(text.account.note, account.note)}
        </dl>
      </section>
      ${account.kind === 'organization' ? this.#renderContacts(account.contacts ?? []) : nothing}
    `;
  }

  // The organization pops with its contacts; the agent goes on with the one who calls (G15).
  #renderContacts(contacts: readonly AccountView[]) {
    return html`
      <section class="card contacts">
        <h3 id="contacts">${text.account.contacts}</h3>
        ${
          contacts.length === 0
            ? html`<p class="body quiet">${text.account.noContacts}</p>`
            : html`<ul aria-labelledby="contacts">
              ${contacts.map(
                (contact) => html`
                  <li>
                    ${icon('person')}
                    <span class="who">
                      <b>${contact.name}</b>
                      <span class="quiet">${[contact.id, contact.city, contact.email].filter(Boolean).join(' · ')}</span>
                    </span>
                    <span class="numbers">${contact.phone.map((number) => this.#renderNumber(number))}</span>
                    <button
                      class="button"
                      type="button"
                      aria-label=${text.identify.confirmOf(contact.name)}
                      @click=${(event: Event) =>
                        askFor(this, { command: 'confirmAccount', accountId: contact.id }, event)}
                    >
                      ${text.identify.confirm}
                    </button>
                  </li>
                `,
              )}
            </ul>`
        }
      </section>
    `;
  }

  #renderNumber(number: string) {
    return html`
      <button
        type="button"
        aria-label=${text.account.dial(number)}
        aria-disabled=${this.why === undefined ? nothing : 'true'}
        title=${this.why ?? nothing}
        @click=${(event: Event) => this.#onDial(event, number)}
      >
        ${icon('dial')}${number}
      </button>
    `;
  }
}

const fact = (name: string, value: string | undefined) =>
  value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;

declare global {
  interface HTMLElementTagNameMap {
    'icw-account-page': IcwAccountPage;
  }
}
