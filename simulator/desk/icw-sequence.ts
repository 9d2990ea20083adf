import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { JournalEntry } from '../desk-model.ts';
import type { WireMessage } from '../model.ts';
import { deskStyles } from './desk.styles.ts';
import { deskText as text } from './desk-text.ts';
import { drawnStyles, sequenceStyles } from './icw-sequence.styles.ts';
import { type Lane, lanes, type SequenceArrow, sequenceArrows } from './sequence-arrows.ts';
import { OpenMessageEvent } from './wire-event.ts';

const usualWidth = 460;
const rowHeight = 28;
/** Where the arrows begin in a file, below the lanes' names; on the page those stand above the scroller. */
const top = 24;
const edge = 40;
/** Of a letter, on average: what does not fit between two lanes reaches over its neighbours. */
const letterWidth = 5.6;
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
  /** Drawn at its true size, so that letters never shrink with the desk. */
  @state() private width = usualWidth;
  readonly #resized = new ResizeObserver(() => this.#onResize());
  #arrows: readonly SequenceArrow[] = [];
  #isAtEnd = true;

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    if (this.scroller) this.#resized.observe(this.scroller);
  }

  #onResize(): void {
    const room = this.scroller?.clientWidth ?? 0;
    if (room > 0) this.width = Math.max(room, 320);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { scroller } = this;
    this.#isAtEnd =
      !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < rowHeight;
    if (changed.has('open') && changed.size === 1) return;
    this.#arrows = sequenceArrows(this.wire, this.journal, { newest, hidesSetUp: this.hidesSetUp });
  }

  protected override updated(changed: PropertyValues): void {
    const { scroller } = this;
    if (!scroller) return;
    if (this.#isAtEnd && !changed.has('open')) scroller.scrollTop = scroller.scrollHeight;
    const at = this.#arrows.findIndex(({ seq }) => seq === this.open);
    // The message that opens above takes room: its arrow must not slip out of sight.
    if (changed.has('open') && this.open !== undefined && at >= 0) {
      scroller.scrollTop = Math.max(0, (at + 0.5) * rowHeight - scroller.clientHeight / 2);
    }
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
    style.textContent = `svg { ${tokens.join('; ')}; background: var(--desk-field); }\n${drawnStyles}`;
    copy.prepend(style);
    copy.removeAttribute('style');
    copy.setAttribute('width', String(this.width));
    copy.setAttribute('height', String(this.#height));
    copy.setAttribute('viewBox', `0 0 ${this.width} ${this.#height}`);
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

  get #height(): number {
    return top + this.#arrows.length * rowHeight + 8;
  }

  override render() {
    const arrows = this.#arrows;
    const { width } = this;
    const height = this.#height;
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
        <div class="names" aria-hidden="true">
          ${lanes.map((lane) => html`<span style="left: ${this.#laneX(lane)}px">${text.sequence.lanes[lane]}</span>`)}
        </div>
        <div class="scroller" @keydown=${this.#onKeyDown}>
          ${arrows.length === 0 ? html`<p class="quiet none">${text.sequence.none}</p>` : ''}
          <svg
            viewBox="0 ${top} ${width} ${height - top}"
            style="width: ${width}px; height: ${height - top}px"
            xmlns="http://www.w3.org/2000/svg"
            role="group"
            aria-labelledby="title"
          >
            <defs>
              <marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0 8 4 0 8Z" />
              </marker>
            </defs>
            ${lanes.map(
              (lane) => svg`
                <line class="lane" x1=${this.#laneX(lane)} x2=${this.#laneX(lane)} y1=${top} y2=${height} />
                <text class="name" x=${this.#laneX(lane)} y="14">${text.sequence.lanes[lane]}</text>
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
    const y = top + (index + 0.72) * rowHeight;
    const from = this.#laneX(arrow.from);
    const to = this.#laneX(arrow.to);
    const { lanes: names, arrow: words } = text.sequence;
    const label = this.#placed(bareName(arrow.name), Math.min(from, to), Math.max(from, to));
    return svg`
      <g
        class="arrow ${arrow.from} to-${arrow.to} ${arrow.isError ? 'failed' : ''} ${arrow.seq === this.open && arrow.seq !== undefined ? 'open' : ''} ${arrow.seq === undefined ? 'silent' : ''}"
        role="button"
        aria-disabled=${arrow.seq === undefined ? 'true' : nothing}
        tabindex=${isLast ? 0 : -1}
        aria-label=${words(bareName(arrow.name), names[arrow.from], names[arrow.to])}
        @click=${() => this.#openArrow(arrow)}
      >
        <rect x="0" y=${y - rowHeight * 0.72} width=${this.width} height=${rowHeight} />
        <line x1=${from} x2=${to} y1=${y} y2=${y} marker-end="url(#tip)" />
        <text aria-hidden="true" class=${label.anchor} x=${label.x} y=${y - 6}>${label.words}</text>
      </g>
    `;
  }

  /** Between its lanes where it fits; else towards the side where the row is empty, and shortened to the row. */
  #placed(name: string, left: number, right: number) {
    const length = name.length * letterWidth;
    const isBetween = left > edge && right < this.width - edge;
    const fits = length <= right - left - 8 || (isBetween && length <= this.width - 2 * edge);
    if (fits) return { x: (left + right) / 2, anchor: 'middle', words: name };
    const most = Math.floor((this.width - 2 * edge) / letterWidth);
    const words = name.length > most ? `${name.slice(0, most - 1)}…` : name;
    if (left > this.width / 3) return { x: right - 4, anchor: 'end', words };
    return { x: left + 4, anchor: 'start', words };
  }

  #laneX(lane: Lane): number {
    return edge + lanes.indexOf(lane) * ((this.width - 2 * edge) / (lanes.length - 1));
  }
}

/** Without what is the same in all of them. */
const bareName = (name: string): string => name.replace('{S}/', '').replace(/Message$/, '');

declare global {
  interface HTMLElementTagNameMap {
    'icw-sequence': IcwSequence;
  }
}
