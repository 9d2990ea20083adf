import { expect, test } from 'vitest';
import { aDesk as desk } from './testing/a-desk.ts';
import { available, observedCall } from './testing/scripted-cic.ts';

test('answers a subscription with the agent and then tells the calls that are there already', async () => {
  const { cic, told, subscribe } = desk();
  cic.waiting.push(observedCall('7'));
  const snapshot = await subscribe();
  expect(snapshot).toMatchObject({ displayName: 'Anna Muster', station: 'WS-AGENT1', workMode: { id: '2' } });
  expect(told).toEqual(['A phoneCallChanged 7 alerting']);
});

test('carries a call through CIC and tells SAP what CIC says, not what was asked', async () => {
  const { cic, told, agents, subscribe } = desk();
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  await agents.perform('agent1', { kind: 'accept', itemId: '7' });
  expect(told).toEqual(['A phoneCallChanged 7 alerting', 'A user Ready']);
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7', { state: 'connected' }) });
  expect(told.at(-1)).toBe('A phoneCallChanged 7 connected');
  expect(cic.commands).toEqual(['logOn agent1', 'pickup 7']);
});

test('rejects an ACD call by status first, then queue', async () => {
  const { cic, agents, subscribe } = desk();
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  await agents.perform('agent1', { kind: 'reject', itemId: '7' });
  expect(cic.commands.slice(1)).toEqual([
    'writeAttributes 7 Switchhook_Rejects',
    'setStatus Do Not disturb',
    'transferToWorkgroup 7 Sales',
  ]);
});

test('stops at the first command that CIC refuses and says why', async () => {
  const { cic, agents, subscribe } = desk();
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  cic.failNext = 'setStatus';
  await expect(agents.perform('agent1', { kind: 'reject', itemId: '7' })).rejects.toThrow('CIC said no');
  expect(cic.commands.slice(1)).toEqual(['writeAttributes 7 Switchhook_Rejects']);
});

test('gives a dialled call whether CIC speaks before or after its reply', async () => {
  const early = desk();
  await early.subscribe();
  const outbound = observedCall('900', { direction: 'out', state: 'dialing', workgroup: '' });
  early.cic.beforeDialReply = () => early.cic.say('agent1', { kind: 'callObserved', call: outbound });
  expect((await early.agents.dial('agent1', { kind: 'phone', value: '+49891' }, '')).item).toMatchObject({
    itemId: '900',
    state: 'initiated',
  });

  const late = desk();
  await late.subscribe();
  expect((await late.agents.dial('agent1', { kind: 'phone', value: '+49891' }, '')).item).toMatchObject({
    itemId: '900',
    remoteAddress: '+49891',
  });
});

test('gives the failed call where it was over before CIC replied to the dial', async () => {
  const { cic, agents, subscribe, told } = desk();
  await subscribe();
  const outbound = observedCall('900', { direction: 'out', state: 'dialing', workgroup: '' });
  cic.beforeDialReply = () => {
    cic.say('agent1', { kind: 'callObserved', call: outbound });
    cic.say('agent1', { kind: 'callObserved', call: { ...outbound, state: 'disconnected' } });
  };
  expect((await agents.dial('agent1', { kind: 'phone', value: '+49891' }, '')).item).toMatchObject({
    itemId: '900',
    state: 'failed',
  });
  expect(told.filter((line) => line.includes('900'))).toEqual([
    'A phoneCallChanged 900 initiated',
    'A phoneCallChanged 900 failed',
  ]);
});

test('serves several application ids of one address and logs off with the last', async () => {
  const { cic, told, agents, subscribe } = desk();
  await subscribe();
  await subscribe({ appId: 'B' });
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  expect(told[0]).toBe('A,B phoneCallChanged 7 alerting');
  await agents.unsubscribe('agent1', 'http://sap/a', 'A');
  expect(cic.commands).toEqual(['logOn agent1']);
  await agents.unsubscribe('agent1', 'http://sap/a', 'B');
  expect(cic.commands).toEqual(['logOn agent1', 'logOff agent1']);
  expect(told.at(-1)).toBe('left http://sap/a');
  await expect(agents.unsubscribe('agent1', 'http://sap/a', 'B')).rejects.toMatchObject({
    code: 'notLoggedOn',
  });
});

test('ends the subscription of an earlier session and keeps the CIC session for the next one', async () => {
  const { cic, clock, told, agents, subscribe } = desk();
  await subscribe();
  await agents.restart('agent1');
  expect(told).toEqual(['A ended replaced http://sap/a']);
  await subscribe({ appUrl: 'http://sap/b' });
  await clock.advance(60_000);
  expect(cic.commands).toEqual(['logOn agent1']);
  await agents.restart('agent1');
  await clock.advance(30_000);
  await agents.stop();
  expect(cic.commands).toEqual(['logOn agent1', 'logOff agent1']);
  expect(clock.pending).toBe(0);
});

