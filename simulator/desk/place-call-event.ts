export const placeableKinds = ['call', 'callback', 'chat', 'email', 'generic'] as const;

/** The body of the mock CIC's `POST /control/interactions`, or work that SAP has routed. */
export interface CallRequest {
  readonly kind: (typeof placeableKinds)[number] | 'actionItem';
  readonly to: { readonly user: string } | { readonly workgroup: string };
  /** As the network would give it; absent for a call without a number. */
  readonly from?: string;
  readonly name?: string;
  /** Of a callback, instead of `from`. */
  readonly number?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The developer wants interactions to come in. */
export class PlaceCallEvent extends Event {
  static readonly type = 'desk-place-call';
  readonly call: CallRequest;
  /** How many of it, one after the other. */
  readonly count: number;

  constructor(call: CallRequest, count = 1) {
    super(PlaceCallEvent.type, { bubbles: true, composed: true });
    this.call = call;
    this.count = count;
  }
}

declare global {
  interface HTMLElementEventMap {
    'desk-place-call': PlaceCallEvent;
  }
}
