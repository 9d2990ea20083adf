// `npm run bench`: the bridge's SOAP edge beside a bare server and node-soap, as a table or, with --json, as JSON.
import { script } from './command.mjs';
import { installPackages } from './install-packages.mjs';

await installPackages();
// In a process of its own: it starts servers that inherit how it was started.
const { code } = await script('bridge/bench/soap-edge.ts', process.argv.slice(2));
process.exitCode = code;
