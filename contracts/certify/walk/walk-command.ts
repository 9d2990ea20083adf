import { writeFileSync } from 'node:fs';
import { systemClock } from '@switchhook/bridge/clock';
import { type Command, InvalidArgumentError } from 'commander';
import { exitCodes } from '../exit-code.ts';
import { builtInTarget } from '../target.ts';
import { shrinkWalk } from './shrink-walk.ts';
import { walk } from './walk.ts';

interface Options {
  readonly seed: number;
  readonly steps: number;
  readonly minutes?: number;
  readonly out?: string;
}

/** `switchhook-certify walk`: through the state space, by seed. */
export function addWalkCommand(program: Command): void {
  program
    .command('walk')
    .description('Walks through the state space and holds SAP, bridge and CIC against each other.')
    .option('--seed <n>', 'the same seed walks the same way', wholeNumber, 1)
    .option('--steps <n>', 'how many steps', wholeNumber, 200)
    .option('--minutes <n>', 'no further step after these', wholeNumber)
    .option('--out <file>', 'where a failure goes as a scenario; walk-SEED.json unless given')
    .action(async (options: Options) => {
      process.exitCode = await walkAndTell(options);
    });
}

async function walkAndTell({ seed, steps, minutes, out = `walk-${seed}.json` }: Options): Promise<number> {
  const target = builtInTarget();
  const result = await walk({
    target,
    clock: systemClock,
    seed,
    steps,
    ...(minutes === undefined ? {} : { within: minutes * 60_000 }),
    onMove: ({ kind }, count) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${count}/${steps} ${kind}`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  const told = `${result.steps} steps from seed ${seed}, ${result.states} states, ${result.covered} ways out of them`;
  if (!result.failure) {
    console.log(`${told}: all held.`);
    return exitCodes.held;
  }
  console.error(`${told}. It fails: ${result.failure.what}`);
  const { scenario } = await shrinkWalk(result.failure, target, systemClock);
  writeFileSync(out, `${JSON.stringify(scenario, null, 2)}\n`);
  console.error(
    `The shortest path, ${scenario.steps.length} steps, is in ${out}; the desk opens it at the step that fails.`,
  );
  return exitCodes.failed;
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It has to be a whole number.');
}
