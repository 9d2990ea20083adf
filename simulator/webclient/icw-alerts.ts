import { localized } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlertView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { askFor } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import { contextPartStyles } from './context-part.styles.ts';

/**
 * What is to be known about this customer; never a system message (ui.md 2). More than there is room for scrolls.
 *
 * @fires icw-command - `showPage` for an alert that leads somewhere
 */
@localized()
@customElement('icw-alerts')
export class IcwAlerts extends LitElement {
  static override styles = [
    baseStyles,
    contextPartStyles,
    css`
      ul {
        max-height: 4.5rem;
        overflow-y: auto;
      }

      li {
        display: flex;
        gap: 0.5rem;
        line-height: 1.5rem;
      }

      svg {
        margin-top: 0.25rem;
        color: var(--icw-bar-muted);
      }

      .link {
        min-height: 1.5rem;
        padding: 0;
        border: 0;
        background: none;
        color: var(--icw-link);
        font: inherit;
        line-height: inherit;
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 3px;
        cursor: pointer;
      }

      .link:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) alerts: readonly AlertView[] = [];

  override render() {
    return html`
      <h2 id="alerts">${text.context.alerts}</h2>
      ${
        this.alerts.length > 0
          ? html`<ul aria-labelledby="alerts">
            ${this.alerts.map((alert) => html`<li>${icon('bell')}${this.#renderAlert(alert)}</li>`)}
          </ul>`
          : html`<p class="quiet">${text.context.noAlerts}</p>`
      }
    `;
  }

  #renderAlert({ text: original, kind, page }: AlertView) {
    const line = kind === 'vip' ? text.context.vipAlert : original;
    if (!page) return html`<span>${line}</span>`;
    return html`
      <button
        class="link"
        type="button"
        @click=${(event: Event) => askFor(this, { command: 'showPage', page }, event)}
      >
        ${line}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-alerts': IcwAlerts;
  }
}
