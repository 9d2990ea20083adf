import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario, ScenarioInput } from './scenario.ts';
import { loadScenarios, readScenario } from './scenario-catalogue.ts';

/** The scenarios that ship, and those that somebody saved here. */
export interface ScenarioStore {
  list(): readonly { readonly scenario: Scenario; readonly isOwn: boolean }[];
  find(name: string): Scenario | undefined;
  isShipped(name: string): boolean;
  /** Keeps one under its name; the caller has checked it. */
  save(scenario: ScenarioInput, parsed: Scenario): void;
  remove(name: string): boolean;
}

/** @param folder where own scenarios are kept as files; without one they are gone with the process. */
export function createScenarioStore(folder?: string): ScenarioStore {
  const shipped = new Map(loadScenarios().map((scenario) => [scenario.name, scenario]));
  const own = new Map<string, Scenario>();
  const fileOf = (name: string) => join(folder ?? '', `${name}.json`);
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
      const scenario = readScenario(readFileSync(join(folder, file), 'utf8'), file);
      own.set(scenario.name, scenario);
    }
  }
  return {
    list: () => [
      ...[...own.values()].map((scenario) => ({ scenario, isOwn: true })),
      ...[...shipped.values()]
        .filter(({ name }) => !own.has(name))
        .map((scenario) => ({ scenario, isOwn: false })),
    ],
    find: (name) => own.get(name) ?? shipped.get(name),
    isShipped: (name) => shipped.has(name),
    save(input, parsed) {
      own.set(parsed.name, parsed);
      if (folder !== undefined) writeFileSync(fileOf(parsed.name), `${JSON.stringify(input, null, 2)}\n`);
    },
    remove(name) {
      if (folder !== undefined && own.has(name)) rmSync(fileOf(name), { force: true });
      return own.delete(name);
    },
  };
}
