import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';

const confirmMs = 7_000;
const ringing = { Eic_ObjectType: 'Call', Eic_State: 'A', Eic_CallDirection: 'I', Eic_UserName: 'agent1' };

/** An agent at whom call 42 rings, and a CIC whose reading of it says what `now` says. */
async function openDesk() {
  const bench = await openBench(onTestFinished);
  bench.server.queues.set('agent1', new Map([['42', ringing]]));
  const agent = await bench.openAgent();
  const desk = {
    ...bench,
    agent,
    now: ringing as object | undefined,
    reads: () => bench.server.calls('agent1').filter((call) => /^GET .interactions.\d+\?select=/.test(call)),
    /** Lets the time for CIC's message pass, and CIC be asked. */
    async wait() {
      await bench.clock.advance(confirmMs);
      await bench.until(() => desk.reads().length > 0);
      await bench.settled(bench.cic.readStatus('agent1'));
    },
  };
  bench.server.script(({ method, path }) => {
    if (method !== 'GET' || !path.startsWith('/interactions/')) return undefined;
    return desk.now ? { status: 200, body: { attributes: desk.now } } : { status: 404 };
  });
  return desk;
}

test('a command that no message confirms is read from CIC', async () => {
  const desk = await openDesk();
  desk.now = { ...ringing, Eic_State: 'C' };
  await desk.agent.session.pickup('42');
  await desk.clock.advance(confirmMs - 1);
  expect(desk.reads()).toEqual([]);
  await desk.clock.advance(1);
  await desk.until(() => desk.agent.events.length === 3);
  expect(desk.agent.story().slice(2)).toEqual(['42 connected']);
  expect(desk.lines.some(({ text }) => text.startsWith('CIC sent no message after a command'))).toBe(true);
});

test.each([
  ['pickup', { Eic_State: 'C' }],
  ['hold', { Eic_State: 'H' }],
  ['disconnect', { Eic_State: 'I' }],
  ['mute', { Eic_Muted: '1' }],
  ['record', { Eic_Recorders: 'agent1' }],
] as const)('a %s that a message confirms is not read', async (name, changes) => {
  const { agent, server, clock, until, reads } = await openDesk();
  const commands = {
    pickup: () => agent.session.pickup('42'),
    hold: () => agent.session.hold('42', true),
    disconnect: () => agent.session.disconnect('42'),
    mute: () => agent.session.mute('42', true),
    record: () => agent.session.record('42', true),
  };
  await commands[name]();
  server.pushQueue('agent1', { interactionsChanged: [{ interactionId: '42', attributes: changes }] });
  await until(() => agent.events.length === 3);
  await clock.advance(2 * confirmMs);
  expect(reads()).toEqual([]);
});

test('a message that overtakes the reply confirms the command', async () => {
  const { agent, server, clock, until, reads } = await openDesk();
  server.script(async ({ path }) => {
    if (!path.endsWith('/pickup')) return undefined;
    server.pushQueue('agent1', {
      interactionsChanged: [{ interactionId: '42', attributes: { Eic_State: 'C' } }],
    });
    await until(() => agent.story().includes('42 connected'));
    return { status: 200 };
  });
  await agent.session.pickup('42');
  await clock.advance(2 * confirmMs);
  expect(reads()).toEqual([]);
});

test('a transferred call that CIC shows at another agent leaves the queue', async () => {
  const desk = await openDesk();
  desk.now = { ...ringing, Eic_UserName: 'agent2' };
  await desk.agent.session.transferToWorkgroup('42', 'Sales');
  await desk.wait();
  expect(desk.agent.story().slice(2)).toEqual(['42 removed']);
});

test('an interaction that CIC does not know any more is dropped at once', async () => {
  const desk = await openDesk();
  desk.now = undefined;
  desk.server.script(({ method, path }) =>
    method === 'POST' && path.endsWith('/hold') ? { status: 404, body: { message: 'Gone.' } } : undefined,
  );
  await expect(desk.agent.session.hold('42', true)).rejects.toMatchObject({ code: 'unknownItem' });
  await desk.until(() => desk.agent.story().includes('42 removed'));
});

test('a command whose answer was lost is never sent again, but what became of it is read', async () => {
  const desk = await openDesk();
  desk.now = { ...ringing, Eic_State: 'C' };
  let pickups = 0;
  desk.server.script(({ path }) => {
    if (!path.endsWith('/pickup')) return undefined;
    pickups += 1;
    return 'reset';
  });
  await expect(desk.agent.session.pickup('42')).rejects.toMatchObject({
    code: 'cicUnavailable',
    retryable: false,
  });
  await desk.until(() => desk.agent.story().includes('42 connected'));
  expect(pickups).toBe(1);
});

test('a command that CIC refuses is not read', async () => {
  const desk = await openDesk();
  desk.server.script(({ path }) => (path.endsWith('/hold') ? { status: 403 } : undefined));
  await expect(desk.agent.session.hold('42', true)).rejects.toMatchObject({ code: 'notAuthorized' });
  await desk.clock.advance(2 * confirmMs);
  expect(desk.reads()).toEqual([]);
});

test('news that come while an interaction is read stand above what was read', async () => {
  const desk = await openDesk();
  desk.server.script(async ({ path }) => {
    if (!path.startsWith('/interactions/42?')) return undefined;
    desk.server.pushQueue('agent1', { interactionsRemoved: ['42'] });
    await desk.until(() => desk.agent.story().includes('42 removed'));
    return { status: 200, body: { attributes: ringing } };
  });
  await desk.agent.session.pickup('42');
  await desk.wait();
  expect(desk.agent.story().slice(2)).toEqual(['42 removed']);
});

test.each([
  [{ ...ringing, Eic_State: 'S', Eic_CallDirection: 'O' }, 'dialing'],
  [undefined, 'removed'],
])('a call that was dialled and never seen is read: %j is %s', async (now, word) => {
  const desk = await openDesk();
  desk.now = now;
  const id = await desk.agent.session.createCall('+41440000000', {});
  await desk.wait();
  expect(desk.agent.story().slice(2)).toEqual([`${id} ${word}`]);
});

test('a lost connection ends the wait: everything is read anyway', async () => {
  const desk = await openDesk();
  await desk.agent.session.pickup('42');
  desk.server.cutStreams();
  await desk.until(() => desk.agent.story().includes('down'));
  await desk.clock.advance(1_000);
  await desk.until(() => desk.agent.story().includes('up'));
  await desk.clock.advance(2 * confirmMs);
  expect(desk.reads()).toEqual([]);
});
