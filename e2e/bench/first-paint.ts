import type { Browser, Page } from '@playwright/test';
import type { Addresses } from '../stack-process.ts';
import { inPage } from './in-page.ts';
import { quantilesOf } from './quantiles.ts';

/** Milliseconds from the navigation on; medians of loads with an empty cache. */
export interface FirstPaint {
  readonly page: number;
  /** The agent can press Log On. */
  readonly usable: number;
  /** A page of one word from the same server: what the browser itself needs. */
  readonly empty: number;
  readonly loads: number;
}

export async function measureFirstPaint(
  browser: Browser,
  { simulator }: Addresses,
  loads: number,
): Promise<FirstPaint> {
  const figures: { readonly page: number; readonly usable: number; readonly empty: number }[] = [];
  // The first one warms the server: it compiles each module once.
  for (let load = 0; load <= loads; load += 1) {
    const context = await browser.newContext();
    await context.addInitScript({ path: inPage });
    const page = await context.newPage();
    await page.goto(simulator);
    await page.getByRole('button', { name: 'Log On', exact: true }).waitFor();
    const usable = await page.evaluate(() => performance.now());
    const painted = await paintOf(page);
    await page.route('**/empty', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>Empty</p>' }),
    );
    await page.goto(`${simulator}empty`);
    const empty = await paintOf(page);
    await context.close();
    if (load > 0) figures.push({ page: painted, usable, empty });
  }
  const median = (name: 'page' | 'usable' | 'empty') => quantilesOf(figures.map((each) => each[name])).p50;
  return { page: median('page'), usable: median('usable'), empty: median('empty'), loads };
}

const paintOf = (page: Page): Promise<number> => page.evaluate('bench.firstPaint()');
