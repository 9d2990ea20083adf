import type { Handler } from './handler.ts';
import { type ActionItemSettings, sapActionItemProcessing } from './sap-action-item-processing.ts';
import { sapReject } from './sap-reject.ts';
import { sapSetPresence } from './sap-set-presence.ts';

/** The handlers of a site that works with SAP (G26, G27). */
export function sapHandlers(actionItems: ActionItemSettings): readonly Handler[] {
  return [sapActionItemProcessing(actionItems), sapReject, sapSetPresence];
}
