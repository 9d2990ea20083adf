import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BridgeConfigInput, createBridge } from '@switchhook/bridge';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test } from 'vitest';
import { startSapSide } from './testing/sap-side.ts';

type Ports = NonNullable<Parameters<typeof createBridge>[1]>;

async function startSite(credentials: BridgeConfigInput['credentials'], ports: Ports = {}) {
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const cic = await startMockCic();
  onTestFinished(() => cic.close());
  const bridge = createBridge(
    {
      listen: { port: 0 },
      cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
      ...(credentials && { credentials }),
    },
    ports,
  );
  onTestFinished(bridge.stop);
  bridgeUrl = `${(await bridge.start()).url}/`;
  const station = (userId: string) => cic.state().users.find((user) => user.userId === userId)?.station;
  return { sap, station };
}

test('passwords come from a file that is read again once it has changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-credentials-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'agents.json');
  const write = (agents: object) => writeFileSync(path, JSON.stringify(agents));
  write({ agent1: { password: demoPassword, station: 'WS-AGENT3' } });
  const { sap, station } = await startSite({ kind: 'file', path });
  expect(await sap.subscribe('agent1')).toMatchObject({ userId: 'agent1' });
  expect(station('agent1')).toBe('WS-AGENT3');
  expect(await sap.subscribe('agent2')).toMatch(/^ICI-017 .*no password is known/);
  write({ agent2: { password: demoPassword } });
  expect(await sap.subscribe('agent2')).toMatchObject({ userId: 'agent2' });
  writeFileSync(path, '{ "agent2": ');
  expect(await sap.subscribe('agent3')).toMatch(/^ICI-019 .*credentials file/);
});

test('passwords come from the site’s own provider, which is asked with the work center', async () => {
  const asked: string[] = [];
  const { sap, station } = await startSite(undefined, {
    credentials: {
      async find(userId, workcenterId) {
        asked.push(`${userId} ${workcenterId}`);
        return userId === 'agent1' ? { password: demoPassword, station: 'WS-AGENT2' } : undefined;
      },
    },
  });
  expect(await sap.subscribe('agent1')).toMatchObject({ userId: 'agent1' });
  expect(station('agent1')).toBe('WS-AGENT2');
  expect(await sap.subscribe('agent2')).toMatch(/^ICI-017 .*no password is known/);
  expect(asked).toEqual(['agent1 WS-AGENT1', 'agent2 WS-AGENT2']);
});

test.each([
  [`${demoPassword};WS-AGENT3`, 'WS-AGENT3'],
  [`agent1;${demoPassword};WS-AGENT3`, 'WS-AGENT3'],
  [`${demoPassword};WS-AGENT3;pm3c2`, 'WS-AGENT3'],
  [`${demoPassword};`, 'WS-AGENT1'],
])('the work center %j holds password and station', async (workcenterId, expected) => {
  const { sap, station } = await startSite(undefined);
  const { appUrl } = sap;
  const request = { userId: 'agent1', appUrl, appId: 'app-agent1', workcenterId };
  expect(await sap.call('IciUser.subscribe', request, 'agent1')).toMatchObject({ userId: 'agent1' });
  expect(station('agent1')).toBe(expected);
});
