import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestInfo } from '@playwright/test';
import type { AgentDesktop } from './agent-desktop.ts';
import { recordHeldCall } from './record-held-call.ts';
import { expect, test } from './story.ts';

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** Runs a spec as whoever copied it from the desk does, and gives its exit code and what it printed. */
async function runSpec(source: string, stack: { readonly simulator: string }, info: TestInfo) {
  const spec = info.outputPath('copied.spec.ts');
  const config = info.outputPath('playwright.config.ts');
  const own = pathToFileURL(new URL('playwright.config.ts', import.meta.url).pathname).href;
  await writeFile(spec, source);
  await writeFile(
    config,
    `import own from '${own}';\nexport default { ...own, testDir: '.', workers: 1, outputDir: './results', use: { ...own.use, trace: 'off' } };\n`,
  );
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TEST_|PW_|PLAYWRIGHT_)/.test(name));
  const child = spawn(process.execPath, [playwright, 'test', '--config', config, basename(spec)], {
    env: { ...Object.fromEntries(inherited), SWITCHHOOK_URL: stack.simulator },
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, printed };
}

async function exported(agent: AgentDesktop, as: string): Promise<string> {
  await agent.desk.getByRole('button', { name: as }).click();
  const text = agent.desk.getByRole('textbox', { name: 'Made from the scenario' });
  await expect(text).toHaveValue(/Made from the scenario/);
  return text.inputValue();
}

test('what was recorded by hand becomes a spec that passes, and fails where the story is another', async ({
  agent,
  stack,
  cic,
}, info) => {
  await recordHeldCall(agent, cic);

  const spec = await exported(agent, 'As Playwright spec');
  const passed = await runSpec(spec, stack, info);
  expect(passed.code, passed.printed).toBe(0);
  expect(passed.printed).toContain('1 passed');

  const another = spec.replace(/state: 'held'/, "state: 'ended'");
  expect(another).not.toBe(spec);
  const failed = await runSpec(another, stack, info);
  expect(failed.code).not.toBe(0);
  expect(failed.printed).toContain('1 failed');
});
