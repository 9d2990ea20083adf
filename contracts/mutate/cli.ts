import { readPairs } from '../run/pairs.ts';
import { icwsMutations } from './icws-mutations.ts';
import type { Mutated } from './mutation.ts';
import { mutationTable } from './mutation-table.ts';
import { runAnswerMutations } from './run-answer-mutations.ts';
import { runEventMutations } from './run-event-mutations.ts';
import { runSequenceMutations } from './run-sequence-mutations.ts';
import { answerMutations, eventMutations } from './soap-mutations.ts';
import { survivors } from './survivors.ts';

const results: Mutated[] = [];
for (const pair of readPairs()) {
  switch (pair.provider) {
    case 'bridge':
      results.push(...(await runAnswerMutations(pair, answerMutations(pair))));
      break;
    case 'sap':
      results.push(...(await runAnswerMutations(pair, answerMutations(pair))));
      results.push(...(await runEventMutations(eventMutations(pair))));
      results.push(...(await runSequenceMutations(pair.title)));
      break;
    case 'cic':
      results.push(...(await runAnswerMutations(pair, icwsMutations(pair))));
      break;
  }
}
const { text, isHeld } = mutationTable(results, survivors);
const isJson = process.argv.includes('--json');
process.stdout.write(`${isJson ? JSON.stringify({ results }, undefined, 2) : text}\n`);
process.exitCode = isHeld ? 0 : 1;
