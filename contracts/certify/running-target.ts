import { systemClock } from '@switchhook/bridge/clock';
import { resetWorld } from '@switchhook/mocks/scenarios';
import type { Surroundings } from '@switchhook/simulator/desk-model';
import type { WireDetail, WireMessage } from '@switchhook/simulator/model';
import type { Target } from './target.ts';

export interface RunningAddresses {
  /** The mock SAP's API, with `/api`. */
  readonly sap: string;
  /** For cases that speak to it past SAP. */
  readonly bridge?: string | undefined;
  /** The control API of a mock CIC, with `/control`; absent where a live CIC stands there. */
  readonly cicControl?: string | undefined;
}

/**
 * A mock SAP that runs with its bridge, such as `npm start`, and is not started anew: agents are logged off and the
 * switch is reset between cases. It tells itself what can be done there.
 */
export async function runningTarget({ sap, bridge, cicControl }: RunningAddresses): Promise<Target> {
  const told = await surroundingsOf(sap);
  const offers = new Set([
    ...(told.hasWire ? ['wire'] : []),
    ...(bridge === undefined ? [] : ['bridge']),
    ...(cicControl === undefined ? [] : ['cic']),
    ...(cicControl !== undefined && told.hasPair ? ['pair'] : []),
    ...(cicControl !== undefined && told.hasClock ? ['virtualClock'] : []),
  ]);
  const world = {
    sapApi: sap,
    clock: systemClock,
    ...(bridge === undefined ? {} : { bridge }),
    ...(cicControl === undefined ? {} : { cicControl }),
  };
  let isClean = false;
  return {
    bridge: bridge ?? 'of the mock SAP',
    cic: cicControl ?? 'live',
    sap,
    offers,
    isShared: true,
    async open() {
      if (!isClean) await resetWorld(world);
      isClean = false;
      const before = told.hasWire ? await lastSeq(sap) : 0;
      return {
        world,
        messages: async () => (told.hasWire ? messagesAfter(sap, before) : []),
        // Agents who stay logged on would be in the way of whoever certifies this bridge with a SAP of their own.
        async close() {
          await resetWorld(world);
          isClean = true;
        },
      };
    },
  };
}

/** A mock SAP without a desk says only whether its wire is tapped. */
async function surroundingsOf(sap: string): Promise<Surroundings> {
  const response = await fetch(`${sap}/surroundings`);
  if (response.ok) return (await response.json()) as Surroundings;
  const { hasWire } = (await readJson(`${sap}/desk`)) as { readonly hasWire: boolean };
  return { hasWire, hasClock: false, hasPair: false, hasCic: true };
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

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (response.ok) return response.json();
  throw new Error(`Failed to read ${url}: it answered ${response.status}. Check the address.`);
}
