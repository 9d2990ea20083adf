// `npm run contracts -- --mutate`. Ends as all commands do: 0 all held, 1 a gap, 2 it could not run.
import { exitCodes } from '../run/contracts-command.ts';
import { readPairs } from '../run/pairs.ts';
import { icwsMutations } from './icws-mutations.ts';
import type { Mutated } from './mutation.ts';
import { mutationTable } from './mutation-table.ts';
import { runAnswerMutations } from './run-answer-mutations.ts';
import { runEventMutations } from './run-event-mutations.ts';
import { runSequenceMutations } from './run-sequence-mutations.ts';
import { answerMutations, eventMutations } from './soap-mutations.ts';
import { survivors } from './survivors.ts';

const isJson = process.argv.includes('--json');

async function mutateAll(): Promise<readonly Mutated[]> {
  const results: Mutated[] = [];
  for (const pair of readPairs()) {
    const answers = pair.provider === 'cic' ? icwsMutations(pair) : answerMutations(pair);
    tell(`${pair.title}: ${answers.length} wrong answers`);
    results.push(...(await runAnswerMutations(pair, answers)));
    if (pair.provider !== 'sap') continue;
    const events = eventMutations(pair);
    tell(`${pair.title}: ${events.length} wrong events`);
    results.push(...(await runEventMutations(events)));
    tell(`${pair.title}: events at the wrong moment`);
    results.push(...(await runSequenceMutations(pair.title)));
  }
  return results;
}

function tell(what: string): void {
  process.stderr.write(`${what} …\n`);
}

try {
  const results = await mutateAll();
  const { text, summary, isHeld } = mutationTable(results, survivors);
  process.stdout.write(`${isJson ? JSON.stringify({ ...summary, results }, undefined, 2) : text}\n`);
  process.exitCode = isHeld ? exitCodes.held : exitCodes.failed;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodes.couldNotRun;
}
