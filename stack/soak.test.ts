import { VirtualClock } from '@switchhook/bridge/clock';
import type { AgentView } from '@switchhook/simulator/model';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Stack, startStack } from './start-stack.ts';

const simulatedHours = 5;
const stepMs = 5_000;
const actionEveryMs = 5_000;
const agentIds = ['agent1', 'agent2', 'agent3', 'agent4', 'agent5', 'agent6'];
const liveStates: Readonly<Record<string, string>> = {
  A: 'alerting',
  C: 'connected',
  H: 'held',
  S: 'initiated',
  R: 'dialing',
};

const commandOf: Readonly<Record<string, string>> = {
  Accept: 'accept',
  Reject: 'reject',
  Hold: 'hold',
  Retrieve: 'retrieve',
  HangUp: 'hangUp',
  End: 'end',
  WrapUp: 'end',
};

/** Numbers in [0, 1) that only the seed decides (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stack whose time stands still, and the three sides of it that have to agree. */
async function startWorld() {
  const clock = new VirtualClock();
  const stack = await startStack({ basePort: 0, tap: false, simulator: 'none', quiet: true, clock });
  let isOver = false;
  onTestFinished(async () => {
    const closing = stack.close().finally(() => {
      isOver = true;
    });
    // Farewells have time limits of their own, which need time to pass.
    while (!isOver) await clock.advance(1_000);
    await closing;
  });
  const post = async (path: string, body: object) => {
    const response = await fetch(`${stack.addresses.sap}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.status;
  };

  /** A few requests one after the other: what was on the wire before them has arrived after them. */
  async function letWireRun(): Promise<void> {
    for (let round = 0; round < 3; round += 1)
      await fetch(`${stack.addresses.bridge}`).then((reply) => reply.text());
  }

  /** Lets an action finish though it may wait for time to pass. */
  async function during<T>(action: Promise<T>): Promise<T> {
    let isDone = false;
    const done = action.finally(() => {
      isDone = true;
    });
    await letWireRun();
    while (!isDone) {
      await clock.advance(200);
      await letWireRun();
    }
    return done;
  }

  async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += stepMs) {
      await clock.advance(stepMs);
      await letWireRun();
    }
  }

  const viewOf = async (userId: string) =>
    (await (await fetch(`${stack.addresses.sap}/agents/${userId}`)).json()) as AgentView;
  return { clock, stack, post, during, pass, viewOf };
}

/** The live calls of each agent, as CIC has them. */
function callsInCic(stack: Stack, userId: string): Readonly<Record<string, string>> {
  const { interactions } = stack.cic.state();
  const mine = interactions.filter(({ user, state }) => user === userId && liveStates[state] !== undefined);
  return Object.fromEntries(
    mine.map(({ interactionId, state }) => [interactionId, liveStates[state] ?? state]),
  );
}

/** The live calls of each agent, as SAP shows them; a call that was offered again has a counter in its id. */
function callsInSap({ sessions }: AgentView): Readonly<Record<string, string>> {
  const items = sessions.flatMap(({ item }) =>
    item && !['ended', 'failed', 'wrapUp'].includes(item.state) ? [item] : [],
  );
  return Object.fromEntries(items.map(({ itemId, state }) => [itemId.split('.')[0] ?? itemId, state]));
}

test(`agrees on every agent and item after ${simulatedHours} hours of random work`, async () => {
  const seed = Number(process.env.SOAK_SEED ?? 20_261_123);
  console.log(`soak: seed ${seed}; SOAK_SEED repeats it`);
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const world = await startWorld();
  const { stack, post, during, pass, viewOf } = world;
  const statuses = new Map<string, number>();
  const command = async (userId: string, body: { readonly command: string }) => {
    const status = await during(post(`/agents/${userId}/commands`, body));
    const key = `${body.command} ${status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
  };

  async function agree(): Promise<void> {
    await vi.waitFor(
      async () => {
        await pass(stepMs);
        for (const userId of agentIds) {
          const view = await viewOf(userId);
          const isLoggedOn = view.isLoggedOn && view.workMode?.id !== '1';
          expect([userId, callsInSap(view)]).toEqual([userId, isLoggedOn ? callsInCic(stack, userId) : {}]);
          const cicUser = stack.cic.state().users.find((user) => user.userId === userId);
          expect([userId, cicUser?.loggedIn]).toEqual([userId, isLoggedOn]);
          if (isLoggedOn) expect([userId, view.cms]).toEqual([userId, 'connected']);
        }
      },
      { timeout: 20_000, interval: 1 },
    );
  }

  async function act(): Promise<void> {
    const userId = pick(agentIds) ?? 'agent1';
    const view = await viewOf(userId);
    const item = pick(view.sessions.flatMap((session) => (session.item ? [session.item] : [])));
    const dice = random();
    if (!view.isLoggedOn) await during(post(`/agents/${userId}/log-on`, { workMode: '2' }));
    else if (dice < 0.15)
      stack.cic.placeCall({
        to: pick([{ user: userId }, { workgroup: 'Sales' }, { workgroup: 'Support' }]) ?? { user: userId },
        from: `+4930${Math.floor(random() * 1e6)}`,
      });
    else if (dice < 0.17)
      await command(userId, { command: 'dial', number: `+4989${Math.floor(random() * 1e5)}` } as never);
    else if (dice < 0.2)
      await command(userId, { command: 'setWorkMode', workMode: pick(['2', '2', '3']) } as never);
    else if (dice < 0.205) await command(userId, { command: 'setWorkMode', workMode: '1' } as never);
    else if (dice < 0.21) await during(post(`/agents/${userId}/log-off`, {}));
    else if (dice < 0.215) stack.cic.dropConnections(pick([userId, undefined]));
    else if (dice < 0.3) {
      const ringing = pick(stack.cic.state().interactions.filter(({ state }) => 'ACHR'.includes(state)));
      if (ringing?.state === 'R') stack.cic.remoteAnswer(ringing.interactionId);
      else if (ringing) stack.cic.remoteDisconnect(ringing.interactionId);
    } else if (item && dice < 0.9) {
      const sensible = item.capabilities.map((capability) => commandOf[capability] ?? 'end');
      const anything = ['accept', 'reject', 'hold', 'retrieve', 'hangUp', 'end'];
      const name = pick(random() < 0.8 && sensible.length > 0 ? sensible : anything);
      await command(userId, { command: name ?? 'end', itemId: item.itemId } as never);
    } else if (view.workMode?.id !== '2')
      await command(userId, { command: 'setWorkMode', workMode: '2' } as never);
  }

  for (const userId of agentIds) await during(post(`/agents/${userId}/log-on`, { workMode: '2' }));
  await agree();
  const actions = (simulatedHours * 3_600_000) / actionEveryMs;
  for (let action = 1; action <= actions; action += 1) {
    await act();
    await pass(actionEveryMs);
    if (action % 100 === 0) await agree();
  }
  await agree();
  console.log(
    `soak: ${actions} actions; commands ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`,
  );
  expect(statuses.get('accept 200') ?? 0).toBeGreaterThan(10);
}, 600_000);
