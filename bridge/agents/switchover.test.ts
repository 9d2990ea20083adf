import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { silentLog } from '../core/log.ts';
import type { ObservedCall } from '../core/observed-call.ts';
import { siteRules } from '../core/testing/agents-at-work.ts';
import type { CicStatus } from '../core/work-mode.ts';
import { createAgents } from './agents.ts';
import { available, observedCall, ScriptedCic } from './testing/scripted-cic.ts';

const rules = siteRules({}, { linkTexts: { down: 'Server Down', reconnecting: 'Attempt Reconnect' } });

const call = (id: string, more: Partial<ObservedCall> = {}) => observedCall(id, { workgroup: '', ...more });

/** An agent in a call and with one that rings; `told` is what SAP hears from the loss of CIC on. */
async function atWork() {
  const cic = new ScriptedCic();
  const told: string[] = [];
  const agents = createAgents({
    cic,
    credentials: { find: async () => ({ password: 'secret' }) },
    rules,
    telling: {
      notice: (_, snapshot, notice) =>
        told.push(
          notice.kind === 'userChanged'
            ? `user ${snapshot.workMode.description}`
            : `${notice.kind}${'item' in notice ? ` ${notice.item.itemId} ${notice.item.state}` : ''}`,
        ),
      ended: () => told.push('ended'),
      left: () => told.push('left'),
    },
    clock: new VirtualClock(),
    log: silentLog,
  });
  cic.waiting.push(call('1', { state: 'connected' }), call('2'));
  await agents.subscribe({
    userId: 'agent1',
    appUrl: 'http://sap/a',
    appId: 'A',
    workcenterId: undefined,
    language: undefined,
  });
  told.length = 0;
  const perform = (kind: 'accept' | 'drop', itemId: string) => agents.perform('agent1', { kind, itemId });
  return {
    cic,
    agents,
    told,
    perform,
    lose() {
      cic.say('agent1', { kind: 'linkChanged', link: 'down' });
      cic.say('agent1', { kind: 'linkChanged', link: 'reconnecting' });
    },
    /** As the CIC side tells it after a loss: status and queue, then the link. */
    comeBack(calls: readonly ObservedCall[], status: CicStatus = available) {
      cic.say('agent1', { kind: 'statusObserved', status });
      cic.say('agent1', { kind: 'queueRead', calls });
      cic.say('agent1', { kind: 'linkChanged', link: 'up' });
    },
  };
}

const same = () => [call('1', { state: 'connected' }), call('2')];

test('shows Server Down, then Attempt Reconnect, and takes no command meanwhile', async () => {
  const { told, lose, perform, agents, cic } = await atWork();
  const before = cic.commands.length;
  lose();
  expect(told.filter((line) => line.startsWith('user'))).toEqual([
    'user Server Down',
    'user Attempt Reconnect',
  ]);
  await expect(perform('accept', '2')).rejects.toMatchObject({ code: 'cicUnavailable', retryable: true });
  await expect(agents.setWorkMode('agent1', '2')).rejects.toMatchObject({
    code: 'cicUnavailable',
  });
  await expect(agents.dial('agent1', { kind: 'phone', value: '+49891' }, '')).rejects.toMatchObject({
    code: 'cicUnavailable',
  });
  expect(cic.commands).toHaveLength(before);
});

test('offers neither text among the work modes', async () => {
  const { agents, lose } = await atWork();
  lose();
  expect(agents.workModes(undefined).map(({ description }) => description)).toEqual([
    'Logged Off',
    'Ready',
    'Not Ready',
  ]);
});

/** The last line that SAP heard of each object. */
function lastOf(told: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    told.map((line) => {
      const [kind, ...rest] = line.split(' ');
      return kind === 'user' ? ['user', rest.join(' ')] : [rest[0] ?? '', rest.slice(1).join(' ')];
    }),
  );
}

test('ends what ended meanwhile, shows what is new, and leaves the rest as it was', async () => {
  const { told, lose, comeBack, agents } = await atWork();
  lose();
  comeBack([call('1', { state: 'held' }), call('3')]);
  expect(lastOf(told)).toEqual({ user: 'Ready', '1': 'held', '2': 'ended', '3': 'alerting' });
  const ends = told.filter((line) => / 2 ended$/.test(line));
  expect(ends.filter((line) => line.startsWith('phoneCallChanged'))).toHaveLength(1);
  expect(() => agents.find('2', 'agent1')).toThrow('no agent has it');
  expect(agents.find('3', 'agent1').item.state).toBe('alerting');
});

test('is told once that CIC is back, and nothing where that was known', async () => {
  const { told, lose, comeBack } = await atWork();
  lose();
  comeBack(same());
  expect(told.filter((line) => line === 'user Ready')).toHaveLength(1);
  expect(lastOf(told)).toEqual({ user: 'Ready', '1': 'connected', '2': 'alerting' });
  const heard = told.length;
  // As after a lost poll answer: CIC is read again on a connection that stands.
  comeBack(same());
  expect(told).toHaveLength(heard);
});

test('shows the status that CIC has now, not the one from before', async () => {
  const { told, lose, comeBack } = await atWork();
  lose();
  const busy = { ...available, statusId: 'Do Not disturb', text: 'Do not disturb', isAcd: false };
  comeBack(same(), busy);
  expect(told.findLast((line) => line.startsWith('user'))).toBe('user Not Ready');
  expect(told).not.toContain('user Ready');
});
