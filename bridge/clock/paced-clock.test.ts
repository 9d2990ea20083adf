import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { PacedClock } from './paced-clock.ts';
import { VirtualClock } from './virtual-clock.ts';

function paced() {
  const base = new VirtualClock();
  const clock = new PacedClock(base);
  const rang: string[] = [];
  const ring = (name: string, milliseconds: number) => clock.after(milliseconds, () => rang.push(name));
  const settle = async (milliseconds: number) => {
    await base.advance(milliseconds);
    // What the base's timer set off runs in turns of its own.
    await clock.advance(0);
  };
  return { base, clock, rang, ring, settle };
}

test('runs at the pace of its base unless told otherwise', async () => {
  const { base, clock, rang, ring, settle } = paced();
  ring('b', 2_000);
  ring('a', 1_000);
  await settle(1_500);
  expect(rang).toEqual(['a']);
  expect(clock.now()).toBe(base.now());
  await settle(500);
  expect(rang).toEqual(['a', 'b']);
  expect(base.pending).toBe(0);
});

test('stands still at pace 0 and goes on from there', async () => {
  const { clock, rang, ring, settle } = paced();
  ring('a', 1_000);
  await settle(400);
  clock.setPace(0);
  const stopped = clock.now();
  await settle(10_000);
  expect(rang).toEqual([]);
  expect(clock.now()).toBe(stopped);
  expect(clock.untilNext).toBe(600);
  clock.setPace(1);
  await settle(600);
  expect(rang).toEqual(['a']);
});

test('runs faster than its base', async () => {
  const { clock, rang, ring, settle } = paced();
  clock.setPace(10);
  ring('a', 10_000);
  await settle(999);
  expect(rang).toEqual([]);
  await settle(1);
  expect(rang).toEqual(['a']);
});

test('is moved by hand, stopped or not, and resolves once all has run', async () => {
  const { clock, rang, ring } = paced();
  ring('a', 1_000);
  ring('never', 5_000).cancel();
  clock.setPace(0);
  await clock.advance(1_000);
  expect(rang).toEqual(['a']);
  clock.setPace(1);
  ring('b', 60_000);
  await clock.advance(60_000);
  expect(rang).toEqual(['a', 'b']);
  expect(clock.pending).toBe(0);
});

test('a timer may set a timer, also while the clock is moved past both', async () => {
  const { clock, rang } = paced();
  clock.setPace(0);
  clock.after(1_000, () => {
    rang.push('a');
    clock.after(0, () => rang.push('b'));
  });
  await clock.advance(5_000);
  await clock.advance(0);
  expect(rang).toEqual(['a', 'b']);
});

test('a timer that sets itself again runs as often as it would in that time', async () => {
  const { clock } = paced();
  const start = clock.now();
  const rang: number[] = [];
  const again = () => {
    rang.push(clock.now() - start);
    if (rang.length < 20) clock.after(5_000, again);
  };
  clock.after(5_000, again);
  await clock.advance(20_000);
  expect(rang).toEqual([5_000, 10_000, 15_000, 20_000]);
  expect(clock.now() - start).toBe(20_000);
});

test('time never goes back, however late a timer runs', async () => {
  const { base, clock } = paced();
  clock.setPace(10);
  const seen: number[] = [];
  clock.after(1, () => seen.push(clock.now()));
  await base.advance(0);
  const before = clock.now();
  clock.advance(30);
  seen.push(clock.now());
  await clock.advance(0);
  seen.push(clock.now());
  expect([before, ...seen].toSorted((a, b) => a - b)).toEqual([before, ...seen]);
});

test('what timers send over a socket has come to the other end before the next one runs', async () => {
  const { clock } = paced();
  const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  try {
    const story: string[] = [];
    socket.on('data', (data) => story.push(`heard ${data}`));
    for (const name of ['a', 'b', 'c']) {
      clock.after(1_000, () => {
        story.push(`said ${name}`);
        socket.write(name);
      });
    }
    await clock.advance(1_000);
    expect(story).toEqual(['said a', 'heard a', 'said b', 'heard b', 'said c', 'heard c']);
  } finally {
    socket.destroy();
    server.close();
  }
});

test('refuses a pace that is none', () => {
  const { clock } = paced();
  expect(() => clock.setPace(-1)).toThrow('Give 0 to stand still');
  expect(() => clock.setPace(Number.NaN)).toThrow(RangeError);
});
