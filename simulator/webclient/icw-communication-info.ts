import { localized } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ItemView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { stateWord } from '../toolbar/state-word.ts';
import { contextPartStyles } from './context-part.styles.ts';
import './icw-timer.ts';
import { pageClock } from './page-clock.ts';
import { knownNumber } from './party-name.ts';
import { stateSince } from './state-since.ts';

/** The contact of the active session: number or address, direction, state with its timer, channel and queue. */
@localized()
@customElement('icw-communication-info')
export class IcwCommunicationInfo extends LitElement {
  static override styles = [
    baseStyles,
    contextPartStyles,
    css`
      .strong {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) item: ItemView | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;

  override render() {
    return html`
      <h2>${text.context.communication}</h2>
      ${this.item ? this.#renderItem(this.item) : html`<p class="quiet">${text.context.noCommunication}</p>`}
    `;
  }

  #renderItem(item: ItemView) {
    const since = stateSince(item);
    // Who began it says nothing of several parties.
    const way = item.state === 'conferenced' ? '' : `${text.direction[item.direction]}, `;
    const who = partiesOf(item).join(', ') || farEnd(item);
    return html`
      <p class="strong" title=${who}>${who}</p>
      <p>${way}${stateWord(item)}</p>
      <p class="quiet">
        ${[text.channel[item.channel], item.queue].filter(Boolean).join(' · ')}
        ${
          since === undefined
            ? nothing
            : html`· <icw-timer aria-hidden="true" .since=${since} .now=${this.now}></icw-timer>`
        }
      </p>
    `;
  }
}

function farEnd(item: ItemView): string {
  // A colleague's extension alone tells nobody who is on the line.
  const known = [item.direction === 'internal' ? item.remoteName : '', knownNumber(item)].filter(Boolean);
  return known.join(' · ') || item.remoteName || text.announce.unknownCaller;
}

/** Of a conference, or a chat with several agents: everybody else. */
function partiesOf({ state, participants = [] }: ItemView): readonly string[] {
  if (state !== 'conferenced') return [];
  return participants
    .filter(({ role }) => role !== 'self' && role !== 'system')
    .map(({ name, address }) => name || address)
    .filter(Boolean);
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-communication-info': IcwCommunicationInfo;
  }
}
