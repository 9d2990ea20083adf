import { expect, test } from 'vitest';
import type { AgentEvent } from '../core/advance.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { KeptAgent } from '../core/kept-agent.ts';
import {
  anInteraction,
  available,
  call,
  chatLine,
  followUp,
  interaction,
  play,
  siteRules,
  status,
} from '../core/testing/agents-at-work.ts';
import { aDesk } from './testing/a-desk.ts';
import { observedCall } from './testing/scripted-cic.ts';

const request = {
  userId: 'agent1',
  appUrl: 'http://sap/a',
  appIds: ['A', 'B'],
  workcenterId: undefined,
  language: undefined,
};

/** What SAP was told before the bridge stopped, as the store has it. */
function keptAfter(...events: readonly AgentEvent[]): KeptAgent {
  return play(status(available), { kind: 'linkChanged', link: 'up' }, ...events).agent;
}

test('tells SAP what ended and what came while the bridge was down, and nothing of what is as it was', async () => {
  const { cic, agents, told } = aDesk();
  const same = observedCall('8', { state: 'connected' });
  cic.waiting.push(same, observedCall('9'));
  await agents.resume(request, keptAfter(call('7', 'alerting'), { kind: 'callObserved', call: same }));
  expect(told.toSorted()).toEqual(['A,B phoneCallChanged 7 ended', 'A,B phoneCallChanged 9 alerting']);
  expect(agents.find('8', 'agent1').item.state).toBe('connected');
  expect(() => agents.find('7', undefined)).toThrow('no agent has it');
  cic.say('agent1', { kind: 'callRemoved', callId: '9' });
  expect(told.at(-1)).toBe('A,B phoneCallChanged 9 ended');
});

test('never gives an id again that SAP has seen before the restart', async () => {
  const { cic, agents, told } = aDesk();
  cic.waiting.push(observedCall('7'));
  await agents.resume(request, keptAfter(call('7', 'alerting'), { kind: 'callRemoved', callId: '7' }));
  expect(told[0]).toBe('A,B phoneCallChanged 7.2 alerting');
});

test('ends the wrap-up that CIC ended meanwhile', async () => {
  const { agents, told } = aDesk();
  const wrapUp = [call('7', 'alerting'), call('7', 'connected'), call('7', 'disconnected'), status(followUp)];
  const kept = keptAfter(...wrapUp);
  expect(kept.items[0]?.processing).toBe('wrapUp');
  await agents.resume(request, kept);
  expect(told).toContain('A,B itemChanged 7 ended');
  expect(told.at(-1)).toBe('A,B user Ready');
});

test('watches chats again and tells only the lines that SAP does not have', async () => {
  const { cic, agents, told } = aDesk();
  cic.waitingInteractions.push(anInteraction('chat', '7', 'connected'));
  const first = chatLine('hello', 1);
  const kept = keptAfter(interaction('chat', '7', 'alerting'), interaction('chat', '7', 'connected'), {
    kind: 'chatMessagesObserved',
    interactionId: '7',
    messages: [first],
    isWhole: true,
  });
  await agents.resume(request, kept);
  expect(cic.commands).toEqual(['logOn agent1', 'watchChat 7']);
  cic.say('agent1', {
    kind: 'chatMessagesObserved',
    interactionId: '7',
    messages: [first, chatLine('are you there?', 2)],
    isWhole: true,
  });
  expect(told).toEqual(['A,B posting are you there?']);
});

test('says that CIC is there again where SAP was told that it is not', async () => {
  const { agents, told } = aDesk();
  const kept = play(status(available), { kind: 'linkChanged', link: 'down' }).agent;
  await agents.resume(request, kept);
  expect(told).toEqual(['A,B user Ready']);
});

test('logs nobody on who had logged off', async () => {
  const { cic, agents, told } = aDesk();
  await agents.resume(request, { ...play().agent, link: 'loggedOff' });
  expect([cic.commands, told]).toEqual([[], []]);
  await agents.setWorkMode('agent1', '2');
  expect(told.at(-1)).toBe('A,B user Ready');
});

test('does not take the first work mode after the restart for the one of log-on', async () => {
  const { cic, agents } = aDesk({ ignoreSapInitialLoginWorkmode: true }, { loginWorkMode: '3' });
  const kept = keptAfter({ kind: 'workModeSet' });
  await agents.resume(request, kept);
  await agents.setWorkMode('agent1', '2');
  expect(cic.commands.at(-1)).toBe('setStatus Available');
});

test('leaves an agent alone who has subscribed anew', async () => {
  const { agents, subscribe, told } = aDesk();
  await subscribe({ appUrl: 'http://sap/b' });
  await agents.resume(request, keptAfter(call('7', 'alerting')));
  expect(told).toEqual([]);
  expect(agents.snapshots).toHaveLength(1);
});

test('holds nothing where the agent cannot be logged on, and can be tried again', async () => {
  const { cic, agents, told, clock } = aDesk();
  const kept = keptAfter(call('7', 'alerting'));
  cic.failNext = 'logOn';
  await expect(agents.resume(request, kept)).rejects.toBeInstanceOf(BridgeError);
  expect([told, agents.subscribed]).toEqual([[], 0]);
  expect(() => agents.find('7', undefined)).toThrow('no agent has it');
  await agents.resume(request, kept);
  expect(told).toEqual(['A,B phoneCallChanged 7 ended', 'A,B user Ready']);
  expect(clock.pending).toBe(0);
});

test('the rules of the site decide, not those of before the restart', async () => {
  const { agents, told } = aDesk({ allowCallWhileReady: false });
  const { agent } = play();
  expect(siteRules().flags.allowCallWhileReady).toBe(true);
  await agents.resume(request, { ...agent, link: 'up', status: available });
  // SAP learns that it may no longer dial.
  expect(told).toEqual(['A,B user Ready']);
});
