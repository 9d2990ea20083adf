import type { Browser, Locator } from '@playwright/test';
import type { WireMessage } from '@switchhook/simulator/model';
import { AgentDesktop } from '../agent-desktop.ts';
import { cicControl } from '../cic-control.ts';
import { ask, resetStack } from '../reset-stack.ts';
import type { Addresses } from '../stack-process.ts';
import { pressWithoutBrowser, warmUp } from './bare-presses.ts';
import { type Hops, hopsOf, type Pressed } from './hops.ts';
import { inPage } from './in-page.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';

/** Milliseconds. */
export interface Presses {
  readonly presses: number;
  /** From the click in the page until the other button works. */
  readonly browser: Quantiles;
  /** From the same command over HTTP until the view on the stream says so. */
  readonly bare: Quantiles;
  /** Where the time of the latter goes. */
  readonly hops: Hops;
}

/** Holds and retrieves one call again and again: through toolbar, SAP, bridge and CIC and all the way back. */
export async function measurePresses(browser: Browser, stack: Addresses, presses: number): Promise<Presses> {
  await resetStack(stack);
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  await context.addInitScript({ path: inPage });
  const agent = new AgentDesktop(await context.newPage(), stack.simulator);
  await agent.logOn();
  await agent.becomeReady();
  await cicControl(stack.cicControl).place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectEnabled('Hold');
  const inBrowser: number[] = [];
  for (let press = 0; press < warmUp + presses; press += 1) {
    const [pressed, changing] =
      press % 2 === 0 ? (['Hold', 'Retrieve'] as const) : (['Retrieve', 'Hold'] as const);
    const time = await pressAndWait(agent.button(pressed), agent.button(changing));
    if (press >= warmUp) inBrowser.push(time);
  }
  await context.close();
  await resetStack(stack);
  const bare = await pressWithoutBrowser(stack, presses);
  const wire = (await ask('GET', `${stack.sap}/wire`)) as readonly WireMessage[];
  return {
    presses,
    browser: quantilesOf(inBrowser),
    bare: durations(bare),
    hops: hopsOf(wire, bare),
  };
}

/** The same without a browser, where the stack has no wiretap on its links. */
export async function measureUntapped(stack: Addresses, presses: number): Promise<Quantiles> {
  return durations(await pressWithoutBrowser(stack, presses));
}

const durations = (presses: readonly Pressed[]): Quantiles =>
  quantilesOf(presses.map(({ began, ended }) => ended - began));

/** What `in-page.js` gives. */
interface InPage {
  readonly bench: { timePress(pressed: unknown, changing: unknown): void };
}

/** Both moments are taken inside the page: what Playwright itself needs is not counted. */
async function pressAndWait(pressed: Locator, changing: Locator): Promise<number> {
  await pressed.evaluate(
    (element, other) => (globalThis as unknown as InPage).bench.timePress(element, other),
    await changing.elementHandle(),
  );
  await pressed.click();
  return pressed.page().evaluate<number>('bench.press');
}
