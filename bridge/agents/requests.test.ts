import { expect, test } from 'vitest';
import type { CicEvent } from '../core/cic-event.ts';
import { anInteraction, chatLine, chatMember } from '../core/testing/agents-at-work.ts';
import { aDesk } from './testing/a-desk.ts';
import { observedCall, someMail } from './testing/scripted-cic.ts';

const connected = (id: string, more = {}): CicEvent => ({
  kind: 'callObserved',
  call: observedCall(id, { state: 'connected', ...more }),
});
const colleague = { kind: 'user', value: 'agent2' } as const;

/** Lets promises that nothing holds up go on. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

test('gives the consultation, whichever of CIC’s message and reply comes first, and hands CIC its id back', async () => {
  for (const isEarly of [true, false]) {
    const { cic, agents, subscribe } = aDesk();
    await subscribe();
    cic.say('agent1', connected('7'));
    const dialing = { direction: 'out', state: 'dialing', workgroup: '', consultingCallId: '7' } as const;
    if (isEarly) cic.beforeReply.set('consult', () => cic.say('agent1', connected('901', dialing)));
    const { item } = await agents.consult('agent1', '7', colleague, '');
    expect(item).toMatchObject({ itemId: '901', state: 'initiated', consultFor: '7' });
    cic.say('agent1', connected('7', { state: 'held' }));
    cic.say('agent1', connected('901', { ...dialing, state: 'connected' }));
    await agents.perform('agent1', { kind: 'warmTransfer', itemId: '7', consultItemId: '901' });
    expect(cic.commands.slice(-2)).toEqual(['consult 7 agent2', 'concludeConsult 7 C1']);
  }
});

test('gives the conference as soon as CIC shows the calls joined, and what there is where CIC is slow', async () => {
  for (const comes of ['before', 'after', 'never'] as const) {
    const { cic, clock, agents, subscribe } = aDesk();
    await subscribe();
    cic.say('agent1', connected('7', { state: 'held' }));
    cic.say('agent1', connected('8'));
    const join = () => {
      for (const id of ['7', '8']) cic.say('agent1', connected(id, { conferenceId: 'C' }));
    };
    if (comes === 'before') cic.beforeReply.set('conference', join);
    const joined = agents.conference('agent1', '7', '8');
    await turns();
    if (comes === 'after') join();
    if (comes === 'never') await clock.advance(2_000);
    expect((await joined).item).toMatchObject({
      itemId: '7',
      state: comes === 'never' ? 'held' : 'conferenced',
    });
    await clock.advance(3_000);
    expect(clock.pending).toBe(0);
  }
});

/** An agent in a chat with a visitor. */
async function inChat() {
  const desk = aDesk();
  await desk.subscribe();
  desk.cic.say('agent1', {
    kind: 'interactionObserved',
    interaction: anInteraction('chat', '7', 'connected'),
  });
  const self = chatMember('self', 'Anna');
  desk.cic.say('agent1', {
    kind: 'chatMembersObserved',
    interactionId: '7',
    members: [self, chatMember('visitor', 'Erika')],
  });
  const line = (text: string, from = self) =>
    desk.cic.say('agent1', {
      kind: 'chatMessagesObserved',
      interactionId: '7',
      messages: [chatLine(text, 5, from)],
      isWhole: false,
    });
  return { ...desk, line };
}

test('gives the line as CIC took it, whichever of CIC’s message and reply comes first', async () => {
  for (const isEarly of [true, false]) {
    const { cic, clock, agents, told, line } = await inChat();
    if (isEarly) cic.beforeReply.set('sendChatText', () => line('hello'));
    const posted = agents.post('agent1', '7', 'hello');
    await turns();
    if (!isEarly) {
      line('hello', chatMember('visitor', 'Erika'));
      line('hello');
    }
    expect(await posted).toEqual({
      participant: 'Anna',
      text: 'hello',
      isSystem: false,
      at: '2026-03-14T09:05:00Z',
    });
    expect(told).toContain('A posting hello');
    expect(cic.commands).toContain('watchChat 7');
    expect(clock.pending).toBe(0);
  }
});

test('answers for a line that CIC took and does not show in time', async () => {
  const { clock, agents } = await inChat();
  const posted = agents.post('agent1', '7', 'hello');
  await turns();
  await clock.advance(2_000);
  expect(await posted).toMatchObject({ participant: 'Anna Muster', text: 'hello' });
});

test('reads and answers a message, marks it answered, and refuses what is none', async () => {
  const { cic, clock, agents, subscribe } = aDesk();
  await subscribe();
  cic.say('agent1', { kind: 'interactionObserved', interaction: anInteraction('email', '7', 'alerting') });
  await expect(agents.sendMail('agent1', someMail, '7')).rejects.toMatchObject({ code: 'notAllowedInState' });
  cic.say('agent1', { kind: 'interactionObserved', interaction: anInteraction('email', '7', 'connected') });
  expect(await agents.readMail('agent1', '7')).toEqual(someMail);
  const sending = agents.sendMail('agent1', someMail, '7');
  await turns();
  await clock.advance(2_000);
  expect((await sending).item).toMatchObject({ itemId: '904', kind: 'message', subject: 'Re: A question' });
  expect(cic.commands.slice(-2)).toEqual(['replyToMail 7', 'writeAttributes 7 Switchhook_Answered']);
  await expect(agents.readMail('agent1', '8')).rejects.toMatchObject({ code: 'unknownItem' });
  await expect(agents.sendMail('agent1', { ...someMail, to: [] }, undefined)).rejects.toMatchObject({
    code: 'badAddress',
  });
});

test('calls the number of a callback when it is accepted', async () => {
  const { cic, agents, subscribe } = aDesk();
  await subscribe();
  cic.say('agent1', { kind: 'interactionObserved', interaction: anInteraction('callback', '7', 'alerting') });
  await agents.perform('agent1', { kind: 'accept', itemId: '7' });
  expect(cic.commands.slice(-2)).toEqual(['pickup 7', 'callBack 7 +4930123']);
  expect(agents.find('903', 'agent1').item).toMatchObject({ direction: 'out', state: 'initiated' });
});

test('takes back what it noted of an item when CIC refuses', async () => {
  const { cic, agents, subscribe } = aDesk();
  await subscribe();
  cic.say('agent1', connected('7'));
  cic.failNext = 'blindTransfer';
  const transfer = { kind: 'blindTransfer', itemId: '7', destination: colleague, attachedData: '' } as const;
  await expect(agents.perform('agent1', transfer)).rejects.toThrow('CIC said no');
  expect(agents.find('7', 'agent1').item.isForwarded).toBe(false);
  await agents.perform('agent1', transfer);
  expect(agents.find('7', 'agent1').item.isForwarded).toBe(true);
});
