import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { demoPassword } from '@switchhook/mocks/cic';
import { asCurl, asTest } from '@switchhook/simulator/copy-message';
import type { WireDetail, WireLink } from '@switchhook/simulator/model';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startStack } from './start-stack.ts';

const patience = { timeout: 10_000, interval: 20 };

/** What the wire does not show, and whoever repeats a message knows. */
const secrets = {
  ICWS_USER: 'bridge',
  ICWS_PASSWORD: demoPassword,
  WORKCENTER_ID: `${demoPassword};WS-AGENT1`,
};
const { ...surroundings } = process.env;
for (const name of Object.keys(surroundings)) if (/^VITEST|^NODE_ENV$/.test(name)) delete surroundings[name];

/** What a shell, a template and curl each have a meaning for. */
const awkward = `@no 'soap' "$HOME" \`x\` \${y} \\\\ [z] {}\n`;

/** All parts, with an agent who has logged on. */
async function startDesk() {
  const { addresses, wiretap, close } = await startStack({
    basePort: 0,
    tap: true,
    simulator: 'none',
    quiet: true,
  });
  onTestFinished(close);
  const find = (link: WireLink, name: RegExp): Promise<WireDetail> =>
    vi.waitFor(() => {
      const found = wiretap?.list().find((each) => each.link === link && name.test(each.name));
      expect(found?.status, `${link} ${name}`).toBeDefined();
      return wiretap?.get(found?.seq ?? 0) as WireDetail;
    }, patience);
  await fetch(`${addresses.sap}/agents/agent1/log-on`, { method: 'POST' });
  // What a stranger may send, quotes and all, is refused with a fault.
  const { bridge } = (await (await fetch(`${addresses.sap}/surroundings`)).json()) as { bridge: string };
  await fetch(`${bridge}/ici`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: awkward });
  return { find, list: () => wiretap?.list() ?? [] };
}

/** One of each that is sent otherwise: SOAP both ways, a fault, ICWS with and without a session, a stream. */
type Desk = Awaited<ReturnType<typeof startDesk>>;

async function messagesOf({ find }: Desk): Promise<readonly WireDetail[]> {
  return [
    await find('SAP → bridge', /^IciUser\.subscribe$/),
    await find('SAP → bridge', /^IciUser\.getWorkmodes$/),
    await find('SAP → bridge', /^POST \/ici$/),
    await find('SAP → bridge', /^GET .*wsdl$/),
    await find('bridge → SAP', /^IciEvent\.userChanged$/),
    await find('bridge → CIC', /^POST \/icws\/connection$/),
    await find('bridge → CIC', /^GET \{S\}\/status\/user-statuses\/agent1$/),
    await find('bridge → CIC', /^PUT \{S\}\/messaging\/subscriptions\/status\/status-messages$/),
    await find('bridge → CIC', /^GET \{S\}\/messaging\/messages$/),
  ];
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-copied-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('what is copied as a test passes as it is, and fails where another answer comes', async () => {
  const messages = await messagesOf(await startDesk());
  const folder = aFolder();
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'));
  const write = (name: string, source: string) => writeFileSync(join(folder, `${name}.test.ts`), source);
  for (const each of messages) write(`copied-${each.seq}`, asTest(each));
  const [subscribe, , , , , , status] = messages as [WireDetail, ...WireDetail[]];
  write('other-status', asTest({ ...subscribe, name: 'other status', status: 418 }));
  const other = { headers: {}, body: '{"thisIsMissing":1}' };
  write('other-answer', asTest({ ...(status as WireDetail), name: 'other answer', response: other }));

  const cli = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  // As many at once as there are files would only wait for each other, and on a busy machine too long.
  const atEase = ['--no-isolate', '--no-file-parallelism', '--testTimeout=60000'];
  const options = ['--root', folder, '--reporter=json', '--pool=threads', ...atEase];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'run', ...options], {
    env: { ...surroundings, ...secrets },
  }).catch((error: { stdout: string }) => error);
  const { testResults } = JSON.parse(stdout) as {
    testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
  };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = results.filter((each) => each.status !== 'passed');
  expect(results).toHaveLength(messages.length + 2);
  expect(failed.map(({ title }) => title).toSorted()).toEqual([
    'other answer answers 200',
    'other status answers 418',
  ]);
  expect(failed.map(({ failureMessages }) => failureMessages.join()).join()).toMatch(
    /418[\s\S]*thisIsMissing|thisIsMissing[\s\S]*418/,
  );
}, 120_000);

const standIn = fileURLToPath(new URL('testing/curl.mjs', import.meta.url));
const hasCurl = spawnSync('curl', ['--version']).status === 0;

test.each(hasCurl ? ['curl', 'a stand-in'] : ['a stand-in'])(
  'what is copied as a command gives the answer again in a shell, with %s',
  async (which) => {
    const desk = await startDesk();
    const messages = await messagesOf(desk);
    const folder = aFolder();
    const path = which === 'curl' ? surroundings.PATH : `${folder}:${surroundings.PATH}`;
    if (which !== 'curl') symlinkSync(standIn, join(folder, 'curl'));
    const env = { ...surroundings, PATH: path };
    const run = (command: string, given: object) =>
      promisify(execFile)('sh', ['-c', command], { env: { ...env, ...given } });

    // Where curl itself has run them all, the stand-in needs to show only that it works.
    const sent = messages.slice(0, -1).filter((_, at) => which === 'curl' || !hasCurl || at % 6 === 0);
    for (const message of sent) {
      const { stdout } = await run(asCurl(message), secrets);
      expect([message.name, shapeOf(stdout)]).toEqual([message.name, shapeOf(message.response?.body ?? '')]);
    }
    const streams = () =>
      desk.list().filter(({ name, status }) => name === messages.at(-1)?.name && status === 200);
    const before = streams().length;
    const stream = spawn('sh', ['-c', asCurl(messages.at(-1) as WireDetail)], {
      env: { ...env, ...secrets },
      detached: true,
    });
    await vi.waitFor(() => expect(streams().length).toBeGreaterThan(before), patience);
    process.kill(-(stream.pid ?? 0));

    await expect(run(asCurl(messages[0] as WireDetail), {})).rejects.toThrow(
      /WORKCENTER_ID: is not on the wire, set it/,
    );
  },
  120_000,
);

/** The names in an answer, without the values of that moment. */
function shapeOf(answer: string): readonly string[] {
  const names = answer.matchAll(/<([\w.-]+(?::[\w.-]+)?)|"([\w.-]+)" *:/g);
  return [...new Set([...names].map(([, element, member]) => element ?? member ?? ''))];
}
