import { BridgeFault, BridgeUnreachable } from '../ici/bridge-failure.ts';

/** What came of an agent's wish; everything but `done` is also in the message bar. */
export type Outcome =
  | { readonly kind: 'done' }
  /** The bridge answered with a fault (`ICI-…`), or SAP itself does not allow it now. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The agent has no such item or session. */
  | { readonly kind: 'notFound'; readonly message: string }
  /** The command needs something that neither it nor the active session names. */
  | { readonly kind: 'incomplete'; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string };

export const done: Outcome = { kind: 'done' };

/** The outcome that a failed call of the bridge means; anything else is a defect and is thrown on. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof BridgeFault) return { kind: 'refused', code: error.code, message: error.message };
  if (error instanceof BridgeUnreachable) return { kind: 'unreachable', message: error.message };
  throw error;
}
