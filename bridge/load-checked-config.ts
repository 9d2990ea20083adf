import {
  type BridgeConfig,
  type ConfigProblem,
  cicSystemsOf,
  describeProblems,
  loadConfig,
  loadCredentialsFile,
  systemsWithoutAgents,
} from './config/index.ts';
import { BridgeError } from './core/bridge-error.ts';
import { loadDialect } from './load-dialect.ts';

export type LoadedConfig =
  | { readonly config: BridgeConfig }
  | { readonly problems: readonly ConfigProblem[] };

/** Reads the configuration and the files that it names. */
export function loadCheckedConfig(file: string): LoadedConfig {
  const loaded = loadConfig(file);
  if (!loaded.ok) return loaded;
  const { config } = loaded;
  const problems = [
    ...dialectProblems(config),
    ...credentialsProblems(config),
    ...systemsWithoutAgents(cicSystemsOf(config)),
  ];
  return problems.length > 0 ? { problems } : { config };
}

/** As `loadCheckedConfig`, for commands that can do nothing without a configuration. */
export function requireConfig(file: string): BridgeConfig {
  const loaded = loadCheckedConfig(file);
  if ('config' in loaded) return loaded.config;
  const problems = describeProblems(loaded.problems).map((line) => `  ${line}\n`);
  throw new BridgeError(
    'badConfiguration',
    `Failed to start: the configuration ${file} is wrong.\n${problems.join('')}Correct it and start again.`,
  );
}

function dialectProblems({ ici }: BridgeConfig): readonly ConfigProblem[] {
  try {
    loadDialect(ici.dialect);
    return [];
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return [{ path: 'ici.dialect', message: `cannot be used. ${error.message}` }];
  }
}

function credentialsProblems({ credentials }: BridgeConfig): readonly ConfigProblem[] {
  if (credentials.kind !== 'file') return [];
  const loaded = loadCredentialsFile(credentials.path);
  if (loaded.ok) return [];
  return describeProblems(loaded.problems).map((message) => ({
    path: 'credentials.path',
    message: `names a file that cannot be used: ${message}`,
  }));
}
