import { PacedClock, systemClock } from '@switchhook/bridge/clock';
import { readScenario, toContract, toPlaywright } from '@switchhook/mocks/scenarios';
import type { PastViews, PlayView, Recorded } from '@switchhook/simulator/desk-model';
import type { AgentView } from '@switchhook/simulator/model';
import { transform } from 'esbuild';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startStack } from './start-stack.ts';

const patience = { timeout: 10_000, interval: 20 };

async function startDesk() {
  const clock = new PacedClock(systemClock);
  const stack = await startStack({
    basePort: 0,
    tap: true,
    simulator: 'none',
    quiet: true,
    journal: true,
    clock,
  });
  onTestFinished(stack.close);
  async function ask<T>(method: string, url: string, body?: unknown): Promise<T> {
    const response = await fetch(url, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
  const { sap, cicControl } = stack.addresses;
  const api = <T>(method: string, path: string, body?: unknown) => ask<T>(method, sap + path, body);
  const press = (command: object) => api('POST', '/agents/agent1/commands', command);
  const itemIs = (state: string) =>
    vi.waitFor(async () => {
      const { sessions } = await api<AgentView>('GET', '/agents/agent1');
      expect(sessions.map(({ item }) => item?.state)).toEqual([state]);
    }, patience);
  return {
    api,
    press,
    itemIs,
    control: (path: string, body: object) => ask('POST', cicControl + path, body),
  };
}

test('what was done by hand becomes a scenario that plays, and a spec and a contract that can be read', async () => {
  const { api, press, itemIs, control } = await startDesk();
  await api('POST', '/recording', {});
  await api('POST', '/agents/agent1/log-on', {});
  await press({ command: 'setWorkMode', workMode: '2' });
  await control('/interactions', { kind: 'call', to: { user: 'agent1' }, from: '+496227747474' });
  await itemIs('alerting');
  await press({ command: 'accept' });
  await itemIs('connected');
  await press({ command: 'hold' });
  await itemIs('held');
  const { scenario } = await api<Recorded>('DELETE', '/recording?title=By%20hand');

  const parsed = readScenario(JSON.stringify(scenario), 'recorded');
  expect(parsed).toMatchObject({ name: 'by-hand', title: 'By hand' });
  expect(JSON.stringify(scenario)).not.toMatch(/30010000\d\d/);
  expect(parsed.steps).toContainEqual(
    expect.objectContaining({ see: 'session', item: '$call', matches: { item: { state: 'held' } } }),
  );

  await api('POST', '/plays', { scenario });
  await vi.waitFor(async () => {
    const { outcome, steps } = await api<PlayView>('GET', '/plays/current');
    expect({ outcome, failed: steps.find(({ state }) => state === 'failed') }).toEqual({ outcome: 'passed' });
  }, patience);

  await expect(transform(toPlaywright(parsed), { loader: 'ts' })).resolves.toMatchObject({ warnings: [] });
  expect(toContract(parsed)).toContain("given: [loggedOn('agent1'), ringing('agent1'), answered('agent1')]");
  await expect(transform(toContract(parsed), { loader: 'ts' })).resolves.toMatchObject({ warnings: [] });
});

test('the journal tells every agent as they were after an act, with the wire of that moment', async () => {
  const { api, press, itemIs, control } = await startDesk();
  await api('POST', '/agents/agent1/log-on', {});
  await control('/interactions', { kind: 'call', to: { user: 'agent1' }, from: '+496227747474' });
  await itemIs('alerting');
  await press({ command: 'accept' });
  await itemIs('connected');
  const entries = await api<readonly { seq: number; kind: string; command?: { command: string } }[]>(
    'GET',
    '/journal',
  );
  const accepting = entries.find(({ command }) => command?.command === 'accept');
  const { views, wire } = await api<PastViews>('GET', `/journal/${accepting?.seq}/views`);
  expect(views.agent1?.sessions[0]?.item?.state).toBe('alerting');
  expect(wire).toBeGreaterThan(0);
});

test('the clock of all parts stops, steps and goes on', async () => {
  const { api } = await startDesk();
  const stopped = await api<{ now: number }>('PUT', '/clock', { pace: 0 });
  const moved = await api<{ now: number }>('POST', '/clock/advance', { ms: 60_000 });
  expect(moved.now - stopped.now).toBe(60_000);
  await expect(api('PUT', '/clock', { pace: -1 })).rejects.toThrow('Send {\\"pace\\":0}');
});
