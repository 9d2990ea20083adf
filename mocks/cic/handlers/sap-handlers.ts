import type { Handler } from './handler.ts';
import { sapActionItemCancel, sapActionItemUpdate } from './sap-action-item-changes.ts';
import { type ActionItemSettings, sapActionItemProcessing } from './sap-action-item-processing.ts';
import { sapDisconnect, sapHold, sapMakeCall, sapPickup } from './sap-call-control.ts';
import { sapLogOff, sapLogOn } from './sap-log-on.ts';
import { sapReject } from './sap-reject.ts';
import { sapSetPresence } from './sap-set-presence.ts';

/** The handlers of a site that works with SAP (G26, G27). */
export function sapHandlers(actionItems: ActionItemSettings): readonly Handler[] {
  return [
    sapActionItemProcessing(actionItems),
    sapActionItemUpdate,
    sapActionItemCancel,
    sapReject,
    sapSetPresence,
    sapLogOn,
    sapLogOff,
    sapPickup,
    sapHold,
    sapDisconnect,
    sapMakeCall,
  ];
}
