import { VirtualClock } from '@switchhook/bridge/clock';
import type { AgentView } from '@switchhook/simulator/model';
import { type MockSapOptions, startMockSap } from '../start-mock-sap.ts';
import { type FakeBridge, type FakeBridgeOptions, startFakeBridge } from './fake-bridge.ts';

/** A mock SAP and a fake bridge, and what a test does with them. */
export interface Together {
  readonly bridge: FakeBridge;
  readonly url: string;
  readonly clock: VirtualClock;
  post(path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  view(userId?: string): Promise<AgentView>;
  close(): Promise<void>;
}

export const agents = [
  { userId: 'agent1', name: 'Anna Agent', extension: '8001' },
  { userId: 'agent2', name: 'Ben Agent', extension: '8002' },
];

export async function startTogether(
  handlers: FakeBridgeOptions['handlers'] = {},
  options: Partial<MockSapOptions> = {},
): Promise<Together> {
  const clock = new VirtualClock();
  const bridge = await startFakeBridge({ clock, handlers });
  const sap = await startMockSap({ bridgeUrl: bridge.url, agents, clock, ...options });
  return {
    bridge,
    clock,
    url: sap.url,
    async post(path, body) {
      const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await fetch(sap.url + path, { method: 'POST', ...(body !== undefined && json) });
      return { status: response.status, body: await response.json() };
    },
    async view(userId = 'agent1') {
      return (await fetch(`${sap.url}/api/agents/${userId}`)).json() as Promise<AgentView>;
    },
    async close() {
      await sap.close();
      await bridge.close();
    },
  };
}
