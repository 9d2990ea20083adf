import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@switchhook/bridge/clock';
import type { AgentView } from '@switchhook/simulator/model';
import { expect, onTestFinished, test } from 'vitest';
import { startMockSap } from './start-mock-sap.ts';
import { startFakeBridge } from './testing/fake-bridge.ts';
import { agents } from './testing/start-together.ts';
import { aCall, connected } from './testing/wire-objects.ts';

test('comes back after a restart in the middle of a call, with its notes and its subscription', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mock-sap-'));
  onTestFinished(() => rm(dataFolder, { recursive: true }));
  const clock = new VirtualClock();
  const bridge = await startFakeBridge({ clock });
  onTestFinished(bridge.close);
  const options = { bridgeUrl: bridge.url, agents, clock, dataFolder };
  const phoneCall = aCall({ ...connected, remoteNumbers: ['+496227747474'] });

  const first = await startMockSap(options);
  const headers = { 'content-type': 'application/json' };
  const post = (path: string, body: unknown) =>
    fetch(`${first.url}/api/agents/agent1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  await post('log-on', {});
  await bridge.send('phoneCallChanged', { phoneCall });
  await post('commands', { command: 'writeRecord', notes: 'Wants a refund' });
  const { appId } = bridge.subscription();
  await first.close();

  const second = await startMockSap(options);
  onTestFinished(second.close);
  const read = async () => (await (await fetch(`${second.url}/api/agents/agent1`)).json()) as AgentView;
  expect(bridge.subscription().appId).toBe(appId);
  expect(await read()).toMatchObject({
    isLoggedOn: true,
    sessions: [{ record: { notes: 'Wants a refund' } }],
  });
  await bridge.send('phoneCallChanged', { phoneCall });
  const { sessions } = await read();
  expect(sessions).toHaveLength(1);
  expect(sessions[0]).toMatchObject({
    item: { itemId: '1001', state: 'connected' },
    account: { name: 'Erika Example' },
    record: { notes: 'Wants a refund', activities: [{ kind: 'call' }, { kind: 'account' }] },
  });
});
