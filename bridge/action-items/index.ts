export { type ActionItemRouter, createActionItems } from './action-items.ts';
export { type ActionItemRecord, type ReturnReason, returnReasons } from './record.ts';
export type { ActionItemDestination, ActionItemRule, ActionItemRules } from './rules.ts';
export { type AdminRequest, actionItemTables } from './tables.ts';
