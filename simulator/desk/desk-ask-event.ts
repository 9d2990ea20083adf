import type { ExportKind } from '../desk-model.ts';
import type { SapSettings, WireLink } from '../model.ts';

/** One rule of `PUT /api/wire/faults`. */
export interface LinkFaultRule {
  readonly link: WireLink;
  readonly fault: 'delay' | 'reset' | 'close' | 'silence' | 'refuse' | 'cut' | 'garble';
  readonly name?: string;
  readonly probability?: number;
  readonly times?: number;
  readonly delayMs?: number;
  readonly status?: number;
}

export interface LinkFaultPlan {
  readonly seed: number;
  readonly rules: readonly LinkFaultRule[];
}

/** What the developer asks of the desk. */
export type DeskAsk =
  | { readonly kind: 'play'; readonly name: string }
  | { readonly kind: 'playText'; readonly text: string }
  | { readonly kind: 'stopPlay' }
  | { readonly kind: 'editScenario'; readonly name: string }
  | { readonly kind: 'editText'; readonly text: string }
  | { readonly kind: 'closeEditor' }
  | { readonly kind: 'checkScenario' | 'saveScenario'; readonly text: string }
  | { readonly kind: 'removeScenario'; readonly name: string }
  | { readonly kind: 'exportScenario'; readonly text: string; readonly to: ExportKind }
  | { readonly kind: 'startRecording' }
  | { readonly kind: 'stopRecording'; readonly title: string }
  /** Shows a part of the wire: what one step of a play sent. */
  | { readonly kind: 'showWire'; readonly from: number; readonly to: number }
  | { readonly kind: 'searchBodies'; readonly text: string }
  | { readonly kind: 'setPace'; readonly pace: number }
  | { readonly kind: 'advance'; readonly ms: number | 'next' }
  /** Without `seq`: back to now. */
  | { readonly kind: 'lookBack'; readonly seq?: number }
  | { readonly kind: 'planFaults'; readonly plan: LinkFaultPlan }
  | { readonly kind: 'changeSettings'; readonly change: Partial<SapSettings> }
  | { readonly kind: 'dropCic' | 'switchover' }
  | { readonly kind: 'traceNumber'; readonly address: string };

/** The developer wants something of the desk; `ask` says what. */
export class DeskAskEvent extends Event {
  static readonly type = 'desk-ask';
  readonly ask: DeskAsk;

  constructor(ask: DeskAsk) {
    super(DeskAskEvent.type, { bubbles: true, composed: true });
    this.ask = ask;
  }
}

declare global {
  interface HTMLElementEventMap {
    'desk-ask': DeskAskEvent;
  }
}
