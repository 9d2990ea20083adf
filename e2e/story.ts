import { test as base, expect } from '@playwright/test';
import { AgentDesktop } from './agent-desktop.ts';
import { type CicControl, cicControl } from './cic-control.ts';
import { type Addresses, startStackProcess } from './stack-process.ts';

interface StoryFixtures {
  /** All four parts, fresh for this story. */
  readonly stack: Addresses;
  /** The far end of the calls. */
  readonly cic: CicControl;
  /** What the agent has in front of them. */
  readonly agent: AgentDesktop;
}

/** A user story: its own stack, its own browser page. */
export const test = base.extend<StoryFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  stack: async ({}, use, testInfo) => {
    const stack = await startStackProcess();
    await use(stack.addresses);
    const code = await stack.stop();
    if (stack.stderr()) await testInfo.attach('stderr of the stack', { body: stack.stderr() });
    expect(code, 'Ctrl-C ends the stack with exit code 0').toBe(0);
  },
  cic: async ({ stack }, use) => {
    await use(cicControl(stack.cicControl));
  },
  agent: async ({ page, stack }, use) => {
    const mistakes: string[] = [];
    page.on('pageerror', (error) => mistakes.push(error.message));
    await use(new AgentDesktop(page, stack.simulator));
    expect(mistakes, 'the page throws no error').toEqual([]);
  },
});

export { expect } from '@playwright/test';
