export type { BridgeConfig, BridgeConfigInput } from './config-schema.ts';
export { loadCredentialsFile } from './credentials-file.ts';
export { credentialsFrom } from './credentials-from.ts';
export { describeProblems } from './describe-problems.ts';
export { loadConfig } from './load-config.ts';
export { localizedWorkModes, unknownStatuses } from './localized-work-modes.ts';
export { type ConfigProblem, type ConfigResult, parseConfig } from './parse-config.ts';
export { readJson } from './read-json.ts';
export { cicSystemsOf, systemOfAgent, systemsWithoutAgents } from './system-of-agent.ts';
