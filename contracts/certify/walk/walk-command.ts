import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { systemClock } from '@switchhook/bridge/clock';
import type { Scenario } from '@switchhook/mocks/scenarios';
import { type Command, InvalidArgumentError } from 'commander';
import { exitCodes } from '../exit-code.ts';
import { type TargetAddresses, targetOf } from '../target-of.ts';
import { shrinkWalk } from './shrink-walk.ts';
import { coverageText } from './taken-moves.ts';
import { walk } from './walk.ts';
import { walkShortest } from './walk-shortest.ts';

interface Options extends TargetAddresses {
  readonly seed: number;
  readonly steps: number;
  readonly minutes?: number;
  readonly shortest?: true;
  readonly out?: string;
}

/** `switchhook-certify walk`: through the state space, by seed. */
export function addWalkCommand(program: Command): void {
  program
    .command('walk')
    .description('Walks through the state space and holds SAP, bridge and CIC against each other.')
    .option('--seed <n>', 'the same seed walks the same way', wholeNumber, 1)
    .option('--steps <n>', 'how many moves', wholeNumber, 200)
    .option('--minutes <n>', 'no further move after these', wholeNumber)
    .option('--shortest', 'every state by its shortest path, nearest first, instead of by chance')
    .option('--bridge <url>', 'a bridge that runs elsewhere; the built-in one unless given')
    .option('--cic <url>', 'the mock CIC that it uses, with /control')
    .option('--sap <url>', 'a mock SAP that runs with its bridge, with /api')
    .option('--out <file>', 'where a failure goes as a scenario; walk-SEED.json unless given')
    .action(async (options: Options) => {
      process.exitCode = await walkAndTell(options);
    });
}

async function walkAndTell(options: Options): Promise<number> {
  const { seed, steps, minutes, out = `walk-${seed}.json` } = options;
  const target = await targetOf(options, process.env);
  if (!target.offers.has('cic') || !target.offers.has('bridge')) {
    console.error(
      'Failed to walk: callers ring at a mock CIC, and the bridge is asked itself. Give both --bridge and --cic.',
    );
    return exitCodes.couldNotRun;
  }
  const result = await (options.shortest ? walkShortest : walk)({
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
  const told = `${result.steps} moves from seed ${seed}, ${result.states} states, ${result.covered} ways out of them, the longest path ${result.longest} moves`;
  if (!result.failure) {
    console.log(`${told}: all held.\n${coverageText(result.moves)}`);
    return exitCodes.held;
  }
  console.error(`${told}. It fails: ${result.failure.what}\n${coverageText(result.moves)}`);
  const { scenario } = await shrinkWalk(result.failure, target, systemClock);
  writeFileSync(out, `${JSON.stringify(scenario, null, 2)}\n`);
  console.error(
    `The shortest path, ${scenario.steps.length} steps, is in ${out}; its last step is the one that fails. The desk of npm start opens it at ${deskLink(scenario)}`,
  );
  return exitCodes.failed;
}

/** As the desk shares scenarios: the text, compressed, behind the hash. */
export function deskLink(scenario: Scenario, page = 'http://127.0.0.1:4300/'): string {
  const packed = deflateRawSync(JSON.stringify(scenario, null, 2)).toString('base64url');
  return `${page}#scenario=${packed}`;
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It has to be a whole number.');
}
