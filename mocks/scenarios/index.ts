export { catalogueRoutes } from './catalogue-routes.ts';
export { clockRoutes } from './clock-routes.ts';
export { followViews } from './follow-views.ts';
export { createJournal, type Journal, type JournalOptions } from './journal.ts';
export { noteControlCall, noteSapCall } from './journal-calls.ts';
export { journalRoutes } from './journal-routes.ts';
export { mismatch } from './mismatch.ts';
export { type PlayOptions, playScenario } from './play-scenario.ts';
export { recordingRoutes } from './recording-routes.ts';
export { bridgeIsBack, resetSwitch, resetWorld } from './reset-world.ts';
export {
  type ParsedScenario,
  parseScenario,
  type Scenario,
  type ScenarioInput,
  type Step,
} from './scenario.ts';
export { loadScenarios, readScenario } from './scenario-catalogue.ts';
export {
  createScenarioPlayer,
  type ScenarioPlayer,
  type ScenarioPlayerOptions,
} from './scenario-player.ts';
export { type ScenarioRoutesOptions, scenarioRoutes } from './scenario-routes.ts';
export { createScenarioStore, type ScenarioStore } from './scenario-store.ts';
export type { PlayResult, ScenarioWorld, StepResult } from './scenario-world.ts';
export { stepText } from './step-text.ts';
export { toContract } from './to-contract.ts';
export { toPlaywright } from './to-playwright.ts';
export { type Recording, toScenario } from './to-scenario.ts';
