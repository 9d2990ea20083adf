import type { TargetView } from '../model.ts';

/** Somebody was chosen, and what is to be done with them where the list offers more than choosing. */
export class TargetEvent extends Event {
  static readonly type = 'icw-target';
  readonly chosen: TargetView;
  readonly action: string | undefined;
  readonly cause: Event;
  /** What to dial for a plain call; a colleague's extension. */
  readonly number: string;

  constructor(target: TargetView, cause: Event, number: string, action?: string) {
    super(TargetEvent.type, { bubbles: true, composed: true });
    this.chosen = target;
    this.action = action;
    this.cause = cause;
    this.number = number;
  }
}

declare global {
  interface HTMLElementEventMap {
    'icw-target': TargetEvent;
  }
}
