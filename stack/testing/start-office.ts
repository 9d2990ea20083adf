import { type Bridge, type BridgeConfigInput, createBridge } from '@switchhook/bridge';
import { type Clock, systemClock, VirtualClock } from '@switchhook/bridge/clock';
import { demoPassword, type MockCic, type MockCicOptions, startMockCic } from '@switchhook/mocks/cic';
import { type MockSap, startMockSap } from '@switchhook/mocks/sap';
import type { AgentCommand, AgentView, ItemView, SapSettings } from '@switchhook/simulator/model';
import { expect, onTestFinished, vi } from 'vitest';

/** What is set besides the hosts and the service user. */
export type BridgeSettings = Omit<BridgeConfigInput, 'cic' | 'cicSystems'>;

export interface OfficeOptions {
  readonly bridge?: BridgeSettings;
  readonly cic?: MockCicOptions;
  readonly sap?: Partial<SapSettings>;
  /** How many of CIC's agents SAP knows; 3. */
  readonly agents?: number;
  /** False where the work-center field holds a station only. */
  readonly withPasswords?: boolean;
  readonly clock?: Clock;
}

/** One agent at the mock SAP's screen. */
export interface OfficeAgent {
  readonly userId: string;
  view(): Promise<AgentView>;
  logOn(workMode?: '2' | '3'): Promise<void>;
  logOff(): Promise<void>;
  /** Every item that SAP has on the screen, waiting ones left out. */
  items(): Promise<readonly ItemView[]>;
  /** Presses a button; resolves to the HTTP status, with the fault's code where the bridge refused it. */
  press(command: AgentCommand): Promise<string>;
  /** Presses a button that has to work. */
  must(command: AgentCommand): Promise<void>;
  /** Waits until SAP shows an item for which `fits` holds. */
  sees(fits: (item: ItemView) => boolean): Promise<ItemView>;
  /** Waits until an item is in this state. */
  becomes(itemId: string, state: ItemView['state']): Promise<ItemView>;
  /** Waits until SAP no longer shows the item as something that goes on. */
  loses(itemId: string): Promise<void>;
  /** Waits until SAP shows this work mode: its id or its text. */
  isIn(workMode: string): Promise<void>;
}

/** A mock CIC, a bridge and a mock SAP, connected over HTTP. */
export interface Office {
  readonly cic: MockCic;
  readonly sap: MockSap;
  /** The one that runs now. */
  readonly bridge: Bridge;
  /** Without a slash at the end. */
  readonly bridgeUrl: string;
  agent(userId: string): OfficeAgent;
  /** Calls the mock SAP's API. */
  sapApi(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Stops the bridge in order, and starts another one at the same port. */
  restartBridge(): Promise<void>;
}

const patience = { timeout: 15_000, interval: 10 };

/** Starts all three on loopback; they are closed with the test, SAP's side last. */
export async function startOffice(options: OfficeOptions = {}): Promise<Office> {
  const { clock = systemClock, withPasswords = true } = options;
  const cic = await startMockCic({ clock, ...options.cic });
  const parts: (() => Promise<void>)[] = [cic.close];
  // The bridge first: it still tells SAP that the subscriptions end, and logs its agents off CIC.
  onTestFinished(async () => {
    for (const close of parts.toReversed()) await passTime(clock, close());
  });
  const openBridge = async (port: number) => {
    const bridge = createBridge(
      {
        store: { path: ':memory:' },
        ...options.bridge,
        listen: { ...options.bridge?.listen, port },
        cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
      },
      { clock },
    );
    return { bridge, url: (await bridge.start()).url };
  };
  let { bridge, url: bridgeUrl } = await openBridge(0);
  const known = cic.state().users.filter(({ extension }) => extension !== '');
  const sap = await startMockSap({
    bridgeUrl,
    clock,
    ...(options.sap && { settings: options.sap }),
    agents: known.slice(0, options.agents ?? 3).map(({ userId, displayName, extension }) => {
      const station = `WS-${userId.toUpperCase()}`;
      const workcenterId = withPasswords ? `${demoPassword};${station}` : station;
      return { userId, name: displayName, extension, workcenterId };
    }),
  });
  parts.push(sap.close, () => bridge.stop());

  async function sapApi(method: string, path: string, body?: object) {
    const response = await fetch(`${sap.url}/api${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  }

  return {
    cic,
    sap,
    get bridge() {
      return bridge;
    },
    get bridgeUrl() {
      return bridgeUrl;
    },
    agent: (userId) => anAgent(userId, sapApi),
    sapApi,
    async restartBridge() {
      const { port } = new URL(bridgeUrl);
      await bridge.stop();
      ({ bridge, url: bridgeUrl } = await openBridge(Number(port)));
    },
  };
}

/** Farewells have time limits of their own, which need time to pass. */
async function passTime(clock: Clock, closing: Promise<void>): Promise<void> {
  let isOver = !(clock instanceof VirtualClock);
  const closed = closing.finally(() => {
    isOver = true;
  });
  while (!isOver && clock instanceof VirtualClock) {
    await clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await closed;
}

function anAgent(userId: string, sapApi: Office['sapApi']): OfficeAgent {
  const path = `/agents/${userId}`;
  const view = async () => (await sapApi('GET', path)).body as AgentView;
  const items = async () => (await view()).sessions.flatMap((session) => session.items ?? []);

  async function press(command: AgentCommand): Promise<string> {
    const { status, body } = await sapApi('POST', `${path}/commands`, command);
    const { error } = body as { readonly error?: { readonly code: string; readonly message: string } };
    return error ? `${status} ${error.code} ${error.message}` : String(status);
  }

  async function sees(fits: (item: ItemView) => boolean): Promise<ItemView> {
    return vi.waitFor(async () => {
      const all = await items();
      const found = all.find(fits);
      if (found) return found;
      const shown = all.map(({ itemId, channel, state }) => `${itemId} ${channel} ${state}`).join(', ');
      throw new Error(`${userId} sees no such item, but: ${shown || 'none'}`);
    }, patience);
  }

  return {
    userId,
    view,
    items,
    press,
    sees,
    async logOn(workMode = '2') {
      const { status, body } = await sapApi('POST', `${path}/log-on`, { workMode });
      expect(status, JSON.stringify(body)).toBe(200);
      await vi.waitFor(async () => expect((await view()).workMode?.id).toBe(workMode), patience);
    },
    async logOff() {
      expect((await sapApi('POST', `${path}/log-off`, {})).status).toBe(200);
    },
    async must(command) {
      expect(await press(command), `${userId}: ${JSON.stringify(command)}`).toBe('200');
    },
    becomes: (itemId, state) => sees((item) => item.itemId === itemId && item.state === state),
    async loses(itemId) {
      await vi.waitFor(async () => {
        const left = (await items()).filter((item) => item.itemId === itemId && item.state !== 'ended');
        expect(left.map(({ state }) => `${userId}: ${itemId} ${state}`)).toEqual([]);
      }, patience);
    },
    async isIn(workMode) {
      await vi.waitFor(async () => {
        const mode = (await view()).workMode;
        expect([mode?.id, mode?.description]).toContain(workMode);
      }, patience);
    },
  };
}
