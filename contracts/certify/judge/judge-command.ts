import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { exitCodes } from '../exit-code.ts';
import { judgeRecording } from './judge-recording.ts';
import { judgementText } from './judgement-text.ts';
import { fittingDialect, loadDialectFile } from './load-dialects.ts';
import { readRecording } from './read-recording.ts';

/** `switchhook-certify judge FILE`: holds a recording against contracts and state machine. */
export function addJudgeCommand(program: Command): void {
  program
    .command('judge')
    .description('Holds a recording against contracts and state machine, with no system at hand.')
    .argument('<file>', 'messages of the wiretap (JSON or JSON lines), a HAR, or an exported trace')
    .option('--dialect <file>', 'a dialect of the site; the one that reads the most is taken', collect, [])
    .option('--supervisor <user>', "who may act on other agents' items", collect, [])
    .option('--json', 'dialect, number of messages and every divergence as JSON')
    .action((file: string, options: Options) => {
      process.exitCode = judge(file, options);
    });
}

interface Options {
  readonly dialect: readonly string[];
  readonly supervisor: readonly string[];
  readonly json?: true;
}

const collect = (value: string, before: readonly string[]) => [...before, value];

function judge(file: string, { dialect: files, supervisor, json }: Options): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`Failed to read ${file}: ${(error as Error).message}. Give the file of a recording.`);
    return exitCodes.couldNotRun;
  }
  const recording = readRecording(text);
  if (recording.kind === 'unreadable' || recording.messages.length === 0) {
    const why = recording.kind === 'unreadable' ? recording.why : 'it holds no ICI message';
    console.error(`Failed to judge ${file}: ${why}. Record with the wiretap, as HAR, or export a trace.`);
    return exitCodes.couldNotRun;
  }
  const { messages, statuses } = recording;
  const { dialect, fitting } = fittingDialect(messages, files.map(loadDialectFile));
  if (fitting === 0) {
    console.error(
      `Failed to judge ${file}: none of its ${messages.length} messages is of ${files.length > 0 ? 'a dialect that was given' : 'our own dialect'}. Give --dialect with the site's; \`switchhook-bridge dialect from-trace\` makes one of a recording.`,
    );
    return exitCodes.couldNotRun;
  }
  const judgement = judgeRecording(messages, { dialect, supervisors: supervisor, statuses });
  const { divergences } = judgement;
  if (json)
    console.log(JSON.stringify({ dialect: dialect.name, messages: messages.length, divergences }, null, 2));
  else {
    console.log(judgementText(judgement));
    console.log(
      `Read as the dialect "${dialect.name}", in which ${fitting} of ${messages.length} messages are.`,
    );
  }
  return divergences.length > 0 ? exitCodes.failed : exitCodes.held;
}
