import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { WireLink, WireMessage } from '../model.ts';
import { text } from '../text.ts';
import { timeOfDay } from '../webclient/time-of-day.ts';
import { deskStyles } from './desk.styles.ts';
import { DeskAskEvent } from './desk-ask-event.ts';
import { deskText } from './desk-text.ts';
import { rowHeight, wireListStyles } from './icw-wire-list.styles.ts';
import { ClearWireEvent, OpenMessageEvent } from './wire-event.ts';
import { filterWire, noFilter, type WireFilter, wireKept } from './wire-log.ts';

const links: readonly WireLink[] = ['SAP → bridge', 'bridge → SAP', 'bridge → CIC'];
const rowsAround = 8;

/**
 * Every message that crossed the tapped links, in order. Only the rows in sight are in the page,
 * so that a thousand cost no more than thirty.
 *
 * @fires desk-open-message - a row was chosen
 * @fires desk-clear-wire - the list shall be emptied
 * @fires desk-ask - a text shall be looked for in bodies, or the whole wire be shown again
 */
@localized()
@customElement('icw-wire-list')
export class IcwWireList extends LitElement {
  static override styles = [deskStyles, wireListStyles];

  readonly #resized = new ResizeObserver(() => this.#onResize());

  @query('.scroller') private readonly scroller!: HTMLElement | null;
  /** In order of `seq`. */
  @property({ attribute: false }) rows: readonly WireMessage[] = [];
  /** The `seq` of the message that is open. */
  @property({ type: Number }) open: number | undefined;
  /** Only these messages: what one step of a play sent. */
  @property({ attribute: false }) range: { readonly from: number; readonly to: number } | undefined;
  /** The last message of the moment that is looked at; undefined for now. */
  @property({ type: Number }) past: number | undefined;
  /** Messages whose bodies hold the text that was asked for last. */
  @property({ attribute: false }) found: ReadonlySet<number> | undefined;
  @state() private filter: WireFilter = noFilter;
  @state() private looksIntoBodies = false;
  @state() private first = 0;
  @state() private visible = 40;
  @state() private isFollowing = true;
  /** The row that the arrow keys stand on. */
  @state() private current: number | undefined;
  #shown: readonly WireMessage[] = [];

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    if (this.scroller) this.#resized.observe(this.scroller);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const hasChanged = ['rows', 'filter', 'range', 'past', 'found', 'looksIntoBodies'].some((name) =>
      changed.has(name),
    );
    if (!hasChanged) return;
    const to = Math.min(this.range?.to ?? Number.POSITIVE_INFINITY, this.past ?? Number.POSITIVE_INFINITY);
    this.#shown = filterWire(this.rows, {
      ...this.filter,
      from: this.range?.from,
      to,
      found: this.looksIntoBodies ? this.found : undefined,
    });
  }

  protected override updated(changed: PropertyValues): void {
    const mayHaveGrown = changed.has('rows') || changed.has('filter') || changed.has('visible');
    if (mayHaveGrown && this.isFollowing) this.#scrollToEnd();
  }

  #scrollToEnd(): void {
    const { scroller } = this;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }

  // The button goes away once it has been obeyed.
  #onFollow(): void {
    this.focus();
    this.#scrollToEnd();
  }

  // A smaller list is no wish to look at older messages.
  #onResize(): void {
    if (this.isFollowing) this.#scrollToEnd();
    this.#onScroll();
  }

  #onScroll(): void {
    const { scroller } = this;
    if (!scroller) return;
    this.first = Math.floor(scroller.scrollTop / rowHeight);
    this.visible = Math.ceil(scroller.clientHeight / rowHeight);
    this.isFollowing = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < rowHeight;
  }

  #onKeyDown(event: KeyboardEvent): void {
    const shown = this.#shown;
    const at = shown.findIndex((row) => row.seq === this.current);
    const page = Math.max(1, this.visible - 2);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    if (to !== undefined) this.#goTo(at < 0 && event.key.endsWith('Up') ? shown.length - 1 : to);
    else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) this.#openRow(shown[at]);
    else return;
    event.preventDefault();
  }

  #goTo(index: number): void {
    const at = Math.min(Math.max(index, 0), this.#shown.length - 1);
    const { scroller } = this;
    this.current = this.#shown[at]?.seq;
    if (!scroller || at < 0) return;
    const top = at * rowHeight;
    const room = scroller.clientHeight - rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + rowHeight > scroller.scrollTop + room) scroller.scrollTop = top + rowHeight - room;
  }

  #openRow(row: WireMessage | undefined): void {
    if (!row) return;
    this.current = row.seq;
    this.dispatchEvent(new OpenMessageEvent(row.seq === this.open ? undefined : row.seq));
  }

  #onFilter(change: Partial<WireFilter>): void {
    this.filter = { ...this.filter, ...change };
    if (this.looksIntoBodies && change.text !== undefined) this.#search();
  }

  #search(): void {
    this.dispatchEvent(new DeskAskEvent({ kind: 'searchBodies', text: this.filter.text }));
  }

  #onLookIntoBodies(event: Event): void {
    this.looksIntoBodies = (event.target as HTMLInputElement).checked;
    if (this.looksIntoBodies) this.#search();
  }

  /** Puts the focus on the list, as after closing a message. */
  override focus(): void {
    this.scroller?.focus();
  }

  override render() {
    const shown = this.#shown;
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <h3 id="title">
            ${text.desk.wire.title}
            <span class="quiet">${shown.length === this.rows.length ? shown.length : text.desk.wire.count(shown.length, this.rows.length)}</span>
          </h3>
          ${this.rows.length >= wireKept ? html`<span class="quiet">${text.desk.wire.truncated(wireKept)}</span>` : nothing}
          ${
            this.isFollowing || shown.length === 0
              ? nothing
              : html`<button type="button" @click=${this.#onFollow}>↓ ${text.desk.wire.follow}</button>`
          }
          <button type="button" @click=${() => this.dispatchEvent(new ClearWireEvent())}>${text.desk.wire.clear}</button>
        </div>
        ${this.#renderFilter()} ${this.#renderNarrowed()}
        <div
          class="scroller"
          role="grid"
          tabindex="0"
          aria-labelledby="title"
          aria-rowcount=${shown.length + 1}
          aria-activedescendant=${this.#isCurrentDrawn ? `row-${this.current}` : nothing}
          @scroll=${this.#onScroll}
          @keydown=${this.#onKeyDown}
        >
          <div class="row columns" role="row" aria-rowindex="1">
            ${Object.entries(text.desk.wire.columns).map(
              ([column, name]) => html`<span role="columnheader" class=${column}>${name}</span>`,
            )}
          </div>
          ${
            shown.length > 0
              ? this.#renderRows(shown)
              : html`<div role="row"><p class="none quiet" role="gridcell">
                ${this.rows.length === 0 ? text.desk.wire.none : text.desk.wire.noMatch}
              </p></div>`
          }
        </div>
      </section>
    `;
  }

  #renderFilter() {
    return html`
      <div class="filter">
        <input
          type="search"
          aria-label=${text.desk.wire.filter}
          placeholder=${text.desk.wire.filter}
          .value=${this.filter.text}
          @input=${(event: Event) => this.#onFilter({ text: (event.target as HTMLInputElement).value })}
        />
        <select
          aria-label=${text.desk.wire.link}
          @change=${(event: Event) =>
            this.#onFilter({ link: (event.target as HTMLSelectElement).value as WireFilter['link'] })}
        >
          <option value="">${text.desk.wire.allLinks}</option>
          ${links.map((link) => html`<option value=${link}>${link}</option>`)}
        </select>
        <select
          aria-label=${deskText.wire.kind}
          @change=${(event: Event) =>
            this.#onFilter({ kind: (event.target as HTMLSelectElement).value as WireFilter['kind'] })}
        >
          <option value="">${deskText.wire.kinds.all}</option>
          <option value="exchange">${deskText.wire.kinds.exchange}</option>
          <option value="streamed">${deskText.wire.kinds.streamed}</option>
        </select>
        <label class="check">
          <input type="checkbox" .checked=${this.looksIntoBodies} @change=${this.#onLookIntoBodies} />
          ${deskText.wire.inBodies}
        </label>
        <label class="check">
          <input
            type="checkbox"
            .checked=${this.filter.errorsOnly}
            @change=${(event: Event) => this.#onFilter({ errorsOnly: (event.target as HTMLInputElement).checked })}
          />
          ${text.desk.wire.errorsOnly}
        </label>
      </div>
    `;
  }

  #renderNarrowed() {
    if (this.past !== undefined) return html`<p class="narrowed quiet">${deskText.wire.past}</p>`;
    if (!this.range) return nothing;
    return html`
      <p class="narrowed quiet">
        ${deskText.wire.steps(this.range.from, this.range.to)}
        <button
          type="button"
          @click=${() => this.dispatchEvent(new DeskAskEvent({ kind: 'showWire', from: 0, to: 0 }))}
        >
          ${deskText.wire.all}
        </button>
      </p>
    `;
  }

  #renderRows(shown: readonly WireMessage[]) {
    const { from, to } = this.#drawn;
    return html`
      <div class="space" role="rowgroup" style="height: ${shown.length * rowHeight}px">
        <div role="presentation" style="transform: translateY(${from * rowHeight}px)">
          ${shown.slice(from, to).map((row, at) => this.#renderRow(row, from + at))}
        </div>
      </div>
    `;
  }

  #renderRow(row: WireMessage, index: number) {
    return html`
      <div
        id="row-${row.seq}"
        role="row"
        class="row ${row.isError ? 'failed' : ''} ${row.seq === this.current ? 'current' : ''}"
        aria-rowindex=${index + 2}
        aria-selected=${row.seq === this.open}
        @click=${() => this.#openRow(row)}
      >
        <span role="gridcell" class="time">${timeOfDay(row.at)}</span>
        <span role="gridcell" class="link ${linkClass(row.link)}">${this.#renderLink(row)}</span>
        <span role="gridcell" class="name" title=${row.path ?? row.name}>${row.name}</span>
        <span role="gridcell" class="status">${statusText(row)}</span>
        <span role="gridcell" class="ms">${row.durationMs === undefined ? '' : Math.round(row.durationMs)}</span>
      </div>
    `;
  }

  /** Where the desk is narrow the name needs the room: the bridge is a letter then. */
  #renderLink({ kind, link }: WireMessage) {
    const words = kind === 'streamed' ? deskText.wire.fromCic : link;
    return html`<span class="whole">${words}</span><span class="brief" aria-hidden="true">${words.replace(/bridge/i, 'B')}</span>`;
  }

  get #drawn(): { readonly from: number; readonly to: number } {
    const last = Math.max(0, this.#shown.length - this.visible);
    const from = Math.max(0, Math.min(this.first, last) - rowsAround);
    return { from, to: from + this.visible + 2 * rowsAround };
  }

  get #isCurrentDrawn(): boolean {
    const { from, to } = this.#drawn;
    return this.#shown.slice(from, to).some((row) => row.seq === this.current);
  }
}

function statusText(row: WireMessage): string {
  if (row.isError) return `${text.desk.wire.error} ${row.status ?? ''}`.trim();
  if (row.kind === 'streamed') return text.desk.wire.streamed;
  return String(row.status ?? text.desk.wire.pending);
}

const linkClass = (link: WireLink): string =>
  ({ 'SAP → bridge': 'to-bridge', 'bridge → SAP': 'to-sap', 'bridge → CIC': 'to-cic' })[link];

declare global {
  interface HTMLElementTagNameMap {
    'icw-wire-list': IcwWireList;
  }
}
