import { localized } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlertView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import './icw-account-info.ts';
import './icw-alerts.ts';
import './icw-communication-info.ts';
import { contextAreaStyles } from './icw-context-area.styles.ts';
import './icw-scratch-pad.ts';
import { pageClock } from './page-clock.ts';

/**
 * What never scrolls away: the confirmed account, the contact, alerts about this customer, and the scratch pad.
 *
 * @fires icw-command - of its parts: `writeScratchPad` and `showPage`
 */
@localized()
@customElement('icw-context-area')
export class IcwContextArea extends LitElement {
  static override styles = [baseStyles, contextAreaStyles];

  @property({ attribute: false }) session: SessionView | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;

  override render() {
    const { session } = this;
    return html`
      <section class="area" aria-label=${text.context.label}>
        <icw-account-info .account=${session?.account}></icw-account-info>
        <icw-communication-info .item=${session?.item} .now=${this.now}></icw-communication-info>
        <icw-alerts .alerts=${alertsOf(session)}></icw-alerts>
        <icw-scratch-pad .session=${session}></icw-scratch-pad>
      </section>
    `;
  }
}

// A page without a server has no alerts of its own; the account itself still tells some.
function alertsOf(session: SessionView | undefined): readonly AlertView[] {
  const { account, alerts } = session ?? {};
  if (alerts) return alerts;
  return [
    ...(account?.isVip ? [{ id: 'vip', text: text.context.vipAlert }] : []),
    ...(account?.note ? [{ id: 'note', text: account.note }] : []),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-context-area': IcwContextArea;
  }
}
