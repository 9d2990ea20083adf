// What agents cost: the heap of one bridge process with nobody logged on, and with everybody on a call.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createBridge } from '@switchhook/bridge';
import { demoPassword } from '@switchhook/mocks/cic';
import { callBridge } from '../testing/call-bridge.ts';
import type { FarSide, FromFarSide, ToFarSide } from './agents-far-side.ts';

const targetKiB = 64;
const atOnce = 16;

const { values } = parseArgs({
  options: { agents: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
});
const agents = Number(values.agents);

// Without it what is garbage counts, by chance.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function heapNow(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed;
}

async function messageOf<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  return message as T;
}

async function forEachAgent(run: (userId: string, index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < agents; index = next++) await run(`agent${index + 1}`, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const farSide = fork(fileURLToPath(new URL('./agents-far-side.ts', import.meta.url)), [String(agents)]);
const { cicUrl, appUrl } = await messageOf<FarSide>(farSide);
const bridge = createBridge({
  listen: { port: 0 },
  cic: { hosts: [cicUrl], user: 'bridge', password: demoPassword },
});
const url = `${(await bridge.start()).url}/`;

// Everything that is made once is there already.
await callBridge(url, 'IciSystem.ping', {});
const without = await heapNow();
const began = performance.now();
await forEachAgent(async (userId) => {
  const workcenterId = `${demoPassword};WS-${userId.toUpperCase()}`;
  await callBridge(url, 'IciUser.subscribe', { userId, appUrl, appId: userId, workcenterId }, userId);
});
const loggedOn = await heapNow();
const ring = messageOf<FromFarSide>(farSide);
farSide.send({ kind: 'ring', agents } satisfies ToFarSide);
const { calls } = await ring;
let onCall = 0;
await forEachAgent(async (userId, index) => {
  const itemId = calls[index] ?? '';
  for (let tries = 0; tries < 200; tries += 1) {
    const fault = await callBridge(url, 'IciPhoneCall.accept', { itemId }, userId);
    if (typeof fault !== 'string') {
      onCall += 1;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
const withCalls = await heapNow();
const seconds = (performance.now() - began) / 1000;

const perAgent = (heap: number) => Math.round(((heap - without) / agents / 1024) * 10) / 10;
const report = {
  agents,
  onCall,
  seconds: Math.round(seconds),
  heapMiB: [without, loggedOn, withCalls].map((heap) => Math.round(heap / 1024 / 1024)),
  perAgentKiB: { loggedOn: perAgent(loggedOn), onCall: perAgent(withCalls) },
  targetKiB,
};
if (values.json) console.log(JSON.stringify(report));
else {
  const { heapMiB, perAgentKiB } = report;
  console.log(`Heap of the bridge, ${agents} agents, ${onCall} of them on a call (${report.seconds} s):`);
  console.log(`  nobody logged on   ${heapMiB[0]} MiB`);
  console.log(`  all logged on      ${heapMiB[1]} MiB   ${perAgentKiB.loggedOn} KiB each`);
  console.log(
    `  all on a call      ${heapMiB[2]} MiB   ${perAgentKiB.onCall} KiB each, target under ${targetKiB}`,
  );
}
farSide.kill();
process.exit(onCall === agents && perAgentKiBIsFine() ? 0 : 1);

function perAgentKiBIsFine(): boolean {
  return report.perAgentKiB.onCall < targetKiB;
}
