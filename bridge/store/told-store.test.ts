import { expect, test } from 'vitest';
import { call, chatLine, chatMember, interaction, play } from '../core/testing/agents-at-work.ts';
import { openStore } from './store.ts';
import { createToldStore } from './told-store.ts';

const { agent } = play(
  call('1', 'connected'),
  call('2', 'connected', { direction: 'out', workgroup: '', consultingCallId: '1' }),
  interaction('callback', '3', 'alerting'),
  interaction('chat', '4', 'connected'),
  { kind: 'chatMembersObserved', interactionId: '4', members: [chatMember('visitor', 'Erika')] },
  { kind: 'chatMessagesObserved', interactionId: '4', messages: [chatLine('hello')], isWhole: true },
  interaction('generic', '5', 'alerting'),
  interaction('email', '6', 'alerting'),
  { kind: 'wrapUpAsked', interactionId: '1', required: true },
);

test('gives back what was kept of an agent, each kind of item as it was', () => {
  const store = openStore({ path: ':memory:' });
  const told = createToldStore(store);
  expect(told.of('agent1')).toBeUndefined();
  const { items, ...rest } = agent;
  told.saveAgent('agent1', rest);
  for (const item of items) told.saveItem('agent1', item);
  // A second one reads what the first wrote.
  const kept = createToldStore(store).of('agent1');
  expect(kept?.items).toEqual(items);
  const { link, status, offers } = agent;
  expect(kept).toMatchObject({ link, offers });
  expect(kept?.status).toEqual(status);
});

test('keeps agents apart whose items have one id', () => {
  const told = createToldStore(openStore({ path: ':memory:' }));
  const { items, ...rest } = agent;
  const [one] = items;
  if (!one) throw new Error('unreachable');
  for (const userId of ['agent1', 'agent2']) {
    told.saveAgent(userId, rest);
    told.saveItem(userId, one);
  }
  told.removeItem('agent1', one.itemId);
  told.removeItem('agent1', 'never seen');
  expect(told.of('agent1')?.items).toEqual([]);
  expect(told.of('agent2')?.items).toEqual([one]);
  told.remove('agent2');
  expect(told.of('agent2')).toBeUndefined();
});

test('keeps the end of a long chat, and counts the rest', () => {
  const told = createToldStore(openStore({ path: ':memory:' }));
  const lines = Array.from({ length: 100 }, (_, index) => chatLine(`line ${index + 1}`, index));
  const { agent: chatting } = play(interaction('chat', '4', 'connected'), {
    kind: 'chatMessagesObserved',
    interactionId: '4',
    messages: lines,
    isWhole: true,
  });
  const { items, ...rest } = chatting;
  told.saveAgent('agent1', rest);
  for (const item of items) told.saveItem('agent1', item);
  const [chat] = told.of('agent1')?.items ?? [];
  if (chat?.kind !== 'chat') throw new Error('the chat was not kept');
  expect(chat.postings.at(-1)?.text).toBe('line 100');
  expect(chat.postings.length - 1 + chat.droppedLines).toBe(100);
  expect(chat.postings.length).toBeLessThan(30);
});
