import { setInterval } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { AgentDesktop } from '../agent-desktop.ts';
import { cicControl } from '../cic-control.ts';
import { ask, resetStack } from '../reset-stack.ts';
import type { Addresses } from '../stack-process.ts';

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

/** Lets a visitor write into a chat so often, with web client and desk open, and counts the page's long tasks. */
export async function measureLongTasks(
  browser: Browser,
  stack: Addresses,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<LongTasks> {
  await resetStack(stack);
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  await page.addInitScript(countArrivals);
  const agent = new AgentDesktop(page, stack.simulator);
  await agent.logOn();
  await agent.becomeReady();
  const cic = cicControl(stack.cicControl);
  const chat = await cic.place({ kind: 'chat', to: { user: 'agent1' }, name: 'Lena', text: 'Hello' });
  await agent.press('Accept');
  await agent.goTo('Chat');
  await page.evaluate(startCounting);

  const sent: Promise<unknown>[] = [];
  let line = 0;
  for await (const _ of setInterval(1_000 / perSecond)) {
    line += 1;
    // A transcript without end is no contact that exists; the lines are what changes.
    sent.push(cic.say(chat, `Line ${line}`));
    if (line >= perSecond * seconds) break;
  }
  await Promise.all(sent);
  await agent.main.getByText(`Line ${line}`, { exact: true }).waitFor();
  const counted = await page.evaluate(stopCounting);
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
  views: number;
  wire: number;
  tasks: number[];
  ms: number;
}

declare global {
  interface Window {
    counted: Counted;
  }
}

/** Runs in the page before its scripts. */
function countArrivals(): void {
  window.counted = { views: 0, wire: 0, tasks: [], ms: 0 };
  const listen = EventSource.prototype.addEventListener;
  EventSource.prototype.addEventListener = function (this: EventSource, type: string, ...others: unknown[]) {
    if (type === 'view' || type === 'wire') {
      const name = type === 'view' ? 'views' : 'wire';
      listen.call(this, type, () => {
        window.counted[name] += 1;
      });
    }
    return Reflect.apply(listen, this, [type, ...others]);
  } as typeof listen;
}

function startCounting(): void {
  Object.assign(window.counted, { views: 0, wire: 0, tasks: [], ms: performance.now() });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.counted.tasks.push(duration);
  }).observe({ type: 'longtask' });
}

function stopCounting(): Counted {
  return { ...window.counted, ms: performance.now() - window.counted.ms };
}
