import { systemClock } from '@switchhook/bridge/clock';
import type { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { loadCases } from '../certification-case.ts';
import { exitCodes } from '../exit-code.ts';
import { runCertification } from '../run-certification.ts';
import { selectCases } from '../select-cases.ts';
import type { Target } from '../target.ts';
import { targetOf } from '../target-of.ts';
import { compareBridges } from './compare-bridges.ts';

interface Options {
  readonly bridge: readonly string[];
  readonly sap: readonly string[];
  readonly cic: readonly string[];
  readonly case: readonly string[];
  readonly tag: readonly string[];
}

const collect = (value: string, before: readonly string[]) => [...before, value];

/** `switchhook-certify compare-bridges`: the same cases against two bridges. */
export function addCompareBridgesCommand(program: Command): void {
  program
    .command('compare-bridges')
    .description('Plays the same cases against two bridges and tells where they differ at the level of ICI.')
    .option('--bridge <url>', 'the first bridge, and given again the second', collect, [])
    .option('--cic <url>', 'the mock CIC of each, with /control', collect, [])
    .option(
      '--sap <url>',
      'the mock SAP that runs with each, with /api; the built-in one unless given',
      collect,
      [],
    )
    .option('--case <name>', 'only cases of this name, * for any part', collect, [])
    .option('--tag <tag>', 'only cases of this tag, area or requirement', collect, [])
    .action(async (options: Options) => {
      process.exitCode = await compare(options);
    });
}

async function compare({ bridge, sap, cic, case: names, tag }: Options): Promise<number> {
  const isPaired = [sap, cic].every(({ length }) => length === 0 || length === bridge.length);
  if (bridge.length === 0 || bridge.length > 2 || !isPaired) {
    console.error(
      'Failed to compare: give --bridge once or twice, and --cic and --sap for each of them or for none, in the same order; a single one is held against the built-in bridge.',
    );
    return exitCodes.couldNotRun;
  }
  const targets: Target[] = [];
  for (const [index, url] of bridge.entries())
    targets.push(await targetOf({ bridge: url, sap: sap[index], cic: cic[index] }, process.env));
  const [first, second = await targetOf({}, process.env)] = targets;
  const cases = selectCases(loadCases(), { cases: names, tags: tag, shard: undefined });
  if (!first || cases.length === 0) {
    console.error('Failed to compare: no case is selected. `switchhook-certify --list` names them all.');
    return exitCodes.couldNotRun;
  }
  const play = (target: Target) =>
    runCertification({
      cases,
      target,
      clock: systemClock,
      environment: {
        node: process.version,
        platform: process.platform,
        version: packageJson.version,
        seed: 1,
      },
    });
  const [one, other] = [await play(first), await play(second)];
  const differences = compareBridges(one.results, other.results);
  for (const { case: name, operation, first: a, second: b } of differences) {
    console.log(`${name}: ${operation}\n  ${first.bridge}: ${a}\n  ${second.bridge}: ${b}`);
  }
  console.log(`${cases.length} cases, ${differences.length} differences.`);
  const failing = one.results.filter(({ verdict }) => verdict === 'failed');
  for (const {
    case: { scenario },
    reason,
  } of failing)
    console.log(`${scenario.name} does not hold with ${first.bridge}: ${reason}`);
  return differences.length > 0 ? exitCodes.failed : exitCodes.held;
}
