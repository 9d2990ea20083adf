import { PacedClock, systemClock } from '@switchhook/bridge/clock';
import type { ScenarioWorld } from '@switchhook/mocks/scenarios';
import type { WireDetail, WireMessage } from '@switchhook/simulator/model';
import { startStack } from '@switchhook/stack';

/** One world for one case. */
export interface TargetWorld {
  readonly world: ScenarioWorld;
  /** What crossed since the world was opened; empty where nothing is tapped. */
  messages(): Promise<readonly WireDetail[]>;
  close(): Promise<void>;
}

/** What is certified. */
export interface Target {
  readonly bridge: string;
  readonly cic: string;
  readonly sap: string;
  /** What the surroundings offer, of the scenario's `needs`. */
  readonly offers: ReadonlySet<string>;
  /** True where all worlds are the same parts, so that only one case at a time can be played. */
  readonly isShared: boolean;
  open(): Promise<TargetWorld>;
}

/**
 * Our own bridge between our own mocks, anew for each case. Their clock runs at the pace of the real one, so that
 * what takes milliseconds happens by itself, and `advance` moves it on over what takes minutes.
 */
export function builtInTarget(): Target {
  return {
    bridge: 'built in',
    cic: 'built in',
    sap: 'built in',
    offers: new Set(['cic', 'wire', 'virtualClock', 'bridge']),
    isShared: false,
    async open() {
      const stack = await startStack({
        basePort: 0,
        tap: true,
        simulator: 'none',
        quiet: true,
        clock: new PacedClock(systemClock),
      });
      const { sap: sapApi, cicControl, bridge } = stack.addresses;
      // What strangers send is recorded as what SAP sends.
      const tap = await stack.wiretap?.tap({ link: 'SAP → bridge', target: bridge });
      return {
        world: { sapApi, cicControl, bridge: tap?.url ?? bridge, clock: systemClock },
        messages: async () => {
          const { wiretap } = stack;
          return (wiretap?.list() ?? []).flatMap(({ seq }) => wiretap?.get(seq) ?? []);
        },
        close: () => stack.close(),
      };
    },
  };
}

export interface ForeignAddresses {
  readonly bridge: string;
  /** The mock SAP's API, with `/api`: it is told apart from the bridge only by its address. */
  readonly sap: string;
  /** The control API of a mock CIC, with `/control`; absent where a live CIC stands there. */
  readonly cicControl: string | undefined;
}

/** Parts that run elsewhere and are not started anew: agents are logged off and the switch is reset between cases. */
export function foreignTarget({ bridge, sap, cicControl }: ForeignAddresses): Target {
  const offers = new Set(['wire', 'bridge', ...(cicControl ? ['cic'] : [])]);
  return {
    bridge,
    cic: cicControl ?? 'live',
    sap,
    offers,
    isShared: true,
    async open() {
      const agents = (await readJson(`${sap}/agents`)) as readonly { userId: string; isLoggedOn: boolean }[];
      for (const { userId, isLoggedOn } of agents) {
        if (isLoggedOn) await post(`${sap}/agents/${encodeURIComponent(userId)}/log-off`);
      }
      if (cicControl) await post(`${cicControl}/reset`);
      const before = await lastSeq(sap);
      return {
        world: { sapApi: sap, bridge, clock: systemClock, ...(cicControl ? { cicControl } : {}) },
        messages: () => messagesAfter(sap, before),
        close: async () => undefined,
      };
    },
  };
}

async function messagesAfter(sap: string, after: number): Promise<readonly WireDetail[]> {
  const details: WireDetail[] = [];
  for (let last = after; ; ) {
    const page = (await readJson(`${sap}/wire?after=${last}&limit=1000`)) as readonly WireMessage[];
    if (page.length === 0) return details;
    for (const { seq } of page) {
      details.push((await readJson(`${sap}/wire/${seq}`)) as WireDetail);
      last = seq;
    }
  }
}

async function lastSeq(sap: string): Promise<number> {
  for (let last = 0; ; ) {
    const page = (await readJson(`${sap}/wire?after=${last}&limit=1000`)) as readonly WireMessage[];
    if (page.length === 0) return last;
    last = page.at(-1)?.seq ?? last;
  }
}

async function post(url: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (response.ok) return;
  throw new Error(`Failed to make the parts ready: ${url} answered ${response.status}. Look at its log.`);
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (response.ok) return response.json();
  throw new Error(`Failed to read ${url}: it answered ${response.status}. Check the address.`);
}
