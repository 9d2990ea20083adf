export { createActionItems } from './action-items.ts';
export type { ActionItemRecord, ReturnReason } from './record.ts';
export { type AdminRequest, actionItemTables } from './tables.ts';
