import { expect, test } from 'vitest';
import { type BridgeConfig, type BridgeConfigInput, parseConfig } from './config/index.ts';
import { createLiveConfig, liveView } from './live-config.ts';

function config(change: Partial<BridgeConfigInput> = {}): BridgeConfig {
  const cic = { hosts: ['http://cic1:8018'], user: 'bridge', password: 'secret' };
  const result = parseConfig({ cic, ...change });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

test('takes over what can change and names what cannot', () => {
  const live = createLiveConfig(config());
  const reloaded = live.reload(
    config({
      flags: { autoAnswer: true, setStatusOnLogoff: 'Gone Home' },
      ici: { rejectWorkMode: '2', bodyBytes: 2_048 },
      log: { level: 'debug', file: '/var/log/bridge.log' },
      actionItems: { workgroups: ['Mail'] },
      listen: { port: 4_302 },
      workModes: [
        { id: '1', description: 'Off' },
        { id: '2', description: 'On', cicStatus: 'Available' },
        { id: '3', description: 'Pause', cicStatus: 'At Lunch' },
      ],
    }),
  );
  expect(reloaded.applied.toSorted()).toEqual([
    'actionItems.workgroups',
    'flags.autoAnswer',
    'flags.setStatusOnLogoff',
    'ici.rejectWorkMode',
    'log.level',
    'workModes',
  ]);
  expect(reloaded.needsRestart.toSorted()).toEqual(['ici.bodyBytes', 'listen.port', 'log.file']);
  expect(live.current).toMatchObject({
    flags: { autoAnswer: true, setStatusOnLogoff: 'Gone Home' },
    ici: { rejectWorkMode: '2', bodyBytes: 1_048_576 },
    log: { level: 'debug' },
    listen: { port: 4_301 },
  });
  expect(live.reload(config({ flags: { autoAnswer: true } })).applied).toContain('flags.setStatusOnLogoff');
  expect(live.current.flags.setStatusOnLogoff).toBeUndefined();
});

test('says nothing of a configuration that did not change', () => {
  expect(createLiveConfig(config()).reload(config())).toEqual({ applied: [], needsRestart: [] });
});

test('never opens an interface that secure remoting closed', () => {
  const listen = { users: [{ user: 'sap', password: 'x' }] };
  const live = createLiveConfig(config({ listen, flags: { applySecureRemoting: true } }));
  expect(live.reload(config({ listen }))).toEqual({
    applied: [],
    needsRestart: ['flags.applySecureRemoting'],
  });
  expect(live.current.flags.applySecureRemoting).toBe(true);
});

test('shows known attributes in other fields at once, new ones after a restart', () => {
  const live = createLiveConfig(config({ attributes: { attachedData: { A: 'One', B: 'Two' } } }));
  const renamed = live.reload(config({ attributes: { attachedData: { A: 'Two', C: 'One' } } }));
  expect(renamed.needsRestart).toEqual([]);
  expect(live.current.attributes.attachedData).toEqual({ A: 'Two', C: 'One' });
  const grown = live.reload(config({ attributes: { attachedData: { A: 'Two', C: 'One', D: 'New' } } }));
  expect(grown).toEqual({ applied: [], needsRestart: ['attributes.attachedData.D'] });
});

test('shows parts that were made before what counts now', () => {
  let value: { a: number; b?: number } = { a: 1 };
  const view = liveView(() => value);
  value = { a: 2, b: 3 };
  expect({ ...view }).toEqual({ a: 2, b: 3 });
  expect('b' in view).toBe(true);
});
