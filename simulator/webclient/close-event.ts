/** A dialog was closed, or has done its work. */
export class CloseEvent extends Event {
  static readonly type = 'icw-close';

  constructor() {
    super(CloseEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'icw-close': CloseEvent;
  }
}
