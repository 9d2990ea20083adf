import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { contractsCommand, exitCodes } from './contracts-command.ts';

// The command against what is not in its process: a bridge and a CIC server that a hook of somebody's own starts.

const root = fileURLToPath(new URL('../../', import.meta.url));
const fromSource = `${process.execPath} --conditions=switchhook-source --import tsx`;

interface Hook {
  readonly url: string;
  readonly bridge: string;
  readonly cic: string;
}

/** The example that the README shows, with free ports. */
async function startHook(): Promise<Hook> {
  const [bridgePort, cicPort] = [await freePort(), await freePort()];
  const child = spawn(
    process.execPath,
    [
      'contracts/examples/states-hook.mjs',
      ...['--port', '0', '--bridge-port', String(bridgePort), '--cic-port', String(cicPort)],
      ...['--bridge-command', `${fromSource} bridge/cli.ts`],
      ...['--cic-command', `${fromSource} mocks/cic/cli.ts`],
      ...['--authorization', 'Bearer hook'],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => ended(child));
  const [line] = await once(child.stdout, 'data');
  const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0] ?? '';
  return { url, bridge: `http://127.0.0.1:${bridgePort}`, cic: `http://127.0.0.1:${cicPort}` };
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill();
  if (child.exitCode === null) await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Passes everything on, but says that what was refused had been done. */
async function startComplaisantServer(target: string): Promise<string> {
  const server = createServer((incoming, response) => {
    const { method, headers, url = '/' } = incoming;
    const outgoing = request(new URL(url, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode === 400 ? 200 : (answer.statusCode ?? 502), answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const environment = {
  SWITCHHOOK_BRIDGE_STATES_AUTHORIZATION: 'Bearer hook',
  SWITCHHOOK_CIC_STATES_AUTHORIZATION: 'Bearer hook',
};

async function verify(args: readonly string[]) {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const code = await contractsCommand(['verify', '--json', ...args], environment, { out: print, err: print });
  return { code, results: JSON.parse(printed.join('\n')).results };
}

// Four processes start here one after the other.
test('verifies a bridge and a CIC server in processes of their own, operation by operation', async () => {
  const { url, bridge, cic } = await startHook();
  const ofBridge = await verify([
    ...['--bridge', bridge, '--bridge-states', `${url}/bridge`],
    ...['--only', 'IciPhoneCall.hold for a call that goes on'],
  ]);
  expect(ofBridge).toMatchObject({
    code: exitCodes.held,
    results: [{ name: 'IciPhoneCall.hold', held: 1, failed: [], verifiedAgainst: bridge }],
  });
  const hold = 'POST {S}/interactions/{interactionId}/hold';
  const refused = `${hold} for a call that does not allow it`;
  const ofCic = await verify(['--cic', cic, '--cic-states', `${url}/cic`, '--only', refused]);
  expect(ofCic).toMatchObject({ code: exitCodes.held, results: [{ name: hold, held: 1, failed: [] }] });

  const complaisant = await startComplaisantServer(cic);
  const ofOther = await verify(['--cic', complaisant, '--cic-states', `${url}/cic`, '--only', refused]);
  expect(ofOther).toMatchObject({
    code: exitCodes.failed,
    results: [
      {
        name: hold,
        held: 0,
        failed: [
          {
            description: refused,
            problems: [expect.stringContaining('expected 400 but was 200')],
          },
        ],
      },
    ],
  });
}, 300_000);

test('an interaction whose state the hook does not know is not held, and says why', async () => {
  const { url, cic } = await startHook();
  const { code, results } = await verify([
    ...['--cic', cic, '--cic-states', `${url}/cic`],
    ...['--only', 'PUT {S}/connection/station that another user has'],
  ]);
  expect(code).toBe(exitCodes.failed);
  expect(results[0].failed[0].problems.join()).toContain('This hook does not know the state');
}, 100_000);
