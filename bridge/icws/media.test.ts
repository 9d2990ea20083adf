import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';

const chat = { Eic_ObjectType: 'Chat', Eic_State: 'C', Eic_RemoteName: 'Erika' };
const visitor = { chatMemberType: 4, displayName: 'Erika', interactionId: '42', userId: '', isTyping: false };
const self = {
  chatMemberType: 2,
  displayName: 'Anna',
  interactionId: '42',
  userId: 'agent1',
  isTyping: false,
};

const members = (isDelta: boolean, added: object[], removed: object[] = []) => ({
  __type: 'urn:inin.com:interactions.chat:chatMembersMessage',
  isDelta,
  interactionId: '42',
  membersAdded: added,
  membersChanged: [],
  membersRemoved: removed,
});
const contents = (isDelta: boolean, ...texts: string[]) => ({
  __type: 'urn:inin.com:interactions.chat:chatContentsMessage',
  isDelta,
  interactionId: 42,
  messagesAdded: texts.map((text) => ({
    chatMember: visitor,
    text,
    timestamp: '20260314T091500Z',
    messageType: 0,
  })),
});

async function openDesk(interactions: Record<string, Record<string, string>> = { '42': chat }) {
  const bench = await openBench(onTestFinished);
  bench.server.queues.set('agent1', new Map(Object.entries(interactions)));
  const agent = await bench.openAgent();
  const ofKind = (kind: string) => agent.events.filter((event) => event.kind === kind);
  const puts = () =>
    bench.server.calls('agent1').filter((call) => /^PUT .messaging.subscriptions.interactions/.test(call));
  return { ...bench, agent, ofKind, puts };
}

test('a queue tells calls and other interactions apart', async () => {
  const { agent, server, until } = await openDesk({ '41': { Eic_State: 'A' }, '42': chat });
  expect(agent.events[1]).toMatchObject({
    calls: [{ id: '41' }],
    interactions: [{ id: '42', channel: 'chat', state: 'connected', remoteName: 'Erika' }],
  });
  server.pushQueue('agent1', {
    interactionsChanged: [{ interactionId: '42', attributes: { Eic_State: 'H' } }],
  });
  server.pushQueue('agent1', { interactionsRemoved: ['42'] });
  await until(() => agent.story().includes('42 removed'));
  expect(agent.story().slice(2)).toEqual(['42 chat held', '42 removed']);
});

test('a watched chat tells its members and its messages, the whole history first', async () => {
  const { agent, server, until, ofKind, puts } = await openDesk();
  await agent.session.watchChat('42');
  await agent.session.watchChat('42');
  expect(puts()).toEqual(['PUT /messaging/subscriptions/interactions/42/chat']);
  server.push('agent1', members(false, [visitor, self]));
  server.push('agent1', contents(false, 'Hello', 'Anybody there?'));
  server.push(
    'agent1',
    members(true, [{ ...visitor, displayName: 'Erika Example', isTyping: true }], [self]),
  );
  server.push('agent1', contents(true, 'Yes?'));
  await until(() => ofKind('chatMessagesObserved').length === 2);
  expect(ofKind('chatMembersObserved')).toMatchObject([
    { members: [{ role: 'visitor', displayName: 'Erika' }, { role: 'self' }] },
    { members: [{ role: 'visitor', displayName: 'Erika Example', isTyping: true }] },
  ]);
  expect(ofKind('chatMessagesObserved')).toMatchObject([
    {
      isWhole: true,
      messages: [{ text: 'Hello', at: '2026-03-14T09:15:00.000Z' }, { text: 'Anybody there?' }],
    },
    { isWhole: false, messages: [{ text: 'Yes?', isFile: false, from: { role: 'visitor' } }] },
  ]);
});

test('chats that nobody watches say nothing', async () => {
  const { agent, server, until, ofKind } = await openDesk();
  server.push('agent1', contents(false, 'Hello'));
  server.pushQueue('agent1', { interactionsRemoved: ['42'] });
  await until(() => agent.story().includes('42 removed'));
  expect(ofKind('chatMessagesObserved')).toEqual([]);
});

test('a chat that CIC refuses to show is not watched', async () => {
  const { agent, server, puts } = await openDesk();
  const refusal = server.script(({ path }) => (path.endsWith('/42/chat') ? { status: 403 } : undefined));
  await expect(agent.session.watchChat('42')).rejects.toMatchObject({ code: 'notAuthorized' });
  refusal();
  await agent.session.watchChat('42');
  expect(puts()).toHaveLength(2);
});

test('a callback tells its details', async () => {
  const { agent, server, until, ofKind } = await openDesk({
    '42': { Eic_ObjectType: 'Callback', Eic_State: 'A' },
  });
  await agent.session.watchCallback('42');
  server.push('agent1', {
    __type: 'urn:inin.com:interactions.callback:callbackMessage',
    isDelta: false,
    interactionId: '42',
    target: '+41440000000',
    subject: 'My order',
    attempts: 1,
    associatedCallId: null,
  });
  await until(() => ofKind('callbackObserved').length === 1);
  expect(ofKind('callbackObserved')).toEqual([
    {
      kind: 'callbackObserved',
      interactionId: '42',
      callback: {
        target: '+41440000000',
        name: '',
        subject: 'My order',
        attempts: 1,
        maxAttempts: 0,
        callId: '',
      },
    },
  ]);
});

test('after a loss only the chats that are still there are watched again', async () => {
  const { agent, server, clock, until, puts } = await openDesk({ '42': chat, '43': chat, '44': chat });
  for (const id of ['42', '43', '44']) await agent.session.watchChat(id);
  server.pushQueue('agent1', { interactionsRemoved: ['44'] });
  await until(() => agent.story().includes('44 removed'));
  server.queues.set('agent1', new Map([['42', chat]]));
  const before = puts().length;
  server.forgetSessions();
  await until(() => agent.story().includes('down'));
  await clock.advance(1_000);
  await until(() => agent.story().includes('up'));
  expect(puts().slice(before)).toEqual(['PUT /messaging/subscriptions/interactions/42/chat']);
});
