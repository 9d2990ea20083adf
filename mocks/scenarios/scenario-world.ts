import type { Clock } from '@switchhook/bridge/clock';

/** Where a scenario is played: addresses alone, so that any of the parts may be somebody else's. */
export interface ScenarioWorld {
  /** The mock SAP's API, with `/api`. */
  readonly sapApi: string;
  /** The mock CIC's control API, with `/control`; absent where another CIC is used. */
  readonly cicControl?: string;
  /** The bridge's own address, for scenarios that speak to it past SAP. */
  readonly bridge?: string;
  /** For waiting; the real one, even where the parts run on a virtual clock. */
  readonly clock: Clock;
}

/** What a step came to. */
export interface StepResult {
  readonly index: number;
  readonly outcome: 'passed' | 'failed';
  /** Why it failed. */
  readonly message?: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** The last message on the wire before and after the step; absent where nothing is tapped. */
  readonly wire?: { readonly from: number; readonly to: number };
}

export interface PlayResult {
  readonly outcome: 'passed' | 'failed' | 'stopped';
  readonly steps: readonly StepResult[];
}
