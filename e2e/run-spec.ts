import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { TestInfo } from '@playwright/test';

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

interface Suite {
  readonly file: string;
  readonly specs: readonly { readonly ok: boolean }[];
}

/**
 * Runs specs as whoever was given them does, one after the other against the same parts, and tells by name whether
 * each held. In one process: a browser of its own for each takes longer than the stories.
 */
export async function runSpecs<Name extends string>(
  sources: Readonly<Record<Name, string>>,
  stack: { readonly simulator: string },
  info: TestInfo,
): Promise<{ readonly held: Readonly<Record<Name, boolean | undefined>>; readonly printed: string }> {
  const config = info.outputPath('playwright.config.ts');
  const own = pathToFileURL(new URL('playwright.config.ts', import.meta.url).pathname).href;
  await writeFile(
    config,
    `import own from '${own}';\nexport default { ...own, testDir: '.', workers: 1, outputDir: './results', use: { ...own.use, trace: 'off' } };\n`,
  );
  const names = Object.keys(sources) as Name[];
  for (const name of names) await writeFile(info.outputPath(`${name}.spec.ts`), sources[name]);
  const { printed } = await runProcess(
    [playwright, 'test', '--config', config, '--reporter', 'json', ...names.map((name) => `${name}.spec.ts`)],
    { SWITCHHOOK_URL: stack.simulator },
  );
  const { suites } = JSON.parse(printed.slice(printed.indexOf('{'))) as { readonly suites: readonly Suite[] };
  const held = (name: Name) => {
    const specs = suites.find(({ file }) => file === `${name}.spec.ts`)?.specs ?? [];
    return specs.length === 0 ? undefined : specs.every(({ ok }) => ok);
  };
  return {
    held: Object.fromEntries(names.map((name) => [name, held(name)])) as Record<Name, boolean | undefined>,
    printed,
  };
}

/** Runs a script in a process that knows nothing of the test around it. */
export async function runProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TEST_|PW_|PLAYWRIGHT_)/.test(name));
  const child = spawn(process.execPath, [...args], {
    env: { ...Object.fromEntries(inherited), ...environment },
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}
