import { type BridgeConfigInput, createBridge } from '@switchhook/bridge';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSapSide } from './testing/sap-side.ts';

type Settings = Pick<BridgeConfigInput, 'workModes' | 'workModeList'>;

async function startSite(settings: Settings, language = 'en-us') {
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const cic = await startMockCic();
  onTestFinished(() => cic.close());
  const bridge = createBridge({
    listen: { port: 0 },
    cic: { hosts: [cic.url], user: 'bridge', password: demoPassword, language },
    ...settings,
  });
  onTestFinished(bridge.stop);
  bridgeUrl = `${(await bridge.start()).url}/`;
  const userId = 'agent1';
  await sap.subscribe(userId, demoPassword);
  const set = (workmode: string) => sap.call('IciUser.setCurrentWorkmode', { userId, workmode }, userId);
  const modes = async () => {
    const list = await sap.call('IciUser.getWorkmodes', { userId }, userId);
    return (list as readonly { readonly id: string; readonly description: string }[]).map(
      ({ id, description }) => `${id} ${description}`,
    );
  };
  const inCic = () => cic.state().users.find((user) => user.userId === userId);
  const shown = (text: string) =>
    vi.waitFor(() => expect(sap.agent(userId).workMode).toBe(text), { timeout: 10_000, interval: 20 });
  return { sap, cic, set, modes, inCic, shown };
}

const lunch = { id: '4', description: 'Lunch', cicStatus: 'At Lunch' };

test.each([
  ['append', ['1 Logged Off', '2 Ready', '3 Not Ready', '4 Lunch'], []],
  [
    'override',
    ['1 Away', '2 Here', '3 Busy', '4 Lunch'],
    [
      { id: '1', description: 'Away' },
      { id: '2', description: 'Here', cicStatus: 'Available' },
      { id: '3', description: 'Busy', cicStatus: 'In a meeting' },
    ],
  ],
] as const)('work modes %s the standard list (G29)', async (workModeList, list, more) => {
  const { set, modes, inCic, cic, shown } = await startSite({
    workModeList,
    workModes: [...more, lunch],
  });
  expect(await modes()).toEqual(list);
  expect(await set('4')).toBeUndefined();
  await vi.waitFor(() => expect(inCic()?.status).toBe('At Lunch'), 10_000);
  await shown('Lunch');
  // Whatever is chosen in the CIC client shows as its work mode too.
  const ready = workModeList === 'override' ? 'Here' : 'Ready';
  cic.setStatus('agent1', 'Available');
  await shown(ready);
  expect(await set('3')).toBeUndefined();
  await vi.waitFor(
    () => expect(inCic()?.status).toBe(workModeList === 'override' ? 'In a meeting' : 'Do Not disturb'),
    10_000,
  );
  expect(await set('9')).toMatch(/^ICI-005 /);
});

test('a status without a work mode of its own shows in the words of CIC (G3)', async () => {
  const { cic, shown } = await startSite({});
  cic.setStatus('agent1', 'In a meeting');
  await shown('In a Meeting');
});

test('Logout leaves the status as it was and takes the agent off CIC, and Ready brings them back (G29)', async () => {
  const { set, inCic, shown } = await startSite({ workModeList: 'append', workModes: [lunch] });
  await set('4');
  await shown('Lunch');
  expect(await set('1')).toBeUndefined();
  await shown('Logged Off');
  await vi.waitFor(() => expect(inCic()).toMatchObject({ loggedIn: false, status: 'At Lunch' }), 10_000);
  expect(await set('2')).toBeUndefined();
  await shown('Ready');
  expect(inCic()).toMatchObject({ loggedIn: true, status: 'Available' });
});

test('the agent reads the text of CIC in the language of the site where a work mode asks for it', async () => {
  const { modes, set, shown } = await startSite(
    { workModeList: 'append', workModes: [{ ...lunch, localized: true }] },
    'de-de',
  );
  await set('4');
  await shown('Mittagspause');
  expect(await modes()).toContain('4 Mittagspause');
});

test('an agent who logs on in another language reads CIC in that one, the others in the site’s', async () => {
  const { sap, set, shown, inCic } = await startSite({
    workModeList: 'append',
    workModes: [{ ...lunch, localized: true }],
  });
  const userId = 'agent2';
  const request = {
    userId,
    appUrl: sap.appUrl,
    appId: 'app-agent2',
    workcenterId: `${demoPassword};WS-AGENT2`,
  };
  await sap.call('IciUser.subscribe', { ...request, language: 'de' }, userId);
  const list = await sap.call('IciUser.getWorkmodes', { userId, language: 'de' }, userId);
  expect(list).toContainEqual(expect.objectContaining({ id: '4', description: 'Mittagspause' }));
  await sap.call('IciUser.setCurrentWorkmode', { userId, workmode: '4' }, userId);
  await vi.waitFor(() => expect(sap.agent(userId).workMode).toBe('Mittagspause'), 10_000);
  await set('4');
  await shown('At Lunch');
  expect(inCic()?.status).toBe('At Lunch');
});
