import type { CicStatus } from './cic-statuses.ts';

/** One ICI message with its answer, whatever kind of recording it comes from. */
export interface RecordedMessage {
  /** Where it stands in the recording, from 1. */
  readonly position: number;
  readonly direction: 'SAP → bridge' | 'bridge → SAP';
  readonly request: string;
  /** Absent where the recording ends before it. */
  readonly response?: { readonly status: number; readonly body: string };
  /** Moments that can be compared with one another: milliseconds, or lines of a trace. */
  readonly begin: number;
  readonly end: number;
}

export type ReadRecording =
  | {
      readonly kind: 'read';
      readonly messages: readonly RecordedMessage[];
      /** What CIC said of its users, where its side was recorded too. */
      readonly statuses?: readonly CicStatus[];
    }
  | { readonly kind: 'unreadable'; readonly why: string };
