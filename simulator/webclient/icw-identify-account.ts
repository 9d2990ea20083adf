import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AccountView, Identification } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import { identifyAccountStyles } from './icw-identify-account.styles.ts';
import { pageStyles } from './page.styles.ts';

const kindIcons = { account: 'person', contact: 'people', organization: 'building' } as const;

/** What the search by the contact's number brought: nothing, one account, or several (G10 to G13). */
@customElement('icw-identify-account')
export class IcwIdentifyAccount extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, identifyAccountStyles];

  @property({ attribute: false }) identification: Identification = { kind: 'none' };

  override render() {
    return html`
      <h2 class="title">${text.identify.title}</h2>
      <p class="outcome">${icon('search')}<span>${outcomeText(this.identification)}</span></p>
      ${this.#accounts.length > 0 ? this.#renderResults() : nothing}
    `;
  }

  get #accounts(): readonly AccountView[] {
    switch (this.identification.kind) {
      case 'oneMatch':
        return [this.identification.account];
      case 'manyMatches':
        return this.identification.accounts;
      default:
        return [];
    }
  }

  #renderResults() {
    return html`
      <section class="card">
        <h3 id="results">${text.identify.results}</h3>
        <ul aria-labelledby="results">
          ${this.#accounts.map(
            (account) => html`
              <li>
                ${icon(kindIcons[account.kind])}
                <div>
                  <p class="name">
                    ${account.name}
                    ${account.isVip ? html`<span class="vip">${text.context.vip}</span>` : nothing}
                  </p>
                  <p class="quiet">
                    ${[text.account.title[account.kind], account.id, account.organization, account.city]
                      .filter((part) => part)
                      .join(' · ')}
                  </p>
                </div>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }
}

function outcomeText(identification: Identification): string {
  switch (identification.kind) {
    case 'none':
      return text.identify.none;
    case 'noNumber':
      return text.identify.noNumber;
    case 'noMatch':
      return text.identify.noMatch(identification.number);
    case 'oneMatch':
      return text.identify.oneMatch;
    case 'manyMatches':
      return text.identify.manyMatches(identification.accounts.length, identification.number);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-identify-account': IcwIdentifyAccount;
  }
}
