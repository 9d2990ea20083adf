import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { playScenario, type Scenario, toPlaywright } from '@switchhook/mocks/scenarios';
import type { Command } from 'commander';
import { interactionsIn } from '../../pact/pact-file.ts';
import { verifyPact } from '../../pact/verify-pact.ts';
import { builtInTarget } from '../built-in-target.ts';
import { exitCodes } from '../exit-code.ts';
import { readRecording } from '../judge/read-recording.ts';
import { importRecording } from './import-recording.ts';
import { playedWorlds } from './played-worlds.ts';
import { createPseudonyms } from './pseudonyms.ts';

interface Options {
  readonly out: string;
  readonly salt?: string;
  readonly verify?: true;
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
    .option('--verify', 'plays the scenario and verifies the contract with the built-in parts')
    .action(async (file: string, options: Options) => {
      process.exitCode = await importFile(file, options);
    });
}

async function importFile(file: string, { out, salt, verify }: Options): Promise<number> {
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
  const { scenario, pact, leftOut } = importRecording(recording.messages, name, createPseudonyms(salt));
  mkdirSync(out, { recursive: true });
  const write = (suffix: string, content: string) => writeFileSync(join(out, `${name}${suffix}`), content);
  write('.scenario.json', `${JSON.stringify(scenario, null, 2)}\n`);
  write('.pact.json', pact);
  write('.spec.ts', toPlaywright(scenario));
  console.log(
    `${scenario.steps.length} steps from ${recording.messages.length} messages, in ${out}/${name}.*`,
  );
  if (leftOut.length > 0) console.log(`Left out, for they are no step: ${leftOut.join(', ')}`);
  if (!verify) return exitCodes.held;
  const problems = await problemsOf(scenario, join(out, `${name}.pact.json`));
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log('The scenario plays, and the built-in bridge keeps the contract.');
  return problems.length === 0 ? exitCodes.held : exitCodes.failed;
}

/** Plays the scenario and verifies the contract against the built-in parts; tells what does not hold. */
async function problemsOf(scenario: Scenario, pactFile: string): Promise<readonly string[]> {
  const target = builtInTarget();
  const { world, close } = await target.open({ needs: scenario.needs });
  try {
    const { outcome, steps } = await playScenario(scenario, world);
    if (outcome !== 'passed') return [`Step ${steps.length} of the scenario fails: ${steps.at(-1)?.message}`];
  } finally {
    await close();
  }
  const worlds = playedWorlds(scenario, target);
  const verdicts = await verifyPact('bridge', pactFile, worlds.open).finally(worlds.close);
  return interactionsIn(pactFile).flatMap(({ description }) => {
    const found = verdicts.get(description)?.mismatches ?? ['it was not verified'];
    return found.map((problem) => `${description}: ${problem}`);
  });
}
