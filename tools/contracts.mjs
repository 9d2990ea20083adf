// `npm run contracts`: pins every ICI operation, event and ICWS request, and verifies them.
import { program } from './command.mjs';
import { installPackages } from './install-packages.mjs';

await installPackages();
const { code } = await program('vitest/vitest.mjs', [
  'run',
  '--project',
  'contracts',
  ...process.argv.slice(2),
]);
process.exitCode = code;
