import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentEvent, advance } from './advance.ts';
import type { Agent } from './agent.ts';
import { itemCapabilities } from './capabilities.ts';
import { decide } from './decide.ts';
import type { Notice } from './effect.ts';
import type { ChatSession } from './item.ts';
import { transcriptLimit } from './observe-chat.ts';
import type { ObservedChatMessage } from './observed-media.ts';
import { chatLine, chatMember, interaction, play, playWith, siteRules } from './testing/agents-at-work.ts';

const rules = siteRules();
const open = [interaction('chat', '7', 'alerting'), interaction('chat', '7', 'connected')];
const says = (messages: readonly ObservedChatMessage[], isWhole = false): AgentEvent => ({
  kind: 'chatMessagesObserved',
  interactionId: '7',
  messages,
  isWhole,
});
const members = (...roles: readonly Parameters<typeof chatMember>[0][]): AgentEvent => ({
  kind: 'chatMembersObserved',
  interactionId: '7',
  members: roles.map((role) => chatMember(role, role)),
});

function postings(notices: readonly Notice[]): readonly string[] {
  return notices.flatMap((notice) => (notice.kind === 'chatNewPosting' ? [notice.posting.text] : []));
}

function chatOf(agent: Agent): ChatSession {
  const item = agent.items[0];
  if (item?.kind !== 'chat') throw new Error('the agent has no chat');
  return item;
}

test('watches a chat as soon as it is seen, and again once taken where CIC showed nobody in it', () => {
  expect(play(open[0] as AgentEvent).commands).toEqual([{ kind: 'watchChat', interactionId: '7' }]);
  expect(play(...open).commands).toHaveLength(2);
  expect(play(open[0] as AgentEvent, members('visitor'), open[1] as AgentEvent).commands).toHaveLength(1);
});

test('tells every line, the agent’s own and the system’s too', () => {
  const own = chatLine('How can I help?', 1, chatMember('self', 'Anna'));
  const system = chatLine('Ben has joined', 2, chatMember('system', ''));
  const { agent, notices } = play(...open, says([chatLine('hello')], true), says([own, system]));
  expect(postings(notices)).toEqual(['hello', 'How can I help?', 'Ben has joined']);
  expect(chatOf(agent).postings.map(({ isSystem }) => isSystem)).toEqual([false, false, true]);
});

test('tells who comes and goes, not who is typing', () => {
  const typing: AgentEvent = {
    kind: 'chatMembersObserved',
    interactionId: '7',
    members: [chatMember('self', 'self'), chatMember('visitor', 'visitor', true)],
  };
  const { agent, last } = play(...open, members('self', 'visitor'));
  expect(last.map(({ kind }) => kind)).toEqual(['chatChanged']);
  expect(advance(agent, typing, rules).notices).toEqual([]);
  expect(advance(agent, members('self', 'visitor', 'colleague'), rules).notices).toHaveLength(1);
});

test('however CIC tells it, each line reaches SAP once and in order', () => {
  const script = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
  fc.assert(
    fc.property(script, fc.array(fc.boolean(), { maxLength: 30 }), fc.nat(3), (texts, wholes, size) => {
      const lines = texts.map((text) => chatLine(text));
      const events: AgentEvent[] = [];
      for (let at = 0, turn = 0; at < lines.length; turn++) {
        const next = Math.min(lines.length, at + 1 + (size % 3));
        const isWhole = wholes[turn] ?? false;
        events.push(says(isWhole ? lines.slice(0, next) : lines.slice(at, next), isWhole));
        // A reading that repeats what is known, as after a lost connection.
        if (isWhole) events.push(says(lines.slice(0, next), true));
        at = next;
      }
      expect(postings(play(...open, ...events).notices)).toEqual(texts);
    }),
  );
});

