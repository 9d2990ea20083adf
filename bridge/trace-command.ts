import { Command, Option } from 'commander';
import { type ConfigOption, configOption } from './config-option.ts';
import { BridgeError } from './core/bridge-error.ts';
import { requireConfig } from './load-checked-config.ts';
import {
  formatTraceEntry,
  formatTraceRow,
  readTrace,
  readTraceSwitch,
  switched,
  type TraceFilter,
  traceTableHead,
  writeTraceSwitch,
} from './trace/index.ts';

interface ReadOptions extends ConfigOption {
  readonly user?: string;
  readonly from?: string;
  readonly to?: string;
  readonly operation?: string;
}

/** `switchhook-bridge trace`: switches the trace and reads it. */
export function traceCommand(): Command {
  const command = new Command('trace').description(
    "the SAP side's messages, per user and session: switch them on and off, show, export (docs/traces.md)",
  );
  for (const word of ['on', 'off'] as const) {
    command
      .command(word)
      .description(
        `trace ${word === 'on' ? 'a user, or everybody' : 'a user no more, or nobody'}; a running bridge follows within a second`,
      )
      .argument('[user]', 'one user; everybody where none is named')
      .requiredOption(...configOption)
      .action((user: string | undefined, options: ConfigOption) => turn(word === 'on', user, options));
  }
  withFilters(command.command('show'))
    .description('list messages, oldest first')
    .option('--full', 'each with its content')
    .action(({ full = false, ...options }: ReadOptions & { full?: boolean }) =>
      print(options, (entry) => formatTraceEntry(entry, full)),
    );
  withFilters(command.command('export'))
    .description('write messages as JSON lines, or as a table like CRM_ICI_TRACES')
    .addOption(new Option('--format <format>', 'what to write').choices(['jsonl', 'table']).default('jsonl'))
    .action(({ format, ...options }: ReadOptions & { format: 'jsonl' | 'table' }) => {
      if (format === 'table') console.log(traceTableHead);
      return print(options, format === 'table' ? formatTraceRow : (entry) => JSON.stringify(entry));
    });
  return command;
}

function withFilters(command: Command): Command {
  return command
    .requiredOption(...configOption)
    .option('--user <user>', 'only messages of this user')
    .option('--from <time>', 'only from this time on, such as 2026-03-14T09:00:00Z')
    .option('--to <time>', 'only up to this time')
    .option('--operation <name>', 'only this operation: IciPhoneCall.hold, hold or IciPhoneCall');
}

function folderOf({ config }: ConfigOption): {
  readonly folder: string;
  readonly all: boolean;
  readonly users: readonly string[];
} {
  const { folder, all, users } = requireConfig(config).trace;
  if (folder !== undefined) return { folder, all, users };
  throw new BridgeError(
    'badConfiguration',
    'Failed to trace: the configuration names no trace.folder. Set it and start the bridge again.',
  );
}

function turn(isOn: boolean, userId: string | undefined, options: ConfigOption): void {
  const { folder, all, users } = folderOf(options);
  const next = switched(readTraceSwitch(folder) ?? { all, users }, isOn, userId);
  writeTraceSwitch(folder, next);
  const traced = next.all ? 'everybody' : next.users.join(', ') || 'nobody';
  console.log(`Traced from now on: ${traced}. Files are in ${folder}.`);
  if (userId !== undefined && next.all && !isOn)
    console.log('Everybody is traced all the same: "trace off" ends that.');
}

async function print(
  options: ReadOptions,
  format: (entry: Parameters<typeof formatTraceEntry>[0]) => string,
): Promise<void> {
  const { folder } = folderOf(options);
  const { user: userId, from, to, operation } = options;
  for (const [name, time] of Object.entries({ from, to })) {
    if (time === undefined || !Number.isNaN(Date.parse(time))) continue;
    throw new BridgeError(
      'malformedRequest',
      `Failed to read the trace: --${name} ${time} is no time. Write it as 2026-03-14T09:00:00Z.`,
    );
  }
  const filter: TraceFilter = { userId, from, to, operation };
  for await (const entry of readTrace(folder, filter)) console.log(format(entry));
}
