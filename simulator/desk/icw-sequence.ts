import { localized } from '@lit/localize';
import { html, LitElement, type PropertyValues, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { JournalEntry } from '../desk-model.ts';
import type { WireMessage } from '../model.ts';
import { deskStyles } from './desk.styles.ts';
import { deskText as text } from './desk-text.ts';
import { drawnStyles, sequenceStyles } from './icw-sequence.styles.ts';
import { type Lane, lanes, type SequenceArrow, sequenceArrows } from './sequence-arrows.ts';
import { OpenMessageEvent } from './wire-event.ts';

const width = 560;
const rowHeight = 26;
const top = 30;
const newest = 200;

/**
 * Who told whom what, as lanes and arrows, while it happens.
 *
 * @fires desk-open-message - an arrow was chosen
 */
@localized()
@customElement('icw-sequence')
export class IcwSequence extends LitElement {
  static override styles = [deskStyles, sequenceStyles];

  @query('.scroller') private readonly scroller!: HTMLElement | null;
  @query('svg') private readonly drawing!: SVGSVGElement | null;
  @property({ attribute: false }) wire: readonly WireMessage[] = [];
  @property({ attribute: false }) journal: readonly JournalEntry[] = [];
  /** The `seq` of the message that is open. */
  @property({ type: Number }) open: number | undefined;
  @state() private hidesSetUp = true;
  #arrows: readonly SequenceArrow[] = [];
  #isAtEnd = true;

  protected override willUpdate(changed: PropertyValues): void {
    const { scroller } = this;
    this.#isAtEnd =
      !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < rowHeight;
    if (changed.has('open') && changed.size === 1) return;
    this.#arrows = sequenceArrows(this.wire, this.journal, { newest, hidesSetUp: this.hidesSetUp });
  }

  protected override updated(): void {
    if (this.#isAtEnd && this.scroller) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  #save(): void {
    const source = this.svgText();
    if (source === undefined) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
    link.download = 'sequence.svg';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** The drawing as a file that stands by itself. */
  svgText(): string | undefined {
    if (!this.drawing) return undefined;
    const copy = this.drawing.cloneNode(true) as SVGSVGElement;
    const shown = getComputedStyle(this);
    const tokens = [...new Set(drawnStyles.match(/--[a-z-]+/g))].map(
      (name) => `${name}: ${shown.getPropertyValue(name)}`,
    );
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    style.textContent = `svg { ${tokens.join('; ')}; background: var(--desk-page); }\n${drawnStyles}`;
    copy.prepend(style);
    copy.setAttribute('width', String(width));
    for (const arrow of copy.querySelectorAll('[tabindex]')) arrow.removeAttribute('tabindex');
    // Lit's marks are comments and mean nothing in a file.
    return new XMLSerializer().serializeToString(copy).replaceAll(/<!--.*?-->/gs, '');
  }

  #onKeyDown(event: KeyboardEvent): void {
    const arrows = [...(this.drawing?.querySelectorAll<SVGGElement>('g.arrow') ?? [])];
    const at = arrows.indexOf(event.target as SVGGElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: arrows.length - 1 }[event.key];
    if (to !== undefined) {
      const next = arrows[Math.min(Math.max(to, 0), arrows.length - 1)];
      arrows[at]?.setAttribute('tabindex', '-1');
      next?.setAttribute('tabindex', '0');
      next?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#openArrow(this.#arrows[at]);
    } else return;
    event.preventDefault();
  }

  #openArrow(arrow: SequenceArrow | undefined): void {
    if (arrow?.seq === undefined) return;
    this.dispatchEvent(new OpenMessageEvent(arrow.seq === this.open ? undefined : arrow.seq));
  }

  override render() {
    const arrows = this.#arrows;
    const height = top + arrows.length * rowHeight + 8;
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <h3 id="title">${text.sequence.title} <span class="quiet">${arrows.length ? text.sequence.newest(arrows.length) : ''}</span></h3>
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.hidesSetUp}
              @change=${(event: Event) => {
                this.hidesSetUp = (event.target as HTMLInputElement).checked;
              }}
            />
            ${text.sequence.quiet}
          </label>
          <button type="button" @click=${this.#save}>${text.sequence.save}</button>
        </div>
        <div class="scroller" @keydown=${this.#onKeyDown}>
          ${arrows.length === 0 ? html`<p class="quiet none">${text.sequence.none}</p>` : ''}
          <svg viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg" role="group" aria-labelledby="title">
            <defs>
              <marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0 8 4 0 8Z" />
              </marker>
            </defs>
            ${lanes.map(
              (lane) => svg`
                <line class="lane" x1=${laneX(lane)} x2=${laneX(lane)} y1="24" y2=${height} />
                <text class="name" x=${laneX(lane)} y="14">${text.sequence.lanes[lane]}</text>
              `,
            )}
            ${repeat(
              arrows,
              ({ id }) => id,
              (arrow, index) => this.#renderArrow(arrow, index, index === arrows.length - 1),
            )}
          </svg>
        </div>
      </section>
    `;
  }

  #renderArrow(arrow: SequenceArrow, index: number, isLast: boolean) {
    const y = top + (index + 0.7) * rowHeight;
    const from = laneX(arrow.from);
    const to = laneX(arrow.to);
    const middle = (from + to) / 2;
    const { lanes: names, arrow: words } = text.sequence;
    return svg`
      <g
        class="arrow ${arrow.from} ${arrow.isError ? 'failed' : ''} ${arrow.seq === this.open && arrow.seq !== undefined ? 'open' : ''}"
        role="button"
        tabindex=${isLast ? 0 : -1}
        aria-label=${words(shortened(arrow.name), names[arrow.from], names[arrow.to])}
        @click=${() => this.#openArrow(arrow)}
      >
        <rect x="0" y=${y - rowHeight * 0.7} width=${width} height=${rowHeight} />
        <line x1=${from} x2=${to} y1=${y} y2=${y} marker-end="url(#tip)" />
        <text aria-hidden="true" x=${middle} y=${y - 5}>${shortened(arrow.name)}</text>
      </g>
    `;
  }
}

const laneX = (lane: Lane): number => 50 + lanes.indexOf(lane) * ((width - 100) / (lanes.length - 1));

function shortened(name: string): string {
  const bare = name.replace('{S}/', '').replace(/Message$/, '');
  return bare.length > 34 ? `${bare.slice(0, 33)}…` : bare;
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-sequence': IcwSequence;
  }
}
