import { type BridgeConfigInput, createBridge } from '@switchhook/bridge';
import { demoPassword, demoWorld, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test } from 'vitest';
import { startSapSide } from './testing/sap-side.ts';

/** agent2 has no extension, agent3 was never given a status (G22). */
async function start(more: Partial<BridgeConfigInput> = {}) {
  let url = '';
  // It outlives the bridge, which says farewell to it.
  const sap = await startSapSide(() => url);
  const world = demoWorld();
  const change: Readonly<Record<string, object>> = {
    agent2: { extension: '' },
    agent3: { initialStatusId: '' },
  };
  const cic = await startMockCic({
    world: { ...world, users: world.users.map((user) => ({ ...user, ...change[user.id] })) },
  });
  onTestFinished(() => cic.close());
  const bridge = createBridge({
    listen: { port: 0 },
    cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
    ...more,
  });
  onTestFinished(bridge.stop);
  url = `${(await bridge.start()).url}/`;
  return { cic, sap, page: async () => (await fetch(url)).text() };
}

const inline = { credentials: { kind: 'inline', agents: { agent2: { password: demoPassword } } } } as const;

test.each([
  ['a user whom CIC does not know', 'nobody', demoPassword, {}, 'ICI-001', 'CIC has no user "nobody"'],
  ['a user in other letters', 'Agent1', demoPassword, {}, 'ICI-001', 'CIC spells this user agent1'],
  [
    'a user in other letters with a wrong password',
    'AGENT1',
    'wrong',
    {},
    'ICI-001',
    'CIC spells this user agent1',
  ],
  ['a wrong password', 'agent1', 'wrong', {}, 'ICI-017', 'The authentication process failed'],
  ['no extension', 'agent2', demoPassword, {}, 'ICI-017', 'the user has no extension'],
  ['no initial status', 'agent3', demoPassword, {}, 'ICI-017', 'the user has no status yet'],
  ['an unreadable work center', 'agent1', 'a;b;c;d', {}, 'ICI-017', 'neither "password;station" nor'],
  ['no password', 'agent1', undefined, inline, 'ICI-017', 'no password is known'],
  ['no password, and CIC knows nobody', 'nobody', undefined, inline, 'ICI-001', 'CIC has no user "nobody"'],
  ['no password, in other letters', 'Agent2', undefined, inline, 'ICI-001', 'CIC spells this user agent2'],
  [
    'no extension, for handlers',
    'agent2',
    undefined,
    { credentials: { kind: 'none' } },
    'ICI-017',
    'the user has no extension',
  ],
  [
    'no initial status, for handlers',
    'agent3',
    undefined,
    { credentials: { kind: 'none' } },
    'ICI-017',
    'the user has no status yet',
  ],
  [
    'a user whom handlers cannot know',
    'nobody',
    undefined,
    { credentials: { kind: 'none' } },
    'ICI-001',
    'CIC has no user "nobody"',
  ],
] as const)(
  '%s is said in the fault and on the service page',
  async (_, userId, password, config, code, words) => {
    const { cic, sap, page } = await start(config);
    expect(await page()).not.toContain('Not logged on');
    const fault = await sap.subscribe(userId, password);
    expect(fault).toMatch(new RegExp(`^${code} Failed to `));
    expect(fault).toContain(words);
    const shown = unescaped(await page());
    expect(shown).toContain(`Not logged on: ${userId}`);
    expect(shown).toContain(words);
    expect(shown).not.toContain(demoPassword);
    expect(cic.state().users.filter(({ loggedIn, userId: id }) => loggedIn && id !== 'bridge')).toEqual([]);
  },
);

test('the page forgets the problem of an agent who can log on again', async () => {
  const { sap, page } = await start();
  await sap.subscribe('agent1', 'wrong');
  expect(await page()).toContain('Not logged on: agent1');
  expect(await sap.subscribe('agent1', demoPassword)).toMatchObject({ userId: 'agent1' });
  expect(await page()).not.toContain('Not logged on: agent1');
});

function unescaped(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
