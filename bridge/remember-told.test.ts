import { expect, test } from 'vitest';
import { advance } from './core/advance.ts';
import type { Notice } from './core/effect.ts';
import { silentLog } from './core/log.ts';
import {
  atLunch,
  available,
  call,
  chatLine,
  interaction,
  play,
  siteRules,
  status,
} from './core/testing/agents-at-work.ts';
import { createRememberedTold } from './remember-told.ts';
import { createToldStore, openStore } from './store/index.ts';

function setUp() {
  const store = createToldStore(openStore({ path: ':memory:' }));
  const boot = () => createRememberedTold({ store, log: silentLog });
  const told = boot();
  const take = (notices: readonly Notice[]) => {
    for (const notice of notices) told.taken('agent1', notice);
  };
  return { told, take, boot };
}

const chatOpen = [interaction('chat', '7', 'alerting'), interaction('chat', '7', 'connected')];
const says = (...texts: readonly string[]) => ({
  kind: 'chatMessagesObserved' as const,
  interactionId: '7',
  messages: texts.map((text) => chatLine(text)),
  isWhole: false,
});

test('keeps items until SAP has taken their end', () => {
  const { take, boot } = setUp();
  take(play(call('7', 'alerting'), call('8', 'alerting')).notices);
  expect(
    boot()
      .of('agent1')
      ?.items.map(({ itemId, state }) => `${itemId} ${state}`),
  ).toEqual(['7 alerting', '8 alerting']);
  const { last } = play(call('7', 'alerting'), { kind: 'callRemoved', callId: '7' });
  take(last);
  expect(
    boot()
      .of('agent1')
      ?.items.map(({ itemId }) => itemId),
  ).toEqual(['8']);
});

test('keeps which lines of a chat SAP has taken, whatever the chat has by then', () => {
  const { take, boot } = setUp();
  const { notices } = play(...chatOpen, says('one', 'two'));
  take(notices.slice(0, -1));
  const lines = () =>
    boot()
      .of('agent1')
      ?.items.flatMap((item) => (item.kind === 'chat' ? item.postings.map(({ text }) => text) : []));
  expect(lines()).toEqual(['one']);
  take(notices.slice(-1));
  expect(lines()).toEqual(['one', 'two']);
});

test('after a restart counts on from the lines that SAP has', () => {
  const { take, boot } = setUp();
  take(play(...chatOpen, says('one')).notices);
  const next = boot();
  const kept = next.of('agent1');
  const { agent } = play();
  const restored = { ...agent, ...kept };
  const { notices } = advance(restored, says('two', 'three'), siteRules());
  const [first] = notices;
  if (first) next.taken('agent1', first);
  const item = boot().of('agent1')?.items[0];
  expect(item?.kind === 'chat' && item.postings.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('takes the work mode as told with the event that tells it, not before', () => {
  const { told, take, boot } = setUp();
  const { agent } = play(status(available));
  told.subscribed('agent1', agent);
  const { notices } = play(status(available), status(atLunch), call('7', 'alerting'));
  take(notices.filter(({ kind }) => kind !== 'userChanged'));
  expect(boot().of('agent1')?.status?.statusId).toBe('Available');
  take(notices);
  expect(boot().of('agent1')?.status?.statusId).toBe('At Lunch');
});

test('forgets an agent whose subscription is over', () => {
  const { told, take, boot } = setUp();
  take(play(call('7', 'alerting')).notices);
  told.forget('agent1');
  expect(boot().of('agent1')).toBeUndefined();
});

test('keeps agents at work where the disk is full', () => {
  const full = () => {
    throw new Error('disk full');
  };
  const errors: string[] = [];
  const told = createRememberedTold({
    store: { of: full, saveAgent: full, saveItem: full, removeItem: full, remove: full },
    log: { ...silentLog, error: (_, message) => void errors.push(message) },
  });
  for (const notice of play(call('7', 'alerting')).notices) told.taken('agent1', notice);
  expect(told.of('agent1')).toBeUndefined();
  told.forget('agent1');
  expect(errors).toHaveLength(4);
});
