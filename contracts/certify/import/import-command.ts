import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toContract, toPlaywright } from '@switchhook/mocks/scenarios';
import type { Command } from 'commander';
import { exitCodes } from '../exit-code.ts';
import { readRecording } from '../judge/read-recording.ts';
import { importRecording } from './import-recording.ts';
import { createPseudonyms } from './pseudonyms.ts';

interface Options {
  readonly out: string;
  readonly salt?: string;
}

/** `switchhook-certify import FILE`: a scenario, a contract example and a Playwright spec from a recording. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('Writes a scenario, a contract example and a Playwright spec from a recording.')
    .argument('<file>', 'messages of the wiretap (JSON or JSON lines), a HAR, or an exported trace')
    .option('--out <folder>', 'where they go', 'imported')
    .option(
      '--salt <text>',
      'a secret that pseudonyms depend on: without it, whoever guesses a number can prove it',
    )
    .action((file: string, options: Options) => {
      process.exitCode = importFile(file, options);
    });
}

function importFile(file: string, { out, salt }: Options): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`Failed to read ${file}: ${(error as Error).message}. Give the file of a recording.`);
    return exitCodes.couldNotRun;
  }
  const recording = readRecording(text);
  if (recording.kind === 'unreadable') {
    console.error(
      `Failed to import ${file}: ${recording.why}. Record with the wiretap, as HAR, or export a trace.`,
    );
    return exitCodes.couldNotRun;
  }
  const name =
    basename(file)
      .replace(/\.[^.]*$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'imported';
  const { scenario, leftOut } = importRecording(recording.messages, name, createPseudonyms(salt));
  mkdirSync(out, { recursive: true });
  const write = (suffix: string, content: string) => writeFileSync(join(out, `${name}${suffix}`), content);
  write('.json', `${JSON.stringify(scenario, null, 2)}\n`);
  write('.contract.ts', toContract(scenario));
  write('.spec.ts', toPlaywright(scenario));
  console.log(
    `${scenario.steps.length} steps from ${recording.messages.length} messages, in ${out}/${name}.*`,
  );
  if (leftOut.length > 0) console.log(`Left out, for they are no step: ${leftOut.join(', ')}`);
  return exitCodes.held;
}
