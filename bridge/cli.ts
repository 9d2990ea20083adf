#!/usr/bin/env node
import { Command } from 'commander';
import { actionItemsCommand } from './action-items-command.ts';
import { type BridgeConfig, cicSystemsOf, describeProblems } from './config/index.ts';
import { type ConfigOption, configOption } from './config-option.ts';
import { assertNever } from './core/assert-never.ts';
import { BridgeError } from './core/bridge-error.ts';
import { dialectCommand } from './dialect-command.ts';
import { loadCheckedConfig } from './load-checked-config.ts';
import packageJson from './package.json' with { type: 'json' };
import { serve } from './serve.ts';
import { sldCommand } from './sld-command.ts';
import { traceCommand } from './trace-command.ts';

const program = new Command('switchhook-bridge')
  .description("Connects SAP's Interaction Center (ICI, SOAP) with Genesys CIC (ICWS).")
  .version(packageJson.version)
  .showHelpAfterError('(--help shows what there is)');

program
  .command('check')
  .description('say what is wrong with a configuration, one line each, and start nothing')
  .requiredOption(...configOption)
  .action(({ config }: ConfigOption) => check(config));

program
  .command('serve')
  .description(
    'run the bridge until SIGINT or SIGTERM; SIGHUP reads the configuration again; the log goes to standard output as JSON lines',
  )
  .requiredOption(...configOption)
  .action(({ config }: ConfigOption) => serve(config));

program.addCommand(dialectCommand());
program.addCommand(actionItemsCommand());
program.addCommand(traceCommand());
program.addCommand(sldCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof BridgeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function check(file: string): void {
  const loaded = loadCheckedConfig(file);
  if ('problems' in loaded) {
    for (const line of describeProblems(loaded.problems)) console.log(line);
    process.exitCode = 1;
    return;
  }
  for (const line of summary(loaded.config)) console.log(`ok: ${line}`);
}

function summary(config: BridgeConfig): readonly string[] {
  const { listen, workModes, ici, store, trace } = config;
  return [
    `listen on ${listen.host}, port ${listen.port}${listen.tls ? ', HTTPS' : ''}`,
    ...cicSystemsOf(config).map(({ hosts, user }) => `connect to ${hosts.join(', then ')} as ${user}`),
    `agents' CIC passwords ${passwordsOf(config)}`,
    `work modes ${workModes.map(({ id, description }) => `${id} ${description}`).join(', ')}`,
    `dialect ${ici.dialect ?? 'of the bridge'}`,
    `store ${store.path ?? 'none: action items are refused'}`,
    `trace ${trace.folder ?? 'none'}`,
  ];
}

function passwordsOf({ credentials }: BridgeConfig): string {
  switch (credentials.kind) {
    case 'workcenter':
      return "from SAP's work-center field";
    case 'file':
      return `from ${credentials.path}`;
    case 'inline':
      return `of ${Object.keys(credentials.agents).length} agents in the configuration`;
    case 'none':
      return 'none: handlers on the CIC server act for the agents';
    default:
      return assertNever(credentials);
  }
}
