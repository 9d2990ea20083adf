import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { BridgeError } from './core/bridge-error.ts';
import {
  type DialectFile,
  type DialectFit,
  decodeXml,
  describeReport,
  dialectFromTrace,
  dialectFromWsdl,
} from './dialect-tools/index.ts';
import { loadDialect } from './load-dialect.ts';

// Exit codes, for scripts: 0 all fits, 1 something does not, 2 nothing could be done.
const fitsNot = 1;
const failed = 2;

/** `switchhook-bridge dialect`: makes dialect files from what a site has. */
export function dialectCommand(): Command {
  const command = new Command('dialect').description("make a dialect file from a site's WSDLs or recordings");
  const out = [
    '-o, --out <file>',
    'write the dialect here; else it goes to standard output, the report to standard error',
  ] as const;
  const name = ['-n, --name <name>', 'what the dialect is called', 'site'] as const;

  command
    .command('from-wsdl')
    .argument('<file...>', 'WSDL 1.1 files; what they import is read from beside them')
    .option(...out)
    .option(...name)
    .description('write the dialect that fits the WSDLs, and say what has no counterpart')
    .action((files: string[], options: Options) => guarded(() => fromWsdl(files, options)));

  command
    .command('from-trace')
    .argument('<file...>', 'recorded SOAP messages: XML, or JSON lines such as the trace of the bridge')
    .option('-d, --dialect <file...>', 'dialect files to try besides the default')
    .option(...out)
    .option(...name)
    .description('say which dialects fit the messages and what does not, and propose one')
    .action((files: string[], options: Options) => guarded(() => fromTrace(files, options)));

  return command;
}

interface Options {
  readonly out?: string;
  readonly name: string;
  readonly dialect?: readonly string[];
}

function fromWsdl(files: readonly string[], { out, name }: Options): void {
  const { file, report } = dialectFromWsdl(files, name);
  const lines = describeReport(report);
  give(file, lines.length === 0 ? ['Everything has its counterpart.'] : lines, out);
  if (lines.length > 0) process.exitCode = fitsNot;
}

function fromTrace(files: readonly string[], { out, name, dialect = [] }: Options): void {
  const recordings = files.map((file) => ({ file, text: readFile(file) }));
  const { known, proposed, unreadable } = dialectFromTrace(
    recordings,
    name,
    dialect.map((file) => loadDialect(file)),
  );
  const [best] = known;
  const lines = [
    ...unreadable.map((problem) => `not read: ${problem}`),
    ...known.map(({ name: each, fitting, messages }) => `${each}: ${fitting} of ${messages} messages fit`),
    ...(best ? describeMisfits(best) : []),
    ...describeReport(proposed.report),
    `the dialect proposed: ${proposed.fit.fitting} of ${proposed.fit.messages} messages fit`,
    ...describeMisfits(proposed.fit),
  ];
  give(proposed.file, lines, out);
  if (unreadable.length > 0 || best === undefined || best.fitting < best.messages) process.exitCode = fitsNot;
}

function describeMisfits({ name, misfits }: DialectFit): readonly string[] {
  if (misfits.length === 0) return [];
  return [
    `What does not fit ${name}:`,
    ...misfits.map(
      ({ what, times, first }) => `  ${what} (${times === 1 ? first : `${times} times, first in ${first}`})`,
    ),
  ];
}

function give(file: DialectFile, lines: readonly string[], out: string | undefined): void {
  const json = `${JSON.stringify(file, null, 2)}\n`;
  if (out === undefined) {
    for (const line of lines) console.error(line);
    process.stdout.write(json);
    return;
  }
  for (const line of lines) console.log(line);
  try {
    writeFileSync(out, json);
  } catch (error) {
    throw unusable('write', out, error);
  }
  console.log(`${out} is written. Name it in ici.dialect of the configuration.`);
}

function readFile(file: string): string {
  try {
    return decodeXml(readFileSync(file));
  } catch (error) {
    throw unusable('read', file, error);
  }
}

function unusable(what: 'read' | 'write', file: string, cause: unknown): BridgeError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new BridgeError(
    'badConfiguration',
    `Failed to ${what} ${file}: ${reason}. Name a file that can be used.`,
    {
      cause,
    },
  );
}

function guarded(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    console.error(error.message);
    process.exitCode = failed;
  }
}
