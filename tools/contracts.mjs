// `npm run contracts`: pins every ICI operation, event and ICWS request, verifies them, and prints one table.
// `-u` writes the pact files again, `--json` prints the results as JSON, `--mutate` lets the provider be wrong.
import { availableParallelism } from 'node:os';
import { program, script } from './command.mjs';
import { installPackages } from './install-packages.mjs';

const args = process.argv.slice(2);
const isJson = args.includes('--json');

await installPackages();
process.exitCode = args.includes('--mutate')
  ? (await script('contracts/mutate/cli.ts', isJson ? ['--json'] : [])).code
  : await pinAndVerify();

/** Consumers first: what they pin is what the providers are held against. */
async function pinAndVerify() {
  // Vitest leaves one core alone: of two that would be half.
  const cores = availableParallelism();
  const pins = ['sap-to-bridge', 'bridge-to-sap', 'bridge-to-cic', 'every-request', 'coverage'];
  const others = args.filter((arg) => arg !== '--json');
  // Else a pact file that is missing would be written without a word.
  const isWriting = others.includes('-u');
  const pinned = await program(
    'vitest/vitest.mjs',
    [
      'run',
      '--project',
      'contracts',
      '--reporter=dot',
      `--maxWorkers=${cores}`,
      ...(isWriting ? [] : ['--update=none']),
      ...pins,
      ...others,
    ],
    { stdio: isJson ? 'stderr' : 'inherit' },
  );
  const verified = await script('contracts/run/cli.ts', ['verify', '--own', ...(isJson ? ['--json'] : [])]);
  return pinned.code || verified.code;
}
