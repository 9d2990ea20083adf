/** The developer wants to read one message, or none any more. */
export class OpenMessageEvent extends Event {
  static readonly type = 'desk-open-message';
  readonly seq: number | undefined;

  constructor(seq: number | undefined) {
    super(OpenMessageEvent.type, { bubbles: true, composed: true });
    this.seq = seq;
  }
}

/** The developer wants an empty list. */
export class ClearWireEvent extends Event {
  static readonly type = 'desk-clear-wire';

  constructor() {
    super(ClearWireEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'desk-open-message': OpenMessageEvent;
    'desk-clear-wire': ClearWireEvent;
  }
}
