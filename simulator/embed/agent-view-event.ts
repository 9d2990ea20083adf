import type { SeatView } from '../webclient/agent-seat.ts';

/** The agent's view has changed, or there is none and why. */
export class AgentViewEvent extends Event {
  static readonly type = 'icw-view';
  readonly view: SeatView;

  constructor(view: SeatView) {
    super(AgentViewEvent.type, { bubbles: true, composed: true });
    this.view = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'icw-view': AgentViewEvent;
  }
}
