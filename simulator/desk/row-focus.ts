import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Rows = readonly (readonly HTMLElement[])[];

/**
 * One tab stop for many rows of buttons: Up, Down, Home and End move between the rows, Left and Right within one, and
 * re-entry returns to the last button.
 */
export class RowFocus implements ReactiveController {
  readonly #rows: () => Rows;
  #current: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost, rows: () => Rows) {
    this.#rows = rows;
    host.addController(this);
  }

  hostUpdated(): void {
    const buttons = this.#rows().flat();
    if (!this.#current || !buttons.includes(this.#current)) this.#current = buttons[0];
    for (const button of buttons) button.tabIndex = button === this.#current ? 0 : -1;
  }

  /** Puts the focus on the tab stop. */
  focus(): void {
    this.#current?.focus();
  }

  readonly onFocusIn = (event: FocusEvent): void => {
    const button = this.#buttonOf(event);
    if (!button) return;
    this.#current = button;
    this.hostUpdated();
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = this.#rows();
    const button = this.#buttonOf(event);
    const at = rows.findIndex((row) => button !== undefined && row.includes(button));
    const row = rows[at];
    if (!row || !button) return;
    const column = row.indexOf(button);
    const to = target(event.key, { rows, at, column });
    if (!to) return;
    event.preventDefault();
    to.focus();
  };

  #buttonOf(event: Event): HTMLElement | undefined {
    const path = event.composedPath();
    return this.#rows()
      .flat()
      .find((button) => path.includes(button));
  }
}

interface Place {
  readonly rows: Rows;
  readonly at: number;
  readonly column: number;
}

function target(key: string, { rows, at, column }: Place): HTMLElement | undefined {
  switch (key) {
    case 'ArrowUp':
      return rows[Math.max(0, at - 1)]?.[column];
    case 'ArrowDown':
      return rows[Math.min(rows.length - 1, at + 1)]?.[column];
    case 'ArrowLeft':
      return rows[at]?.[Math.max(0, column - 1)];
    case 'ArrowRight':
      return rows[at]?.[column + 1] ?? rows[at]?.[column];
    case 'Home':
      return rows[0]?.[column];
    case 'End':
      return rows.at(-1)?.[column];
    default:
      return undefined;
  }
}
