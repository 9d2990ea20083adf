export { mismatch } from './mismatch.ts';
export { type PlayOptions, playScenario } from './play-scenario.ts';
export {
  type ParsedScenario,
  parseScenario,
  type Scenario,
  type ScenarioInput,
  type Step,
} from './scenario.ts';
export { loadScenarios, readScenario } from './scenario-catalogue.ts';
export type { PlayResult, ScenarioWorld, StepResult } from './scenario-world.ts';
