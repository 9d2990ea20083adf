export type { MockCicControl } from './control/control.ts';
export { ControlError, type ControlErrorCode } from './control/control-error.ts';
export type {
  CallToPlace,
  ClockReading,
  Coverage,
  FaultPlan,
  FaultReport,
  MockCicState,
  Switchover,
} from './control/schemas.ts';
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
