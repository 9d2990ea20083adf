// `npm run check`: every static check at once, and the output of those that fail.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { program, script } from './command.mjs';
import { installPackages } from './install-packages.mjs';

const { values } = parseArgs({ options: { report: { type: 'string' } } });
await installPackages();
const stdio = 'pipe';

const checks = {
  'format and lint': () =>
    program('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--no-errors-on-unmatched'], {
      stdio,
    }),
  types: () => program('typescript/bin/tsc', ['-p', '.', '--noEmit'], { stdio }),
  'types of the simulator': () => program('typescript/bin/tsc', ['-p', 'simulator', '--noEmit'], { stdio }),
  'import boundaries': () => script('tools/boundaries.ts', [], { stdio }),
  'unused code': () => program('knip/bin/knip.js', ['--no-progress'], { stdio }),
  docs: () => script('tools/docs.ts', [], { stdio }),
};

const started = performance.now();
const results = await Promise.all(
  Object.entries(checks).map(async ([name, run]) => {
    const { code, output } = await run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    return { name, isPassed: code === 0, output };
  }),
);

const failed = results.filter(({ isPassed }) => !isPassed);
for (const { name, output } of failed) console.log(`\n── ${name}\n${output.trim()}`);
const report = {
  passed: results.length - failed.length,
  failed: failed.length,
  failures: failed.map(({ name, output }) => ({ name, output })),
};
if (values.report) await writeFile(values.report, JSON.stringify(report));
console.log(`\n${report.passed} of ${results.length} checks passed`);
process.exitCode = failed.length > 0 ? 1 : 0;
