/** What the far end can do; the word is the control API's. */
export type RemoteAction = 'remote-disconnect' | 'remote-answer';

/** The developer plays the far end of a call. */
export class RemoteActionEvent extends Event {
  static readonly type = 'desk-remote-action';
  readonly interactionId: string;
  readonly action: RemoteAction;

  constructor(interactionId: string, action: RemoteAction) {
    super(RemoteActionEvent.type, { bubbles: true, composed: true });
    this.interactionId = interactionId;
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    'desk-remote-action': RemoteActionEvent;
  }
}
