/** The body of the mock CIC's `POST /control/interactions`. */
export interface CallRequest {
  readonly kind: 'call';
  readonly to: { readonly user: string } | { readonly workgroup: string };
  /** As the network would give it; absent for a call without a number. */
  readonly from?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The developer wants a call to come in. */
export class PlaceCallEvent extends Event {
  static readonly type = 'desk-place-call';
  readonly call: CallRequest;

  constructor(call: CallRequest) {
    super(PlaceCallEvent.type, { bubbles: true, composed: true });
    this.call = call;
  }
}

declare global {
  interface HTMLElementEventMap {
    'desk-place-call': PlaceCallEvent;
  }
}
