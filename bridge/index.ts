export {
  type BridgeConfig,
  type BridgeConfigInput,
  type ConfigProblem,
  type ConfigResult,
  loadConfig,
  parseConfig,
} from './config/index.ts';
export type { AgentCredentials } from './core/agent-credentials.ts';
export { BridgeError } from './core/bridge-error.ts';
export { itemCapabilities } from './core/capabilities.ts';
export type { IdSource, Rng } from './core/chance.ts';
export type { Clock, Timer } from './core/clock.ts';
export { type ErrorCode, type ErrorName, errorCodes } from './core/error-codes.ts';
export { type Log, type LogFields, silentLog } from './core/log.ts';
export { neededCapability } from './core/needed-capability.ts';
export { toSapNumber } from './core/phone-number.ts';
export type { SystemOfAgent } from './icws/index.ts';
export { type Bridge, type BridgePorts, createBridge } from './server.ts';
