import { test as base, expect, type Page } from '@playwright/test';
import { AgentDesktop } from './agent-desktop.ts';
import { type CicControl, cicControl } from './cic-control.ts';
import { resetStack } from './reset-stack.ts';
import { type Addresses, type StackProcess, startStackProcess } from './stack-process.ts';

interface StoryFixtures {
  /** All four parts, as if they had just started. */
  readonly stack: Addresses;
  /** The far end of the calls. */
  readonly cic: CicControl;
  /** What the agent has in front of them. */
  readonly agent: AgentDesktop;
  /** A colleague, with a browser of their own. */
  readonly colleague: AgentDesktop;
}

interface WorkerFixtures {
  /** What `npm start` is told besides. */
  readonly stackArguments: readonly string[];
  readonly runningStack: StackProcess;
}

/** A user story: a stack put back to its beginning, and a browser page of its own. */
export const test = base.extend<StoryFixtures, WorkerFixtures>({
  stackArguments: [[], { scope: 'worker', option: true }],
  // The stories of a worker share one: starting takes longer than most of them.
  runningStack: [
    async ({ stackArguments }, use) => {
      const stack = await startStackProcess(stackArguments);
      await use(stack);
      expect(await stack.stop(), 'Ctrl-C ends the stack with exit code 0').toBe(0);
    },
    { scope: 'worker' },
  ],
  stack: async ({ runningStack }, use, testInfo) => {
    const saidBefore = runningStack.stderr().length;
    await resetStack(runningStack.addresses);
    await use(runningStack.addresses);
    const said = runningStack.stderr().slice(saidBefore);
    if (said) await testInfo.attach('stderr of the stack', { body: said });
  },
  cic: async ({ stack }, use) => {
    await use(cicControl(stack.cicControl));
  },
  agent: async ({ page, stack }, use) => {
    const mistakes = mistakesOf(page);
    await use(new AgentDesktop(page, stack.simulator));
    expect(mistakes, 'the page throws no error').toEqual([]);
  },
  colleague: async ({ browser, stack }, use) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const mistakes = mistakesOf(page);
    await use(new AgentDesktop(page, stack.simulator, 'agent2'));
    await context.close();
    expect(mistakes, "the colleague's page throws no error").toEqual([]);
  },
});

function mistakesOf(page: Page): readonly string[] {
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(error.message));
  return mistakes;
}

export { expect } from '@playwright/test';
