import { html, nothing, type TemplateResult } from 'lit';
import type { AgentView } from '../model.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import type { DialogName, Opener } from './preferences-dialog.ts';

interface Branding {
  readonly agent: AgentView | undefined;
  readonly openers: readonly Opener[];
  readonly onOpen: (name: DialogName) => void;
  readonly onLogOff: (cause: Event) => void;
}

/** The product's name, what belongs to the agent and not to a contact, and the way out (ui.md 1). */
export const branding = ({ agent, openers, onOpen, onLogOff }: Branding): TemplateResult => html`
  <div class="branding">
    <h1><span class="mark" aria-hidden="true"></span>${text.product}</h1>
    <div class="links">
      ${openers.map(
        ({ name, icon: iconName }) => html`
          <button
            type="button"
            class="opener"
            aria-haspopup="dialog"
            aria-label=${text.header[name]}
            title=${text.header[name]}
            @click=${() => onOpen(name)}
          >
            ${icon(iconName)}
          </button>
        `,
      )}
      <span class="name">${agent?.name ?? nothing}</span>
      ${
        agent?.isLoggedOn
          ? html`<button type="button" @click=${onLogOff}>${icon('logOff')}${text.logOn.off}</button>`
          : nothing
      }
    </div>
  </div>
`;
