import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A child of a row that can do without its icon. */
export interface DenseItem extends HTMLElement {
  readonly updateComplete: Promise<unknown>;
  isDense: boolean;
  /** What it gives up by being dense, in px; 0 where it has nothing to give up. */
  readonly denseSaving: number;
}

interface Options {
  /** The row that has to hold its children, which stay measurable while they are hidden. */
  readonly row: () => HTMLElement | null;
  readonly items: () => readonly DenseItem[];
  /** Room for the button that opens the rest, in px; absent for a row that hides nothing and wraps instead. */
  readonly moreWidth?: () => number;
  readonly gap: number;
}

interface Fit {
  /** How many of the children are shown. */
  readonly shown: number;
  /** Whether they go without their icons. */
  readonly isDense: boolean;
}

const all: Fit = { shown: Number.POSITIVE_INFINITY, isDense: false };

/**
 * Makes a row's children fit: first they give up their icons, then the last ones go into a menu. It measures when there
 * are other children or other widths, so that a change of state costs no layout of its own.
 */
export class Overflow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  // Within the observer's own turn a change of size would be a loop, which browsers report as an error.
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #observed: ReadonlySet<HTMLElement> = new Set();
  #fit = all;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get shown(): number {
    return this.#fit.shown;
  }

  get isDense(): boolean {
    return this.#fit.isDense;
  }

  hostUpdated(): void {
    const row = this.#options.row();
    const items = this.#options.items();
    const present = new Set<HTMLElement>(row ? [row, ...items] : []);
    // Observing again what is observed already would have all of it reported, and laid out, once more.
    for (const gone of this.#observed) if (!present.has(gone)) this.#observer.unobserve(gone);
    for (const come of present) if (!this.#observed.has(come)) this.#observer.observe(come);
    const hasNew = items.some((item) => !this.#observed.has(item));
    this.#observed = present;
    // New ones are made to fit before they are painted at all.
    if (hasNew) void Promise.all(items.map((item) => item.updateComplete)).then(() => this.#measure());
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = new Set();
  }

  #measure(): void {
    const row = this.#options.row();
    if (!row) return;
    const fit = this.#fitOf(row);
    if (fit.shown === this.#fit.shown && fit.isDense === this.#fit.isDense) return;
    this.#fit = fit;
    this.#host.requestUpdate();
  }

  #fitOf(row: HTMLElement): Fit {
    const { gap, moreWidth } = this.#options;
    if (moreWidth && getComputedStyle(row).flexWrap === 'wrap') return all;
    const items = this.#options.items();
    const room = row.clientWidth + gap;
    const dense = items.map(
      ({ offsetWidth, isDense, denseSaving }) => offsetWidth + gap - (isDense ? 0 : denseSaving),
    );
    const full = dense.map((width, at) => width + (items[at]?.denseSaving ?? 0));
    if (sum(full) <= room) return all;
    const isEnough = sum(dense) <= room;
    if (isEnough || !moreWidth) return { ...all, isDense: isEnough };
    let left = room - moreWidth() - gap;
    const at = dense.findIndex((width) => {
      left -= width;
      return left < 0;
    });
    return { shown: Math.max(at, 0), isDense: true };
  }
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
