import { expect, test } from 'vitest';
import { agentStates } from '../fixtures.ts';
import { sampleSource } from '../testing/sample-source.ts';
import { virtualClock } from '../testing/virtual-clock.ts';
import { CommandEvent } from '../toolbar/command-event.ts';
import type { AgentConnectionOptions } from './agent-connection.ts';
import { createSeat } from './agent-seat.ts';
import type { Outcome } from './outcome.ts';

function build(answer: Outcome = { isDone: true, answer: undefined }) {
  const sent: unknown[] = [];
  let link: AgentConnectionOptions | undefined;
  const seat = createSeat({
    userId: 'agent1',
    clock: virtualClock(1_000),
    onChange: () => undefined,
    connect: (options) => {
      link = options;
      const carry = (what: unknown) => {
        sent.push(what);
        return Promise.resolve(answer);
      };
      return {
        logOn: (workCenter) => carry(['logOn', workCenter]),
        logOff: () => carry(['logOff']),
        send: carry,
        source: sampleSource(),
        close: () => sent.push('closed'),
      };
    },
  });
  if (!link) throw new Error('Failed to build the seat: it did not connect.');
  return { seat, link, sent };
}

const refused: Outcome = { isDone: false, why: 'Failed to hold the call: it has ended.' };
const hold = new CommandEvent({ command: 'hold', source: 'script' });

test('shows the agent as the server tells', () => {
  const { seat, link } = build();
  expect(seat.view().agent).toBeUndefined();
  link.onView(agentStates.idle);
  expect(seat.view().agent).toMatchObject({ userId: 'agent1', cms: 'connected' });
});

test('offers nothing that needs the communication system while the stream is lost', () => {
  const { seat, link } = build();
  link.onView(agentStates.connected);
  link.onLink('lost');
  expect(seat.view().agent?.cms).toBe('lost');
  expect(seat.view().agent?.messages.at(-1)?.text).toBe('No answer from the server. Trying again…');
  link.onLink('open');
  expect(seat.view().agent).toMatchObject({ cms: 'connected', messages: [] });
});

test('leaves an agent who is logged off as they are when the stream is lost', () => {
  const { seat, link } = build();
  link.onView(agentStates['logged off']);
  link.onLink('lost');
  expect(seat.view().agent?.cms).toBe('disconnected');
});

test('tells a refusal once, also where the server tells it too', async () => {
  const { seat, link } = build(refused);
  link.onView(agentStates.connected);
  await seat.onCommand(hold);
  const texts = () => seat.view().agent?.messages.map(({ text }) => text);
  expect(texts()).toEqual(['Failed to hold the call: it has ended.']);
  const told = {
    id: 'm',
    severity: 'error',
    text: 'Failed to hold the call: it has ended. Dial.',
    at: 1,
  } as const;
  link.onView({ ...agentStates.connected, messages: [told] });
  expect(texts()).toEqual([told.text]);
});

test('carries log-on, log-off and commands, and says while a log-on is under way', async () => {
  const { seat, sent } = build();
  const pending = seat.onCommand(new CommandEvent({ command: 'logOn', value: 'station7', source: 'script' }));
  expect(seat.view().isLoggingOn).toBe(true);
  await pending;
  expect(seat.view().isLoggingOn).toBe(false);
  await seat.onCommand(hold);
  await seat.onCommand(new CommandEvent({ request: { command: 'newSession' }, source: 'script' }));
  await seat.onCommand(new CommandEvent({ command: 'logOff', source: 'script' }));
  seat.close();
  expect(sent).toEqual([
    ['logOn', 'station7'],
    { command: 'hold' },
    { command: 'newSession' },
    ['logOff'],
    'closed',
  ]);
});

test('says that there is no such agent', () => {
  const { seat, link } = build();
  link.onUnknown();
  expect(seat.view().trouble).toBe('There is no agent agent1. Choose another with ?agent= in the address.');
});
