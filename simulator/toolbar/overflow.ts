import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Options {
  /** The row that has to hold its children, which stay measurable while they are hidden. */
  readonly row: () => HTMLElement | null;
  readonly items: () => readonly HTMLElement[];
  /** Room for the button that opens the rest, in px. */
  readonly moreWidth: () => number;
  readonly gap: number;
}

/** Counts how many children of a row fit; the rest belongs into a menu. A row that wraps holds all. */
export class Overflow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  readonly #observer = new ResizeObserver(() => this.#measure());
  #observed: HTMLElement | null = null;
  #shown = Number.POSITIVE_INFINITY;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** How many of the children are shown. */
  get shown(): number {
    return this.#shown;
  }

  hostUpdated(): void {
    const row = this.#options.row();
    if (row !== this.#observed) {
      this.#observer.disconnect();
      if (row) this.#observer.observe(row);
      this.#observed = row;
    }
    for (const item of this.#options.items()) this.#observer.observe(item);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = null;
  }

  #measure(): void {
    const row = this.#observed;
    if (!row) return;
    const shown = this.#fitting(row);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#host.requestUpdate();
  }

  #fitting(row: HTMLElement): number {
    if (getComputedStyle(row).flexWrap === 'wrap') return Number.POSITIVE_INFINITY;
    const { gap } = this.#options;
    const widths = this.#options.items().map(({ offsetWidth }) => offsetWidth + gap);
    const room = row.clientWidth + gap;
    const all = widths.reduce((sum, width) => sum + width, 0);
    if (all <= room) return Number.POSITIVE_INFINITY;
    let left = room - this.#options.moreWidth() - gap;
    const at = widths.findIndex((width) => {
      left -= width;
      return left < 0;
    });
    return Math.max(at, 0);
  }
}
