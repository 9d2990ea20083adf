// `npm run bench -- ui`: the toolbar's size, the page's first paint, a press until its button has changed, and long
// tasks while messages arrive, and 10,000 messages scrolled, over all four parts. As a table or, with --json, as JSON.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import config from '../playwright.config.ts';
import { type Addresses, startStackProcess } from '../stack-process.ts';
import { warmUp } from './bare-presses.ts';
import { type BundleSize, measureBundle } from './bundle-size.ts';
import { type FirstPaint, measureFirstPaint } from './first-paint.ts';
import { type LongTasks, measureLongTasks } from './long-tasks.ts';
import { measurePresses, measureUntapped, type Presses } from './presses.ts';
import type { Quantiles } from './quantiles.ts';
import { measureWireScroll, type WireScroll } from './wire-scroll.ts';

const targets = { bundleKiB: 40, pressP99: 50 } as const;

export interface UiBenchReport {
  readonly bundle: BundleSize;
  readonly paint: FirstPaint;
  readonly presses: Presses;
  /** Without a browser and without the wiretap, which stands on all three links of the others. */
  readonly untapped: Quantiles;
  readonly longTasks: LongTasks;
  readonly scroll: WireScroll;
}

export interface UiBenchOptions {
  readonly presses?: number;
  readonly seconds?: number;
}

/** Measures the browser's side of the whole. */
export async function run({ presses = 200, seconds = 10 }: UiBenchOptions = {}): Promise<UiBenchReport> {
  const bundle = await measureBundle();
  const untapped = await withStack(['--no-tap'], (stack) => measureUntapped(stack, presses));
  const stack = await startStackProcess();
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    return {
      bundle,
      untapped,
      paint: await measureFirstPaint(browser, stack.addresses, 7),
      presses: await measurePresses(browser, stack.addresses, presses),
      longTasks: await measureLongTasks(browser, stack.addresses, { linesPerSecond: 20, seconds }),
      // As many as the wire keeps.
      scroll: await measureWireScroll(browser, stack.addresses, { messages: 10_000, frames: 600 }),
    };
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function withStack<Measured>(
  others: readonly string[],
  measure: (stack: Addresses) => Promise<Measured>,
): Promise<Measured> {
  const stack = await startStackProcess(others);
  try {
    return await measure(stack.addresses);
  } finally {
    await stack.stop();
  }
}

function print({ bundle, paint, presses, untapped, longTasks, scroll }: UiBenchReport): void {
  const row = (what: string, figures: string, target = '') =>
    console.log(`${what.padEnd(46)}${figures}${target ? `  ${target}` : ''}`);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  row(
    'toolbar, gzipped',
    `${bundle.toolbarKiB.toFixed(1)} KiB, of which Lit ${bundle.litKiB.toFixed(1)} KiB`,
    verdict(bundle.toolbarKiB < targets.bundleKiB, `under ${targets.bundleKiB} KiB`),
  );
  row(
    'first paint of the page',
    `${ms(paint.page)}, usable ${ms(paint.usable)}; an empty page ${ms(paint.empty)} (median of ${paint.loads})`,
  );
  row(
    `press to changed button, ${presses.presses} times after ${warmUp}`,
    `p50 ${ms(presses.browser.p50)}, p99 ${ms(presses.browser.p99)}, max ${ms(presses.browser.max)}`,
    verdict(presses.browser.p99 < targets.pressP99, `p99 under ${targets.pressP99} ms`),
  );
  row(
    '  the same without a browser',
    `p50 ${ms(presses.bare.p50)}, p99 ${ms(presses.bare.p99)}, max ${ms(presses.bare.max)}; ratio ${(presses.browser.p50 / presses.bare.p50).toFixed(2)}`,
  );
  const { hops } = presses;
  row(
    '    of it, since the press',
    `SAP calls the bridge ${ms(hops.asked)}, it calls CIC ${ms(hops.commanded)}, CIC tells ${ms(hops.heard)}, the bridge tells SAP ${ms(hops.told)} (medians)`,
  );
  row(
    '  and without the wiretap',
    `p50 ${ms(untapped.p50)}, p99 ${ms(untapped.p99)}, max ${ms(untapped.max)}; ratio ${(presses.bare.p50 / untapped.p50).toFixed(2)}`,
  );
  row(
    `long tasks in ${longTasks.seconds} s`,
    `${longTasks.tasks}, longest ${ms(longTasks.longest)}, at ${longTasks.views.toFixed(0)} views and ${longTasks.wire.toFixed(0)} messages on the wire a second`,
    verdict(longTasks.tasks === 0, 'none over 50 ms'),
  );
  row(
    `${scroll.messages} messages scrolled, a frame`,
    `p50 ${ms(scroll.frames.p50)}, p99 ${ms(scroll.frames.p99)}, max ${ms(scroll.frames.max)}; ${scroll.tasks} long tasks, ${scroll.blanks} blank frames`,
    verdict(scroll.tasks === 0 && scroll.blanks === 0, 'none of either'),
  );
  row('  the same while nothing moves', `p50 ${ms(scroll.still.p50)}, p99 ${ms(scroll.still.p99)}`);
  row(
    '  and besides',
    `at most ${scroll.rows} rows in the page; listed ${(scroll.listed / 1_000).toFixed(1)} s after the page was opened`,
  );
}

function verdict(isReached: boolean, target: string): string {
  return `(target ${target}: ${isReached ? 'reached' : 'missed'})`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      presses: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '10' },
    },
  });
  const report = await run({ presses: Number(values.presses), seconds: Number(values.seconds) });
  if (values.json) console.log(JSON.stringify(report));
  else print(report);
}
