import type { BridgeConfig } from './config-schema.ts';
import type { ConfigProblem } from './parse-config.ts';

/** One CIC system of a configuration, whichever form it was written in. */
export type ConfiguredSystem = NonNullable<BridgeConfig['cicSystems']>[number];

/** The systems of a configuration; the form `cic` is one system of all agents. */
export function cicSystemsOf({ cic, cicSystems }: BridgeConfig): readonly ConfiguredSystem[] {
  if (cicSystems) return cicSystems;
  return cic ? [{ name: 'CIC', ...cic, agents: { all: true } }] : [];
}

/** The system of an agent by the rules of the configuration: by name, then by the longest prefix, then `all`. */
export function systemOfAgent(systems: readonly ConfiguredSystem[]): (userId: string) => string | undefined {
  const named = new Map(
    systems.flatMap(({ name, agents }) => (agents?.list ?? []).map((user) => [user, name])),
  );
  const prefixes = systems
    .flatMap(({ name, agents }) => (agents?.prefix === undefined ? [] : [{ name, prefix: agents.prefix }]))
    .sort((one, other) => other.prefix.length - one.prefix.length);
  const rest = systems.find(({ agents }) => agents?.all)?.name;
  return (userId) =>
    named.get(userId) ?? prefixes.find(({ prefix }) => userId.startsWith(prefix))?.name ?? rest;
}

/** Systems that no agent can belong to, unless a site brings its own rule. */
export function systemsWithoutAgents(systems: readonly ConfiguredSystem[]): readonly ConfigProblem[] {
  return systems.flatMap(({ agents }, index) =>
    agents ? [] : [{ path: `cicSystems[${index}].agents`, message: 'is missing: no agent belongs here' }],
  );
}
