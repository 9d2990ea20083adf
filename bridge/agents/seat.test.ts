import { expect, test } from 'vitest';
import { available, followUp } from '../core/testing/agents-at-work.ts';
import { aDesk } from './testing/a-desk.ts';
import { observedCall } from './testing/scripted-cic.ts';

async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

test('lets a reject reach CIC before the log-off that follows it at once (heartbeat)', async () => {
  const { cic, clock, agents, subscribe } = aDesk();
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  cic.holdNext = 'writeAttributes';
  const rejected = agents.perform('agent1', { kind: 'reject', itemId: '7' });
  const left = agents.unsubscribe('agent1', 'http://sap/a', 'A');
  await turns();
  expect(cic.commands).not.toContain('logOff agent1');
  cic.release();
  await Promise.all([rejected, left]);
  expect(cic.commands.slice(-2)).toEqual(['transferToWorkgroup 7 Sales', 'logOff agent1']);
  expect(clock.pending).toBe(0);
  expect(agents.subscribed).toBe(0);
  expect(() => agents.find('7', undefined)).toThrow('no agent has it');
});

test('logs off all the same where CIC does not answer the reject', async () => {
  const { cic, clock, agents, subscribe } = aDesk();
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  cic.holdNext = 'writeAttributes';
  const rejected = agents.perform('agent1', { kind: 'reject', itemId: '7' });
  const left = agents.setWorkMode('agent1', '1');
  await turns();
  await clock.advance(10_000);
  await left;
  expect(cic.commands.at(-1)).toBe('logOff agent1');
  cic.release();
  await expect(rejected).rejects.toMatchObject({ code: 'notLoggedOn' });
});

test.each([true, false])('logOffOnSubscriptionEnd %s', async (on) => {
  const { cic, agents, subscribe } = aDesk({ logOffOnSubscriptionEnd: on });
  await subscribe();
  await agents.unsubscribe('agent1', 'http://sap/a', 'A');
  expect(cic.commands.includes('logOff agent1')).toBe(on);
  await subscribe();
  expect(cic.commands.filter((command) => command === 'logOn agent1')).toHaveLength(on ? 2 : 1);
  await agents.stop();
  expect(cic.commands.at(-1)).toBe('logOff agent1');
});

test.each(['At Lunch', undefined])('setStatusOnLogoff %s', async (statusId) => {
  const { cic, agents, subscribe } = aDesk({ setStatusOnLogoff: statusId });
  await subscribe();
  await agents.setWorkMode('agent1', '1');
  const before = statusId === undefined ? 'logOn agent1' : `setStatus ${statusId}`;
  expect(cic.commands.slice(-2)).toEqual([before, 'logOff agent1']);
});

test.each([true, false])('freeSeating %s', async (on) => {
  const { cic, agents, subscribe } = aDesk({ freeSeating: on });
  await subscribe({ workcenterId: 'seat1' });
  const moved = agents.setWorkcenter('agent1', 'seat2');
  if (!on) {
    await expect(moved).rejects.toMatchObject({ code: 'notSupported' });
    return;
  }
  await moved;
  expect(cic.commands).toEqual(['logOn agent1', 'logOff agent1', 'logOn agent1']);
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  await expect(agents.setWorkcenter('agent1', 'seat3')).rejects.toMatchObject({ code: 'notAllowedInState' });
});

test('goes back to the old work center where the new one cannot be had', async () => {
  const { cic, agents, told, subscribe } = aDesk({ freeSeating: true });
  await subscribe({ workcenterId: 'seat1' });
  cic.failNext = 'logOn';
  await expect(agents.setWorkcenter('agent1', 'seat2')).rejects.toThrow('CIC said no');
  expect(told.at(-1)).toBe('A user Ready');
  await agents.setWorkcenter('agent1', 'seat1');
  expect(cic.commands).toEqual(['logOn agent1', 'logOff agent1', 'logOn agent1']);
});

test.each([true, false])('activateWorkgroups %s', async (on) => {
  const { cic, agents, subscribe } = aDesk({ activateWorkgroups: on });
  cic.activations = { Sales: true, Support: false };
  const { queues } = await subscribe();
  expect(queues).toEqual([
    { workgroup: 'Sales', isActive: true },
    { workgroup: 'Support', isActive: false },
  ]);
  await agents.setQueues('agent1', ['Support']);
  const after = (await agents.read('agent1')).queues.filter(({ isActive }) => isActive);
  expect(after.map(({ workgroup }) => workgroup)).toEqual([on ? 'Support' : 'Sales']);
  if (on) await expect(agents.setQueues('agent1', ['Nowhere'])).rejects.toMatchObject({ code: 'badAddress' });
});

test.each([0, 30])('wrapUpSeconds %i', async (wrapUpSeconds) => {
  const { cic, clock, agents, subscribe } = aDesk({ requireWrapUp: true, wrapUpSeconds });
  await subscribe();
  for (const state of ['connected', 'disconnected'] as const) {
    cic.say('agent1', { kind: 'callObserved', call: observedCall('7', { state }) });
  }
  await clock.advance(29_999);
  expect(agents.find('7', 'agent1').item.processing).toBe('wrapUp');
  await clock.advance(1);
  const isOver = () => agents.find('7', 'agent1');
  if (wrapUpSeconds === 0) expect(isOver).not.toThrow();
  else expect(isOver).toThrow('no agent has it');
  expect(clock.pending).toBe(0);
});

