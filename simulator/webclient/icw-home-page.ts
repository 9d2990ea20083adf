import { localized } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AgentView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { defaultShortcuts, type Shortcuts, shortcutActions, shortcutLabel } from '../toolbar/shortcut.ts';
import { homePageStyles } from './icw-home-page.styles.ts';
import { pageStyles } from './page.styles.ts';

/** Where an agent waits for work. */
@localized()
@customElement('icw-home-page')
export class IcwHomePage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, homePageStyles];

  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) keys: Shortcuts = defaultShortcuts;

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
            ${this.keys.isOn ? this.#renderShortcuts() : html`<p>${text.home.shortcutsOff}</p>`}
            <p class="quiet">${text.home.toolbarKeys}</p>
          </div>
        </section>
      </div>
    `;
  }

  #renderShortcuts() {
    const actions = shortcutActions.flatMap((action) => {
      const key = this.keys.keys[action];
      return key ? [[text.shortcut.action[action], key] as const] : [];
    });
    return html`
      <dl class="shortcuts">
        ${[...actions, [text.shortcut.action.sessions, '1…6'] as const].map(
          ([action, key]) => html`
            <div>
              <dt>${action}</dt>
              <dd><kbd>${shortcutLabel(key)}</kbd></dd>
            </div>
          `,
        )}
      </dl>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-home-page': IcwHomePage;
  }
}
