import { localized } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AccountView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { contextPartStyles } from './context-part.styles.ts';

/** The confirmed account: name, company or city, number of the business partner, and whether it is a VIP. */
@localized()
@customElement('icw-account-info')
export class IcwAccountInfo extends LitElement {
  static override styles = [
    baseStyles,
    contextPartStyles,
    css`
      .vip {
        margin-inline-start: 0.25rem;
        padding: 0 0.375rem;
        border-radius: 2px;
        background: var(--icw-wrap-up);
        color: var(--icw-on-chip);
        font-size: 0.6875rem;
        letter-spacing: 0.04em;
        vertical-align: 0.0625rem;
      }

      @media (forced-colors: active) {
        .vip {
          border: 1px solid currentcolor;
        }
      }
    `,
  ];

  @property({ attribute: false }) account: AccountView | undefined;

  override render() {
    const { account } = this;
    return html`
      <h2>${text.context.account}</h2>
      ${
        account
          ? html`
            <p class="strong">
              ${account.name} ${account.isVip ? html`<span class="vip">${text.context.vip}</span>` : nothing}
            </p>
            <p>${account.organization ?? account.city}</p>
            <p class="quiet">${text.account.title[account.kind]} ${account.id}</p>
          `
          : html`<p class="quiet">${text.context.noAccount}</p>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-account-info': IcwAccountInfo;
  }
}
