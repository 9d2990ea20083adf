// `npm run bench`: the bridge's SOAP edge beside a bare server and node-soap; `npm run bench -- mock-cic`: the mock
// CIC beside a bare server; `npm run bench -- events`: events to a hundred SAP addresses;
// `npm run bench -- agents`: the bridge's heap without agents and with all of them on a call;
// `npm run bench -- ui`: the toolbar's size, first paint, presses and long tasks. As a table or, with --json, as JSON.
import { script } from './command.mjs';
import { installPackages } from './install-packages.mjs';

const benchmarks = {
  'soap-edge': 'bridge/bench/soap-edge.ts',
  events: 'bridge/bench/events.ts',
  agents: 'stack/bench/agents.ts',
  'mock-cic': 'mocks/cic/bench/mock-cic.ts',
  ui: 'e2e/bench/ui.ts',
};

await installPackages();
const [first, ...others] = process.argv.slice(2);
const [path, args] =
  first in benchmarks ? [benchmarks[first], others] : [benchmarks['soap-edge'], process.argv.slice(2)];
// In a process of its own: it starts servers that inherit how it was started.
const { code } = await script(path, args);
process.exitCode = code;
