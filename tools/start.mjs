// `npm start`: installs what is missing, starts all four parts in one process and stops them on Ctrl-C.
import { parseArgs } from 'node:util';
import { installPackages } from './install-packages.mjs';
import { loadStack } from './load-stack.mjs';

const usage = `Starts the mock CIC, the bridge and the mock SAP with the simulator on 127.0.0.1.

  npm start                 ports 4300 (simulator, mock SAP), 4301 (bridge), 4302 (mock CIC)
  npm start -- --json       prints the addresses as one JSON line once all are ready
  npm start -- --no-tap     leaves the wiretap out
  npm start -- --pair       two mock CIC servers that can switch over
  npm start -- --scenarios=FOLDER  keeps scenarios that you save at the desk as files there
  npm start -- --help       prints this

SWITCHHOOK_PORT moves the first port; 0 takes free ones.`;

// A part that hangs must not keep the process: long enough for every part to say goodbye, short for a person.
const longestStopMs = 8_000;

function readArguments() {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        'no-tap': { type: 'boolean', default: false },
        pair: { type: 'boolean', default: false },
        scenarios: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`Failed to start: ${error.message}\n\n${usage}`);
    return process.exit(2);
  }
}

function readPort() {
  const given = process.env.SWITCHHOOK_PORT ?? '4300';
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  // Three ports in a row are used.
  if (port >= 0 && port <= 65_533) return port;
  console.error(
    `Failed to start: SWITCHHOOK_PORT is "${given}". Give a port from 1 to 65533, or 0 for free ones.`,
  );
  return process.exit(2);
}

function print({ addresses, readyMs }) {
  console.log(`Simulator  ${addresses.simulator}`);
  console.log(`Mock SAP   ${addresses.sap}`);
  console.log(`Bridge     ${addresses.bridge}`);
  console.log(`Mock CIC   ${addresses.cic}`);
  console.log(`Ready after ${(readyMs / 1_000).toFixed(1)} s. Ctrl-C stops all of them.`);
}

const values = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const basePort = readPort();

try {
  await installPackages();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const stopped = deferred();
// npm passes the signal on and the terminal gives it to the whole group: it may come twice for one Ctrl-C.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopped.resolve());

const began = performance.now();
let stack;
try {
  const { PacedClock, startStack, systemClock } = await loadStack();
  stack = await startStack({
    basePort,
    tap: !values['no-tap'],
    simulator: 'vite',
    // The desk stops, steps and speeds up the time of all parts.
    clock: new PacedClock(systemClock),
    pair: values.pair,
    ...(values.scenarios === undefined ? {} : { scenarioFolder: values.scenarios }),
  });
} catch (error) {
  console.error(error.message);
  if (process.env.DEBUG) console.error(error);
  process.exit(1);
}

const readyMs = performance.now() - began;
if (values.json) console.log(JSON.stringify(stack.addresses));
else print({ addresses: stack.addresses, readyMs });

await stopped.promise;
setTimeout(() => {
  console.error(
    `Failed to stop within ${longestStopMs / 1_000} s. The process ends without waiting any longer.`,
  );
  process.exit(1);
}, longestStopMs).unref();
await stack.close();
process.exit(0);

function deferred() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
