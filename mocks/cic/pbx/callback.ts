/** Somebody who asked to be called. Times in milliseconds since the epoch. */
export interface Callback {
  readonly target: string;
  readonly name: string;
  readonly subject: string;
  /** Calls made for it so far. */
  readonly attempts: number;
  readonly maxAttempts: number;
  /** The last of them. */
  readonly associatedCallId: string | undefined;
  /** Nobody is offered it before this time. */
  readonly snooze: { readonly since: number; readonly until: number } | undefined;
  readonly disposition: CallbackDisposition | undefined;
}

export type CallbackDisposition = 'success' | 'failure' | 'retry';

export const maxCallbackAttempts = 3;

/** A callback that somebody has taken does not wait for its time any more. */
export function awake(callback: Callback | undefined): Callback | undefined {
  return callback?.snooze ? { ...callback, snooze: undefined } : callback;
}
