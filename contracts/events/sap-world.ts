import { createBridge } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { startMockSap } from '@switchhook/mocks/sap';
import type { ProviderWorld } from '../pact/provider-world.ts';
import { loggedOffFromSap, loggedOnToSap } from './states.ts';

/** The mock SAP; behind it a bridge that gives it the WSDL and logs its agent on. */
export async function openSapWorld(): Promise<ProviderWorld> {
  const cic = await startMockCic();
  const bridge = createBridge({
    listen: { port: 0 },
    cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
    credentials: { kind: 'inline', agents: { agent1: { password: demoPassword } } },
  });
  const { url: bridgeUrl } = await bridge.start();
  const sap = await startMockSap({
    bridgeUrl,
    agents: [{ userId: 'agent1', name: 'Anna Muster', extension: '1001' }],
    clock: systemClock,
    ids: () => 'IC1',
  });

  async function logOn(): Promise<void> {
    const response = await fetch(`${sap.url}/api/agents/agent1/log-on`, { method: 'POST' });
    if (!response.ok) throw new Error(`Failed to log agent1 on: ${response.status} ${await response.text()}`);
  }

  return {
    url: sap.url,
    async enter(state) {
      if (state === loggedOnToSap.name) await logOn();
      else if (state !== loggedOffFromSap.name)
        throw new Error(`Failed to enter "${state}": no handler has this name. Add one.`);
      return {};
    },
    async close() {
      await bridge.stop();
      await sap.close();
      await cic.close();
    },
  };
}
