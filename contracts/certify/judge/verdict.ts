import type { RecordedMessage } from './recorded-message.ts';

/** Where a recording leaves what the contracts and the state machine allow. */
export interface Divergence {
  /** The operation or event that is at fault. */
  readonly operation: string;
  readonly position: number;
  /** The rule that is broken, in a word or two. */
  readonly rule: string;
  readonly found: string;
  readonly expected: string;
}

export interface Judgement {
  /** In the order of the recording; empty where all holds. */
  readonly divergences: readonly Divergence[];
  readonly messages: readonly RecordedMessage[];
}