test('finds the end of what it knows where CIC no longer has the beginning', () => {
  const lines = ['a', 'b', 'c', 'd', 'e'].map((text, minute) => chatLine(text, minute));
  const { notices } = play(...open, says(lines.slice(0, 3), true), says(lines.slice(1), true));
  expect(postings(notices)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('keeps a bounded transcript, says what it dropped, and still tells each line once', () => {
  const lines = Array.from({ length: transcriptLimit + 10 }, (_, count) => chatLine(`line ${count}`, count));
  const first = play(...open, says(lines, true));
  const chat = chatOf(first.agent);
  expect(chat.postings).toHaveLength(transcriptLimit);
  expect(chat.postings[0]).toMatchObject({ isSystem: true, text: '11 earlier lines are no longer kept.' });
  const more = advance(first.agent, says([...lines, chatLine('last', 1)], true), rules);
  expect(postings(more.notices)).toEqual(['last']);
  expect(chatOf(more.agent)).toMatchObject({ droppedLines: 12 });
});

test('tells the lines of a chat that was hidden when it comes into view', () => {
  const six = ['1', '2', '3', '4', '5', '6'].map((id) => interaction('generic', id, 'connected'));
  const { last, notices } = play(...six, ...open, says([chatLine('hello')], true), {
    kind: 'interactionRemoved',
    interactionId: '1',
  });
  expect(postings(notices)).toEqual(['hello']);
  expect(last.filter((notice) => 'item' in notice && notice.item.itemId === '7')).toHaveLength(2);
});

test('leaves a chat to a colleague, else gives it back to its workgroup, else says what to do', () => {
  const leave = { kind: 'chatLeave', itemId: '7' } as const;
  const withColleague = play(...open, members('self', 'visitor', 'colleague')).agent;
  expect(decide(withColleague, leave, rules)).toMatchObject({
    commands: [{ kind: 'disconnect', interactionId: '7' }],
  });
  const alone = play(...open, members('self', 'visitor')).agent;
  expect(decide(alone, leave, rules)).toMatchObject({
    commands: [{ kind: 'transfer', destination: { kind: 'queue', value: 'Sales' } }],
  });
  const direct = play(interaction('chat', '7', 'connected', { workgroup: '' })).agent;
  expect(itemCapabilities(direct, chatOf(direct))).not.toContain('ChatLeave');
  expect(decide(direct, leave, rules)).toMatchObject({
    code: 'notAllowedInState',
    message: expect.stringContaining('End it, or forward it'),
  });
});

test('ends a chat for everybody, and in SAP when CIC ends it', () => {
  const { agent } = play(...open);
  expect(decide(agent, { kind: 'end', itemId: '7' }, rules)).toMatchObject({
    commands: [{ kind: 'disconnect', interactionId: '7' }],
  });
  const ended = play(...open, interaction('chat', '7', 'disconnected'), {
    kind: 'interactionRemoved',
    interactionId: '7',
  });
  expect(ended.agent.items).toEqual([]);
  expect(ended.last).toMatchObject([{ kind: 'itemChanged', item: { processing: 'completed' } }]);
});

test('posts what has something in it and is not endless', () => {
  const { agent } = play(...open);
  const post = (text: string) => decide(agent, { kind: 'chatPost', itemId: '7', text }, rules);
  expect(post('hello')).toMatchObject({ commands: [{ kind: 'sendChatText', text: 'hello' }] });
  expect(post(' ')).toMatchObject({ code: 'malformedRequest' });
  expect(post('x'.repeat(5000))).toMatchObject({ code: 'tooLarge' });
});

test('invites a user or a queue, never a telephone', () => {
  const { agent } = play(...open);
  const invite = (destination: { kind: 'user' | 'phone'; value: string }) =>
    decide(agent, { kind: 'chatInvite', itemId: '7', destination, attachedData: '' }, rules);
  expect(invite({ kind: 'user', value: 'agent2' })).toMatchObject({ commands: [{ kind: 'invite' }] });
  expect(invite({ kind: 'phone', value: '123' })).toMatchObject({ code: 'badAddress' });
});

test('a chat with a colleague in it is conferenced, and an ordinary one again once they have left', () => {
  const three = members('self', 'visitor', 'colleague');
  const { agent, last } = play(...open, three);
  expect(last).toMatchObject([
    { kind: 'chatChanged', item: { state: 'conferenced', processing: 'accepted' } },
  ]);
  expect(advance(agent, interaction('chat', '7', 'connected'), rules).notices).toEqual([]);
  const left = advance(agent, members('self', 'visitor'), rules);
  expect(left.notices).toMatchObject([{ kind: 'chatChanged', item: { state: 'connected' } }]);
  const ended = advance(agent, interaction('chat', '7', 'disconnected'), rules);
  expect(chatOf(ended.agent).state).toBe('ended');
});

test('a chat that rings or waits on hold is not conferenced, whoever is in it', () => {
  const three = members('self', 'visitor', 'colleague');
  expect(chatOf(play(open[0] as AgentEvent, three).agent).state).toBe('alerting');
  const held = play(...open, three, interaction('chat', '7', 'held')).agent;
  expect(chatOf(held).state).toBe('held');
  const again = advance(held, interaction('chat', '7', 'connected'), rules).agent;
  expect(chatOf(again).state).toBe('conferenced');
});

test('a conferenced chat allows what an ordinary one does', () => {
  const alone = play(...open, members('self', 'visitor')).agent;
  const shared = play(...open, members('self', 'visitor', 'colleague')).agent;
  expect(itemCapabilities(shared, chatOf(shared))).toEqual(itemCapabilities(alone, chatOf(alone)));
});

test('a chat that was taken in the CIC client can be accepted with a colleague in it', () => {
  const strict = siteRules({ acceptOnPickup: false });
  const taken = playWith(strict, ...open, members('self', 'visitor', 'colleague'));
  expect(itemCapabilities(taken.agent, chatOf(taken.agent))).toContain('Accept');
  const accepted = advance(taken.agent, { kind: 'itemTaken', interactionId: '7' }, strict).agent;
  expect(chatOf(accepted)).toMatchObject({ state: 'conferenced', processing: 'accepted' });
});
