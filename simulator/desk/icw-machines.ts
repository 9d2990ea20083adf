import { localized } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AgentView } from '../model.ts';
import { deskStyles } from './desk.styles.ts';
import { deskText as text } from './desk-text.ts';
import './icw-state-graph.ts';
import { agentGraph, agentMovesOf, agentStateOf, itemGraph } from './state-graph.ts';

/** The machine of each agent in the page, and of each of their items. */
@localized()
@customElement('icw-machines')
export class IcwMachines extends LitElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: block;
      }

      h4 {
        margin: 1rem 0 0.25rem;
        color: var(--desk-accent);
        font-size: 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) agents: readonly AgentView[] = [];

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title">${text.state.title}</h3>
        <p class="quiet">${text.state.legend}</p>
        ${this.agents.length === 0 ? html`<p class="quiet">${text.state.none}</p>` : this.agents.map((agent) => this.#renderAgent(agent))}
      </section>
    `;
  }

  #renderAgent(agent: AgentView) {
    const items = agent.sessions.flatMap(({ items, item }) => items ?? (item ? [item] : []));
    return html`
      <h4>${text.state.agent}: ${agent.name}</h4>
      <icw-state-graph
        .graph=${agentGraph()}
        .of=${agent.name}
        .present=${agentStateOf(agent)}
        .moves=${agentMovesOf(agent)}
      ></icw-state-graph>
      ${
        items.length === 0
          ? html`
            <p class="quiet">${text.state.noItem}</p>
            <icw-state-graph .graph=${itemGraph()} .of=${agent.name}></icw-state-graph>
          `
          : items.map(
              ({ itemId, remoteName, remoteNumber, state, capabilities }) => html`
                <h4>${[remoteName || remoteNumber, itemId].filter(Boolean).join(' · ')}</h4>
                <icw-state-graph
                  .graph=${itemGraph()}
                  .of=${itemId}
                  .present=${state}
                  .moves=${capabilities}
                ></icw-state-graph>
              `,
            )
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-machines': IcwMachines;
  }
}