test('tells the old address when another one takes over', async () => {
  const { told, subscribe } = desk();
  await subscribe();
  await subscribe({ appUrl: 'http://sap/b' });
  expect(told).toEqual(['A ended replaced http://sap/a']);
});

test('ends items and shows the logout when the agent logs off, and logs on again with Ready', async () => {
  const { cic, told, agents, subscribe } = desk();
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7', { state: 'connected' }) });
  told.length = 0;
  await agents.setWorkMode('agent1', '1');
  expect(told).toEqual(['A phoneCallChanged 7 ended', 'A user Logged Off']);
  await agents.setWorkMode('agent1', '2');
  expect(told.at(-1)).toBe('A user Ready');
  expect(cic.commands).toEqual(['logOn agent1', 'logOff agent1', 'logOn agent1', 'setStatus Available']);
});

test('refuses names that SAP and CIC spell differently, and leaves no session behind', async () => {
  const { cic, agents, subscribe } = desk();
  cic.spelling.set('AGENT1', 'agent1');
  await expect(subscribe({ userId: 'AGENT1' })).rejects.toMatchObject({ code: 'unknownUser' });
  expect(cic.commands).toEqual(['logOn AGENT1', 'logOff AGENT1']);
  expect(agents.subscribed).toBe(0);
});

test('says what is missing where an agent has no password, where CIC has no such user, where the address is none', async () => {
  const { agents, subscribe } = desk();
  await expect(subscribe({ userId: 'agent2' })).rejects.toMatchObject({ code: 'loginFailed' });
  await expect(agents.read('nobody')).rejects.toMatchObject({ code: 'unknownUser' });
  await expect(subscribe({ appUrl: 'ftp://sap' })).rejects.toMatchObject({ code: 'badAddress' });
  await expect(agents.setWorkMode('agent1', '2')).rejects.toMatchObject({
    code: 'notLoggedOn',
  });
});

test('finds an item for its owner only, and for nobody once it is over', async () => {
  const { cic, agents, subscribe } = desk();
  await subscribe();
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  expect(agents.find('7', undefined).snapshot.agent.userId).toBe('agent1');
  expect(agents.find('7', 'agent1').item.itemId).toBe('7');
  expect(() => agents.find('7', 'agent2')).toThrow("not agent2's");
  cic.say('agent1', { kind: 'callRemoved', callId: '7' });
  expect(() => agents.find('7', undefined)).toThrow('no agent has it');
});

test('asks whose item is meant where two agents have one of the same id', async () => {
  const { cic, agents, subscribe } = desk();
  await subscribe();
  await subscribe({ userId: 'agent3', appId: 'C' });
  cic.say('agent1', { kind: 'callObserved', call: observedCall('7') });
  cic.say('agent3', { kind: 'callObserved', call: observedCall('7') });
  expect(() => agents.find('7', undefined)).toThrow('several agents have one');
  expect(agents.find('7', 'agent1').snapshot.agent.userId).toBe('agent1');
  expect(agents.find('7', 'agent3').snapshot.agent.userId).toBe('agent3');
  cic.say('agent1', { kind: 'callRemoved', callId: '7' });
  expect(agents.find('7', undefined).snapshot.agent.userId).toBe('agent3');
});

test('logs an agent off whose events SAP no longer takes, and nobody else', async () => {
  const { cic, told, agents, subscribe } = desk();
  await subscribe();
  await subscribe({ userId: 'agent3', appId: 'C' });
  await agents.endSubscription('agent1', 'http://sap/other', 'undeliverable');
  expect(told).toEqual([]);
  await agents.endSubscription('agent1', 'http://sap/a', 'undeliverable');
  expect(told).toEqual(['A ended undeliverable http://sap/a']);
  expect(cic.commands.at(-1)).toBe('logOff agent1');
  cic.say('agent3', {
    kind: 'statusObserved',
    status: { ...available, statusId: 'At Lunch', text: 'At Lunch', isAcd: false },
  });
  expect(told.at(-1)).toBe('C user At Lunch');
});

test('tells every agent that it shuts down and frees every station', async () => {
  const { cic, told, agents, subscribe } = desk();
  await subscribe();
  await subscribe({ userId: 'agent3', appId: 'C' });
  await agents.stop();
  expect(told).toEqual(['A ended shutdown http://sap/a', 'C ended shutdown http://sap/a']);
  expect(cic.commands.slice(2).sort()).toEqual(['logOff agent1', 'logOff agent3']);
});
