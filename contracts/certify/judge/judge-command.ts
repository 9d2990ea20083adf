import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { exitCodes } from '../exit-code.ts';
import { judgeRecording } from './judge-recording.ts';
import { judgementText } from './judgement-text.ts';
import { readRecording } from './read-recording.ts';

/** `switchhook-certify judge FILE`: holds a recording against contracts and state machine. */
export function addJudgeCommand(program: Command): void {
  program
    .command('judge')
    .description('Holds a recording against contracts and state machine, with no system at hand.')
    .argument('<file>', 'messages of the wiretap (JSON or JSON lines), a HAR, or an exported trace')
    .option('--json', 'every divergence as JSON')
    .action((file: string, options: { readonly json?: true }) => {
      process.exitCode = judge(file, options.json === true);
    });
}

function judge(file: string, asJson: boolean): number {
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
  const judgement = judgeRecording(recording.messages);
  console.log(asJson ? JSON.stringify(judgement.divergences, null, 2) : judgementText(judgement));
  return judgement.divergences.length > 0 ? exitCodes.failed : exitCodes.held;
}
