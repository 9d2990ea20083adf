export { type CicSystem, joinCicSystems, type SystemOfAgent } from './cic-systems.ts';
export { connectCic } from './connect-cic.ts';
export { type LogOnProblem, type RememberingCic, rememberLogOnProblems } from './log-on-problems.ts';
export type { ConnectCicOptions, IcwsTimeouts, Transport } from './settings.ts';
