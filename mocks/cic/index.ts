export type { MockCicControl } from './control/control.ts';
export { ControlError, type ControlErrorCode } from './control/control-error.ts';
export type { ControlCall } from './control/control-server.ts';
export type {
  CallbackToPlace,
  CallToPlace,
  ChatToPlace,
  EmailToPlace,
  GenericToPlace,
} from './control/interaction-schemas.ts';
export type {
  ClockReading,
  Coverage,
  FaultPlan,
  FaultReport,
  Switchover,
} from './control/schemas.ts';
export type { InteractionState, MockCicState } from './control/state-schemas.ts';
export type { RouteActionItem } from './handlers/custom-sap-route-action-item.ts';
export type {
  Handler,
  HandlerAnswer,
  HandlerContext,
  HandlerNotification,
} from './handlers/handler.ts';
export { answeringHandler } from './handlers/handler.ts';
export type { ActionItemSettings } from './handlers/sap-action-item-processing.ts';
export { sapHandlers } from './handlers/sap-handlers.ts';
export type { Features } from './icws/features.ts';
export type { LicencePool } from './icws/licences.ts';
export type { MockCicOptions } from './mock-cic-options.ts';
export { demoPassword, demoWorld } from './pbx/demo-world.ts';
export type { StatusMessage } from './pbx/status-message.ts';
export type { Station, UserProfile, Workgroup, World } from './pbx/world.ts';
export { type MockCic, startMockCic } from './start-mock-cic.ts';
export {
  type MockCicPair,
  type MockCicPairOptions,
  type PairedCic,
  startMockCicPair,
} from './start-mock-cic-pair.ts';
