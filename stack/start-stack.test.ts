import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AgentView } from '@switchhook/simulator/model';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Stack, type StackOptions, startStack } from './start-stack.ts';

async function start(options: Partial<StackOptions> = {}): Promise<Stack> {
  const stack = await startStack({ basePort: 0, tap: false, simulator: 'none', quiet: true, ...options });
  onTestFinished(stack.close);
  return stack;
}

const post = (url: string, body: object = {}) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function viewOf(stack: Stack, userId: string): Promise<AgentView> {
  return (await fetch(`${stack.addresses.sap}/agents/${userId}`)).json() as Promise<AgentView>;
}

test.each([true, false])(
  'carries a call from CIC to SAP and a command back, with a wiretap: %s',
  async (tap) => {
    const stack = await start({ tap });
    await post(`${stack.addresses.sap}/agents/agent1/log-on`);
    await vi.waitFor(async () => expect((await viewOf(stack, 'agent1')).cms).toBe('connected'), 10_000);
    await post(`${stack.addresses.cicControl}/interactions`, {
      kind: 'call',
      to: { user: 'agent1' },
      from: 'sip:+496227747474@example.com',
    });
    const stateOf = async () => (await viewOf(stack, 'agent1')).sessions.map(({ item }) => item?.state);
    await vi.waitFor(async () => expect(await stateOf()).toEqual(['alerting']), 10_000);
    await post(`${stack.addresses.sap}/agents/agent1/commands`, { command: 'accept' });
    await vi.waitFor(async () => expect(await stateOf()).toEqual(['connected']), 10_000);
    const links = new Set(stack.wiretap?.list().map(({ link }) => link));
    expect([...links].sort()).toEqual(tap ? ['SAP → bridge', 'bridge → CIC', 'bridge → SAP'] : []);
  },
);

test('after a switchover the wire shows what the bridge and the second server say to each other', async () => {
  const { addresses, cic, wiretap } = await start({ tap: true, pair: true });
  const logOns = () =>
    (wiretap?.list() ?? [])
      .filter(({ name, status }) => name === 'POST /icws/connection' && status === 201)
      .map(({ seq }) => wiretap?.get(seq)?.request.headers.host);
  const isLoggedOn = () => cic.state().users.find(({ userId }) => userId === 'bridge')?.loggedIn;
  await vi.waitFor(() => expect(logOns()).toHaveLength(1), 10_000);
  await post(`${addresses.cicControl}/switchover`);
  await vi.waitFor(() => expect(logOns()).toHaveLength(2), 20_000);
  await vi.waitFor(() => expect(isLoggedOn()).toBe(true), 10_000);
  const [first, second] = logOns();
  expect(second).not.toBe(first);
});

test('serves the simulator beside the API', async () => {
  const stack = await start({ simulator: 'vite' });
  const page = await fetch(stack.addresses.simulator);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('<title>');
  expect((await fetch(`${stack.addresses.simulator}no-such-page.ts`)).status).toBe(404);
  expect((await fetch(`${stack.addresses.simulator}gallery.html`)).status).toBe(200);
  expect((await fetch(`${stack.addresses.sap}/desk`)).headers.get('content-type')).toContain('json');
});

test('serves the simulator in a handful of files, which a browser may keep', async () => {
  const { addresses } = await start({ simulator: 'vite' });
  const page = await fetch(addresses.simulator);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const named = [...(await page.text()).matchAll(/(?:src|href)="(\.?\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(1);
  expect(named.length).toBeLessThan(10);
  for (const path of named) {
    const file = await fetch(new URL(path, addresses.simulator));
    expect([path, file.headers.get('cache-control')]).toEqual([path, 'max-age=31536000, immutable']);
    expect(file.headers.get('content-type')).toMatch(/^text\/(javascript|css)$/);
  }
});

test('listens on loopback only', async () => {
  const { addresses } = await start({ tap: true });
  expect(Object.values(addresses).map((url) => new URL(url).hostname)).toEqual(Array(5).fill('127.0.0.1'));
});

test('leaves nothing listening when it is closed, also twice', async () => {
  const stack = await start({ tap: true, simulator: 'vite' });
  await post(`${stack.addresses.sap}/agents/agent1/log-on`);
  await Promise.all([stack.close(), stack.close()]);
  for (const url of Object.values(stack.addresses)) await expect(fetch(url)).rejects.toThrow();
  await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain('TCPServerWrap'));
});

test('names the port that another program has, and leaves nothing running', async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as { port: number };
  // The bridge's port is the one after the base.
  await expect(start({ basePort: port - 1 })).rejects.toThrow(`port ${port} (bridge)`);
});
