import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A control of the toolbar: focusable, and at most one of them in the tab order. */
export interface RovingItem extends HTMLElement {
  isTabStop: boolean;
}

interface Options {
  /** The controls in the order of the arrow keys, as last rendered. */
  readonly items: () => readonly RovingItem[];
}

/** One tab stop for a whole toolbar; Left, Right, Home and End move inside it, and re-entry returns to the last control. */
export class RovingFocus implements ReactiveController {
  readonly #options: Options;
  #current: RovingItem | undefined;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const items = this.#options.items();
    if (!this.#current || !items.includes(this.#current)) this.#current = items[0];
    for (const item of items) item.isTabStop = item === this.#current;
  }

  /** Puts the focus on the tab stop. */
  focus(): void {
    this.#current?.focus();
  }

  /** Makes a control the tab stop, as focusing it does. */
  adopt(item: RovingItem | undefined): void {
    if (!item) return;
    this.#current = item;
    this.hostUpdated();
  }

  readonly onFocusIn = (event: FocusEvent): void => {
    this.adopt(this.#itemOf(event));
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const items = this.#options.items();
    const focused = this.#itemOf(event);
    const at = focused ? items.indexOf(focused) : -1;
    if (at < 0) return;
    const to = target(event.key, at, items.length);
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  };

  #itemOf(event: Event): RovingItem | undefined {
    const path = event.composedPath();
    return this.#options.items().find((item) => path.includes(item));
  }
}

function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'ArrowRight':
      return (at + 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
