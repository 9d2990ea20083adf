import type { Browser } from '@playwright/test';
import type { Surroundings } from '@switchhook/simulator/desk-model';
import type { WireDetail, WireMessage } from '@switchhook/simulator/model';
import { AgentDesktop } from '../agent-desktop.ts';
import { ask, resetStack } from '../reset-stack.ts';
import type { Addresses } from '../stack-process.ts';
import { inPage } from './in-page.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';

/** Milliseconds. */
export interface WireScroll {
  readonly messages: number;
  /** From opening the page until the desk has listed them all. */
  readonly listed: number;
  /** Between two drawn frames while the list is scrolled from end to end. */
  readonly frames: Quantiles;
  /** The same while nothing moves: what the browser itself needs here. */
  readonly still: Quantiles;
  /** Tasks of the page over 50 ms while it scrolled. */
  readonly tasks: number;
  /** The most rows that were in the page at once. */
  readonly rows: number;
  /** Frames in which a part of the list in sight was not drawn. */
  readonly blanks: number;
}

/** Has messages recorded, opens the desk's wire, and scrolls through all of it. */
export async function measureWireScroll(
  browser: Browser,
  stack: Addresses,
  { messages, frames }: { readonly messages: number; readonly frames: number },
): Promise<WireScroll> {
  await resetStack(stack);
  await record(stack, messages);
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  await page.addInitScript({ path: inPage });
  const agent = new AgentDesktop(page, stack.simulator);
  const began = performance.now();
  await agent.open();
  await agent.openDesk('Wire');
  // The headings are a row as well; a reset logs on the service session, whose messages come and go.
  await agent.wire.and(page.locator(`[aria-rowcount="${messages + 1}"]`)).waitFor({ timeout: 60_000 });
  const listed = performance.now() - began;
  const still = await page.evaluate<readonly number[]>(`bench.frames(${frames})`);
  const scrolled = await agent.wire.evaluate(
    (grid, count) => (globalThis as unknown as InPage).bench.scrollThrough(grid, count),
    frames,
  );
  await context.close();
  await ask('DELETE', `${stack.sap}/wire`);
  return {
    messages,
    listed,
    frames: quantilesOf(scrolled.frames),
    still: quantilesOf(still),
    tasks: scrolled.tasks.length,
    rows: scrolled.rows,
    blanks: scrolled.blanks,
  };
}

/** Asks the bridge the same over and over through the tap, until the wire is full of it. */
async function record({ sap }: Addresses, messages: number): Promise<void> {
  const { bridge } = (await ask('GET', `${sap}/surroundings`)) as Surroundings;
  const wire = () => ask('GET', `${sap}/wire?limit=${messages}`) as Promise<readonly WireMessage[]>;
  await ask('POST', `${sap}/agents/agent1/log-on`);
  const asked = (await wire()).find(({ name }) => name === 'IciUser.getWorkmodes');
  const { path, request } = (await ask('GET', `${sap}/wire/${asked?.seq}`)) as WireDetail;
  await ask('POST', `${sap}/agents/agent1/log-off`);
  const { 'content-type': type = '', soapaction = '' } = request.headers;
  let left = messages;
  const askAll = async () => {
    while (left-- > 0) {
      const headers = { 'content-type': type, soapaction };
      await (await fetch(`${bridge}${path}`, { method: 'POST', headers, body: request.body })).text();
    }
  };
  await Promise.all(Array.from({ length: 8 }, askAll));
}

/** What `in-page.js` gives. */
interface InPage {
  readonly bench: {
    scrollThrough(
      grid: unknown,
      frames: number,
    ): Promise<{
      readonly frames: readonly number[];
      readonly tasks: readonly number[];
      readonly rows: number;
      readonly blanks: number;
    }>;
  };
}