test('takes what ACD offers by itself, also what rang when the agent logged on', async () => {
  const { cic, agents, subscribe } = aDesk({ autoAnswer: true, acceptOnPickup: false });
  cic.waiting.push(observedCall('7'));
  await subscribe();
  await turns();
  expect(cic.commands).toEqual(['logOn agent1', 'pickup 7']);
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7', { state: 'connected' }) });
  expect(agents.find('7', 'agent1').item.processing).toBe('accepted');
});

test('lets supervisors act on the items of others, and nobody else', async () => {
  const { cic, agents, subscribe } = aDesk({}, { supervisors: ['boss'] });
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  expect(agents.find('7', 'boss').snapshot.agent.userId).toBe('agent1');
  expect(() => agents.find('7', 'agent2')).toThrow("not agent2's");
});

test('works an agent without a password only where the site says so', async () => {
  const refused = aDesk();
  await expect(refused.subscribe({ userId: 'agent2' })).rejects.toMatchObject({ code: 'loginFailed' });
  const worked = aDesk({}, { workWithoutPassword: true });
  await worked.subscribe({ userId: 'agent2', workcenterId: 'WS-7', language: 'de' });
  expect(worked.cic.logOns).toEqual([
    { userId: 'agent2', password: undefined, station: 'WS-7', language: 'de' },
  ]);
  expect((await worked.agents.read('agent2')).language).toBe('de');
});

test('says that the station is gone until one is bound again', async () => {
  const { cic, agents, told, subscribe } = aDesk({}, { stationLostText: 'Platz weg' });
  await subscribe();
  cic.say('agent1', { kind: 'stationLost', station: 'WS-AGENT1' });
  expect(told.at(-1)).toBe('A user Ready (Platz weg)');
  expect((await agents.read('agent1')).station).toBe('');
  await expect(agents.dial('agent1', { kind: 'phone', value: '+49891' }, '')).rejects.toThrow('no station');
  await agents.setWorkMode('agent1', '1');
  await agents.setWorkMode('agent1', '2');
  expect(told.at(-1)).toBe('A user Ready');
});

test('gives work modes in the language that SAP asks for, where CIC has it', () => {
  const german = [{ id: '2', description: 'Bereit', cicStatus: 'Available' }];
  const { agents } = aDesk({}, { workModesIn: (language) => (language === 'de' ? german : undefined) });
  expect(agents.workModes('de')).toEqual(german);
  expect(agents.workModes('fr')[1]?.description).toBe('Ready');
});

test('drains: takes nobody new, waits for log-offs, then ends those that are left', async () => {
  const { clock, agents, told, subscribe } = aDesk();
  await subscribe();
  await subscribe({ userId: 'agent3', appId: 'C' });
  const stopped = agents.stop(60_000);
  await turns();
  await expect(subscribe({ userId: 'agent1', appId: 'B' })).rejects.toThrow('shutting down');
  await agents.unsubscribe('agent1', 'http://sap/a', 'A');
  expect(told.some((line) => line.includes('ended shutdown'))).toBe(false);
  await clock.advance(60_000);
  await stopped;
  expect(told.filter((line) => line.includes('ended'))).toEqual(['C ended shutdown http://sap/a']);
  expect(clock.pending).toBe(0);
});

test('stops draining with the last log-off', async () => {
  const { clock, agents, subscribe } = aDesk();
  await subscribe();
  const stopped = agents.stop(60_000);
  await agents.unsubscribe('agent1', 'http://sap/a', 'A');
  await stopped;
  expect(clock.pending).toBe(0);
});

test('sets and ends the forwarding of an agent’s calls', async () => {
  const { cic, agents, subscribe } = aDesk();
  await subscribe();
  await agents.setForwarding('agent1', '+4930');
  await agents.setForwarding('agent1', undefined);
  expect(cic.commands.slice(-2)).toEqual(['setForwarding +4930', 'setForwarding off']);
});

test('shows an agent their work mode in their own language, and lists it so', async () => {
  const messages = (text: string) => [
    { id: 'Available', text, isAcd: true, isAfterCallWork: false, isSelectable: true },
  ];
  const { cic, agents, subscribe } = aDesk(
    {},
    { workModesFrom: ([first]) => [{ id: '2', description: first?.text ?? '', cicStatus: 'Available' }] },
  );
  cic.statusMessagesOf = (language) => (language === 'de' ? messages('Verfügbar') : []);
  expect((await subscribe({ language: 'de' })).workMode).toEqual({ id: '2', description: 'Verfügbar' });
  expect(agents.workModes('de')).toMatchObject([{ description: 'Verfügbar' }]);
  expect((await subscribe({ userId: 'agent3', appId: 'C' })).workMode.description).toBe('Ready');
  expect(agents.workModes(undefined)[1]?.description).toBe('Ready');
});

test.each([
  ['4999 ms after End is that of the call that was ended', 4999, true],
  ['5000 ms after End is the agent’s own', 5000, false],
] as const)('Follow Up that comes %s', async (_, after, isLeft) => {
  const { cic, clock, agents, subscribe } = aDesk();
  await subscribe();
  cic.say('agent1', { kind: 'statusObserved', status: available });
  for (const state of ['connected', 'disconnected'] as const) {
    cic.say('agent1', { kind: 'callObserved', call: observedCall('7', { state }) });
  }
  await agents.perform('agent1', { kind: 'end', itemId: '7' });
  await clock.advance(after);
  cic.say('agent1', { kind: 'statusObserved', status: followUp });
  await turns();
  expect(cic.commands.includes('setStatus Available')).toBe(isLeft);
});
