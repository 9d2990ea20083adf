#!/usr/bin/env node
import { Command } from 'commander';
import { pino, stdSerializers, stdTimeFunctions } from 'pino';
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
import { dialectCommand } from './dialect-command.ts';
import { loadDialect } from './load-dialect.ts';
import packageJson from './package.json' with { type: 'json' };
import { type Bridge, createBridge } from './server.ts';

const program = new Command('switchhook-bridge')
  .description("Connects SAP's Interaction Center (ICI, SOAP) with Genesys CIC (ICWS).")
  .version(packageJson.version)
  .showHelpAfterError('(--help shows what there is)');

const option = ['-c, --config <file>', 'the configuration, a JSON file (docs/configuration.md)'] as const;

program
  .command('check')
  .description('say what is wrong with a configuration, one line each, and start nothing')
  .requiredOption(...option)
  .action(({ config }: Options) => check(config));

program
  .command('serve')
  .description('run the bridge until SIGINT or SIGTERM; the log goes to standard output as JSON lines')
  .requiredOption(...option)
  .action(({ config }: Options) => serve(config));

program.addCommand(dialectCommand());

await program.parseAsync();

interface Options {
  readonly config: string;
}

function check(file: string): void {
  const loaded = load(file);
  if ('problems' in loaded) {
    for (const line of describeProblems(loaded.problems)) console.log(line);
    process.exitCode = 1;
    return;
  }
  for (const line of summary(loaded.config)) console.log(`ok: ${line}`);
}

async function serve(file: string): Promise<void> {
  const loaded = load(file);
  if ('problems' in loaded) {
    const lines = describeProblems(loaded.problems).map((line) => `  ${line}\n`);
    fail(
      `Failed to start: the configuration ${file} is wrong.\n${lines.join('')}Correct it and start again.`,
    );
    return;
  }
  const { config } = loaded;
  const bridge = createBridge(config, { log: createLog(config.log.level) });
  const started = bridge.start();
  stopOnSignal(bridge, started);
  try {
    await started;
  } catch (error) {
    await bridge.stop();
    if (!(error instanceof BridgeError)) throw error;
    fail(error.message);
  }
}

/** Reads the configuration and the files that it names. */
function load(
  file: string,
): { readonly config: BridgeConfig } | { readonly problems: readonly ConfigProblem[] } {
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

function summary(config: BridgeConfig): readonly string[] {
  const { listen, credentials, workModes, ici } = config;
  const agents =
    credentials.kind === 'workcenter'
      ? "from SAP's work-center field"
      : credentials.kind === 'file'
        ? `from ${credentials.path}`
        : `of ${Object.keys(credentials.agents).length} agents in the configuration`;
  return [
    `listen on ${listen.host}, port ${listen.port}`,
    ...cicSystemsOf(config).map(({ hosts, user }) => `connect to ${hosts.join(', then ')} as ${user}`),
    `agents' CIC passwords ${agents}`,
    `work modes ${workModes.map(({ id, description }) => `${id} ${description}`).join(', ')}`,
    `dialect ${ici.dialect ?? 'of the bridge'}`,
  ];
}

function createLog(level: BridgeConfig['log']['level']) {
  return pino({
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: stdSerializers.err },
    // Nothing should get here that needs it; this is the second lock.
    redact: ['password', '*.password', 'cookie', '*.cookie', 'token', '*.token'],
  });
}

function stopOnSignal(bridge: Bridge, started: Promise<unknown>): void {
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    // Who asks twice does not want to wait for SAP and CIC; 128 + n is how a shell sees a signal.
    if (isStopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    isStopping = true;
    await started.catch(() => undefined);
    await bridge.stop();
    process.exit();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
