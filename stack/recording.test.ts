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
  const play = async (scenario: unknown): Promise<PlayView> => {
    const { playId } = await api<PlayView>('POST', '/plays', { scenario });
    return vi.waitFor(async () => {
      const view = await api<PlayView>('GET', '/plays/current');
      expect(view).toMatchObject({ playId, outcome: expect.stringMatching(/passed|failed|stopped/) });
      return view;
    }, patience);
  };
  return {
    api,
    play,
    press,
    itemIs,
    control: (path: string, body: object) => ask('POST', cicControl + path, body),
  };
}

test('what was done by hand becomes a scenario that plays, and a spec and a contract that can be read', async () => {
  const { api, play, press, itemIs, control } = await startDesk();
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

  const played = await play(scenario);
  expect(played.outcome, JSON.stringify(played.steps)).toBe('passed');

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

test('what failed at a link that is down is recorded as that, and plays', async () => {
  const { api, play } = await startDesk();
  await api('POST', '/recording', {});
  const rules = [{ link: 'SAP → bridge', fault: 'reset' }];
  await api('PUT', '/wire/faults', { seed: 1, rules });
  await expect(api('POST', '/agents/agent1/log-on', {})).rejects.toThrow('502');
  const { scenario } = await api<Recorded>('DELETE', '/recording?title=Down');
  expect(scenario).toMatchObject({ steps: [{ do: 'sap' }, { do: 'logOn', refused: 'Failed' }] });
  const played = await play(scenario);
  expect(played.outcome, JSON.stringify(played.steps)).toBe('passed');
});

test('time that was moved by hand is recorded, by its length', async () => {
  const { api } = await startDesk();
  await api('POST', '/recording', {});
  await api('POST', '/clock/advance', { ms: 10_000 });
  await api('POST', '/clock/advance', { to: 'next' });
  const { scenario, remarks } = await api<Recorded>('DELETE', '/recording?title=Time');
  expect(scenario).toMatchObject({ steps: [{ do: 'advance', seconds: 10 }] });
  expect(remarks).toEqual([expect.stringContaining('A step to the next timer is not recorded')]);
});

test("what the reset sends does not count as the first step's messages", async () => {
  const { api, play } = await startDesk();
  await api('POST', '/agents/agent1/log-on', {});
  const before = (await api<readonly { seq: number }[]>('GET', '/wire?limit=1000')).at(-1)?.seq ?? 0;
  const { steps } = await play({ name: 'one', title: 'One', steps: [{ do: 'logOn', agent: 'agent2' }] });
  const { from, to } = steps[0]?.wire ?? { from: 0, to: 0 };
  expect(from).toBeGreaterThan(before);
  const [first] = await api<readonly { name: string }[]>('GET', `/wire?after=${from}&limit=1`);
  expect(first?.name).toBe('IciSystem.exchangeProductInformation');
  expect(to).toBeGreaterThan(from);
});

test('a step speaks SOAP to the bridge past SAP, takes what it answers, and shows on the wire', async () => {
  const { play } = await startDesk();
  const logOn = { do: 'logOn', agent: 'agent1', workMode: '2' };
  const ask = {
    do: 'soap',
    operation: 'IciUser.getCurrentWorkmode',
    input: { userId: 'agent1' },
    user: 'agent1',
  };
  const passed = await play({
    name: 'soap',
    title: 'Soap',
    steps: [
      logOn,
      { ...ask, take: 'id', as: 'mode' },
      { see: 'agent', agent: 'agent1', matches: { workMode: { id: '$mode' } } },
      { see: 'wire', link: 'SAP → bridge', name: 'IciUser.getCurrentWorkmode' },
      { ...ask, input: { userId: 'nobody' }, fault: 'ICI-009' },
      { do: 'soap', body: 'no soap', status: 500, fault: 'ICI-011', contains: ['well-formed'] },
    ],
  });
  expect(passed.steps.find(({ state }) => state === 'failed')).toBeUndefined();
  expect(passed.outcome).toBe('passed');

  const why = async (step: object) =>
    (await play({ name: 'soap', title: 'Soap', steps: [logOn, { ...ask, ...step }] })).steps.at(-1)?.message;
  expect(await why({ fault: 'ICI-999' })).toContain(
    'Failed to see the fault ICI-999: the bridge answered 200',
  );
  expect(await why({ operation: 'IciUser.toString' })).toContain('ICI has no such operation');
});

test('a step waits for a message that follows another, and no earlier one counts', async () => {
  const { play } = await startDesk();
  const after = { link: 'SAP → bridge', name: 'IciUser.setCurrentWorkmode' };
  const again = { see: 'wire', ...after };
  const steps = [
    { do: 'logOn', agent: 'agent1', workMode: '2' },
    { do: 'press', agent: 'agent1', command: { command: 'setWorkMode', workMode: '3' } },
    { ...again, times: 3 },
    { ...again, times: 2, after },
    { ...again, after, seconds: { max: 60 } },
  ];
  const passed = await play({ name: 'after', title: 'After', steps });
  expect(passed.steps.find(({ state }) => state === 'failed')).toBeUndefined();
  const early = { ...again, within: 0.1, after, seconds: { min: 60 } };
  const failed = await play({ name: 'after', title: 'After', steps: [...steps, early] });
  expect(failed.steps.at(-1)?.message).toMatch(/was seen 2 times, after [\d.]+ s, [\d.]+ s, never like this/);
  const never = {
    ...again,
    within: 0.1,
    after: { link: 'bridge → SAP', name: 'IciEvent.monitorDataChanged' },
  };
  expect(
    (await play({ name: 'after', title: 'After', steps: [...steps, never] })).steps.at(-1)?.message,
  ).toContain('which it follows, was not seen');
});
