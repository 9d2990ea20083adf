import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@switchhook/bridge/clock';
import { type Command, InvalidArgumentError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { loadCases } from './certification-case.ts';
import { compareRuns } from './compare-runs.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { progressOn } from './progress.ts';
import { htmlReport } from './report/html-report.ts';
import { isUnchanged, type JsonReport, jsonReport, summaryOf } from './report/json-report.ts';
import { junitReport } from './report/junit-report.ts';
import { type Deviation, runCertification } from './run-certification.ts';
import { parseShard, type Selection, selectCases } from './select-cases.ts';
import type { Target } from './target.ts';
import { targetOf } from './target-of.ts';

interface Options {
  readonly bridge?: string;
  readonly cic?: string;
  readonly sap?: string;
  readonly sapHost?: string;
  readonly case: readonly string[];
  readonly tag: readonly string[];
  readonly repeat: number;
  readonly workers: number;
  readonly seed: number;
  readonly shard?: NonNullable<Selection['shard']>;
  readonly deviations?: string;
  readonly compare?: string;
  readonly out: string;
  readonly list?: true;
}

const collect = (value: string, before: readonly string[]) => [...before, value];

/** `switchhook-certify`: plays the catalogue of cases and writes the report. */
export function addCertifyCommand(program: Command): void {
  program
    .description('Plays the catalogue of cases against a bridge, judges them and writes a report.')
    .option('--bridge <url>', 'a bridge that runs elsewhere; the built-in one unless given')
    .option('--cic <url>', 'a mock CIC that runs elsewhere, with /control; of ours where no bridge is given')
    .option('--sap <url>', 'a mock SAP that runs with its bridge, with /api; the built-in one unless given')
    .option('--sap-host <host>', 'where a bridge on another machine reaches the built-in mock SAP')
    .option('--case <name>', 'only cases of this name, * for any part; may be repeated', collect, [])
    .option('--tag <tag>', 'only cases of this tag, area or requirement (G16); may be repeated', collect, [])
    .option('--repeat <n>', 'play each case so often', wholeNumber, 1)
    .option('--workers <n>', 'cases at the same time, with the built-in parts', wholeNumber, 4)
    .option('--seed <n>', 'plays the cases in another order; 0 is that of the catalogue', wholeNumber, 0)
    .option('--shard <i/n>', 'only every n-th case, from the i-th', shard)
    .option('--deviations <file>', 'failures that are known, as JSON: [{ "case": …, "reason": … }]')
    .option('--compare <file>', 'the results.json of an earlier run')
    .option('--out <folder>', 'where results.json, junit.xml and report.html go', 'certification')
    .option('--list', 'name the cases and play none')
    .action(async (options: Options) => {
      process.exitCode = await certify(options);
    });
}

async function certify(options: Options): Promise<number> {
  const cases = selectCases(loadCases(), {
    cases: options.case,
    tags: options.tag,
    shard: options.shard,
  });
  if (options.list) {
    for (const { area, scenario } of cases) {
      console.log(`${area.padEnd(18)} ${scenario.name.padEnd(36)} ${scenario.title}`);
    }
    return exitCodes.held;
  }
  if (cases.length === 0) {
    console.error('Failed to certify: no case is selected. `--list` names them all.');
    return exitCodes.couldNotRun;
  }
  const target = await targetOf(options, process.env);
  const progress = progressOn(process.stderr, cases.length * options.repeat, () => systemClock.now());
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const run = await runCertification({
    cases,
    target,
    clock: systemClock,
    environment: {
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      version: packageJson.version,
      seed: options.seed,
    },
    repeat: options.repeat,
    workers: options.workers,
    deviations: deviationsOf(options, target),
    onBegin: progress.begin,
    onResult: progress.end,
    signal: stop.signal,
  });
  progress.done();
  const report = jsonReport(run);
  mkdirSync(options.out, { recursive: true });
  writeFileSync(join(options.out, 'results.json'), `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync(join(options.out, 'junit.xml'), junitReport(run));
  writeFileSync(join(options.out, 'report.html'), htmlReport(run));

  const { passed, failed, deviation, skipped } = summaryOf(run.results);
  const { seen, all } = Object.values(run.coverage.byProvenance).reduce((sum, part) => ({
    seen: sum.seen + part.seen,
    all: sum.all + part.all,
  }));
  console.log(
    `${passed} passed, ${failed} failed, ${deviation} accepted deviations, ${skipped} skipped; ${seen} of ${all} operations and events seen. Report: ${join(options.out, 'report.html')}`,
  );
  if (options.compare) printComparison(readJson<JsonReport>(options.compare), report);
  if (stop.signal.aborted) return exitCodes.couldNotRun;
  return exitCodeOf(run);
}

/** What is known of the built-in parts; nothing is known of anybody else's. */
function deviationsOf({ deviations }: Options, { isShared }: Target): readonly Deviation[] {
  if (deviations !== undefined) return readJson<readonly Deviation[]>(deviations);
  return isShared ? [] : readJson<readonly Deviation[]>(join(import.meta.dirname, 'deviations.json'));
}

function printComparison(before: JsonReport, after: JsonReport): void {
  if (!isUnchanged(before))
    console.error('The earlier report was changed after it was written: its hash does not fit.');
  const words = {
    better: 'Holds now',
    worse: 'No longer holds',
    added: 'New',
    removed: 'Gone',
    coverageGained: 'Seen now',
    coverageLost: 'No longer seen',
  } as const;
  const comparison = compareRuns(before, after);
  for (const [key, word] of Object.entries(words)) {
    const names = comparison[key as keyof typeof words];
    if (names.length > 0) console.log(`${word}: ${names.join(', ')}`);
  }
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It has to be a whole number.');
}

function shard(text: string): NonNullable<Selection['shard']> {
  const found = parseShard(text);
  if (found) return found;
  throw new InvalidArgumentError('It has to be like 1/4.');
}
