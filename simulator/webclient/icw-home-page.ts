import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AgentView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { shortcutLabel } from '../toolbar/shortcut.ts';
import { homePageStyles } from './icw-home-page.styles.ts';
import { pageStyles } from './page.styles.ts';

const shortcuts: readonly (readonly [action: string, key: string])[] = [
  [text.button.accept, 'A'],
  [text.button.reject, 'R'],
  [text.home.shortcutsOf.hold, 'H'],
  [text.button.hangUp, 'X'],
  [text.button.end, 'E'],
  [text.home.shortcutsOf.dial, 'D'],
  [text.home.shortcutsOf.toggleWorkMode, 'N'],
  [text.home.shortcutsOf.messages, 'M'],
  [text.home.shortcutsOf.session, '1…6'],
];

/** Where an agent waits for work. */
@customElement('icw-home-page')
export class IcwHomePage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, homePageStyles];

  @property({ attribute: false }) agent: AgentView | undefined;

  override render() {
    return html`
      <h2 class="title">${text.home.title}</h2>
      <div class="columns">
        <section class="card">
          <h3>${text.home.welcome(this.agent?.name ?? '')}</h3>
          <p class="body">${this.agent?.workMode?.id === '2' ? text.home.ready : text.home.notReady}</p>
        </section>
        <section class="card">
          <h3>${text.home.shortcuts}</h3>
          <div class="body">
            <dl class="shortcuts">
              ${shortcuts.map(
                ([action, key]) => html`
                  <div>
                    <dt>${action}</dt>
                    <dd><kbd>${shortcutLabel(key)}</kbd></dd>
                  </div>
                `,
              )}
            </dl>
            <p class="quiet">${text.home.toolbarKeys}</p>
          </div>
        </section>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-home-page': IcwHomePage;
  }
}
