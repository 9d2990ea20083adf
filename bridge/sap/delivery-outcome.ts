/** What became of one try to deliver an event; `why` is for people and holds no secrets. */
export type DeliveryOutcome =
  | { readonly kind: 'accepted' }
  /** SAP's session behind the `appUrl` is closed: nothing will ever be accepted again (ici.md 2). */
  | { readonly kind: 'over'; readonly why: string }
  /** SAP read this event and does not want it. */
  | { readonly kind: 'refused'; readonly why: string }
  /** SAP failed on this event; other agents at the address may fare better. */
  | { readonly kind: 'failed'; readonly why: string }
  /** Nobody answers at the address, whoever the event is for. */
  | { readonly kind: 'unreachable'; readonly why: string };

/** An answer to an event, reduced to what decides. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  /** The message of the SOAP fault in the body; undefined where the body is no fault. */
  readonly fault: string | undefined;
}

/** Reads the outcome of a try from SAP's answer. */
export function outcomeOf({ status, contentType, fault }: Answer): DeliveryOutcome {
  if (subscriptionOver.has(status)) return { kind: 'over', why: `HTTP ${status}` };
  if (fault !== undefined) return { kind: 'refused', why: `SOAP fault "${fault}"` };
  if (status >= 200 && status < 300) {
    // What the answer says does not matter (ici.md 2), but a log-on page means that nobody read the event.
    if (!/^text\/html\b/i.test(contentType)) return { kind: 'accepted' };
    return { kind: 'refused', why: `HTTP ${status} with a web page` };
  }
  if (addressBusy.has(status)) return { kind: 'unreachable', why: `HTTP ${status}` };
  if (status >= 500) return { kind: 'failed', why: `HTTP ${status}` };
  return { kind: 'refused', why: `HTTP ${status}` };
}

const subscriptionOver: ReadonlySet<number> = new Set([401, 403, 404, 410]);

// What a gateway or an overloaded server answers: it says nothing about the event.
const addressBusy: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);
