import { setInterval } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { AgentDesktop } from '../agent-desktop.ts';
import { cicControl } from '../cic-control.ts';
import { ask, resetStack } from '../reset-stack.ts';
import type { Addresses } from '../stack-process.ts';
import { inPage } from './in-page.ts';

export interface LongTasks {
  readonly seconds: number;
  /** Tasks of the page over 50 ms, as the browser counts them. */
  readonly tasks: number;
  /** Milliseconds; 0 where there was none. */
  readonly longest: number;
  /** Views of the agent that reached the page, a second. */
  readonly views: number;
  /** Messages on the wire that reached the desk, a second. */
  readonly wire: number;
}

/**
 * Lets a visitor write into a chat, with web client and desk open, and counts the page's long tasks. Each line is some
 * three messages on the wire, so that 20 lines a second are more than 50 messages.
 */
export async function measureLongTasks(
  browser: Browser,
  stack: Addresses,
  { linesPerSecond, seconds }: { readonly linesPerSecond: number; readonly seconds: number },
): Promise<LongTasks> {
  await resetStack(stack);
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  await page.addInitScript({ path: inPage });
  const agent = new AgentDesktop(page, stack.simulator);
  await agent.logOn();
  await agent.becomeReady();
  const cic = cicControl(stack.cicControl);
  const chat = await cic.place({ kind: 'chat', to: { user: 'agent1' }, name: 'Lena', text: 'Hello' });
  await agent.press('Accept');
  await agent.goTo('Chat');
  await page.evaluate('bench.startCounting()');

  const sent: Promise<unknown>[] = [];
  let line = 0;
  for await (const _ of setInterval(1_000 / linesPerSecond)) {
    line += 1;
    // A transcript without end is no contact that exists; the lines are what changes.
    sent.push(cic.say(chat, `Line ${line}`));
    if (line >= linesPerSecond * seconds) break;
  }
  await Promise.all(sent);
  await agent.main.getByText(`Line ${line}`, { exact: true }).waitFor();
  const counted = await page.evaluate<Counted>('bench.stopCounting()');
  await ask('DELETE', `${stack.sap}/wire`);
  await context.close();
  return {
    seconds: Math.round(counted.ms / 1_000),
    tasks: counted.tasks.length,
    longest: Math.max(0, ...counted.tasks),
    views: (counted.views / counted.ms) * 1_000,
    wire: (counted.wire / counted.ms) * 1_000,
  };
}

interface Counted {
  readonly views: number;
  readonly wire: number;
  readonly tasks: readonly number[];
  readonly ms: number;
}
