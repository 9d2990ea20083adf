import {
  type BridgeConfig,
  type BridgeConfigInput,
  type ConfigProblem,
  cicSystemsOf,
  parseConfig,
  systemsWithoutAgents,
} from './config/index.ts';
import { BridgeError } from './core/bridge-error.ts';

/**
 * A configuration with every default in it.
 *
 * @param hasOwnRule whether the site's code says which CIC system an agent belongs to, so that no system has to
 * @throws BridgeError `badConfiguration` that names every wrong field
 */
export function checkedConfig(input: BridgeConfig | BridgeConfigInput, hasOwnRule: boolean): BridgeConfig {
  const result = parseConfig(input);
  if (!result.ok) throw badConfiguration(result.problems);
  const lonely = hasOwnRule ? [] : systemsWithoutAgents(cicSystemsOf(result.config));
  if (lonely.length > 0) throw badConfiguration(lonely);
  return result.config;
}

function badConfiguration(found: readonly ConfigProblem[]): BridgeError {
  const problems = found.map(({ path, message }) => `${path || 'it'} ${message}`).join('; ');
  return new BridgeError(
    'badConfiguration',
    `Failed to create the bridge: ${problems}. Mend the configuration; docs/configuration.md has every field.`,
  );
}
