import type { Clock } from '@switchhook/bridge/clock';
import { createLinkFaults, type LinkFaults } from './link-faults.ts';
import { createRecorder, type RecorderLimits, type Wire } from './recorder.ts';
import { startTap, type Tap, type TapOptions } from './tap.ts';

export interface WiretapOptions {
  readonly clock: Clock;
  readonly limits?: RecorderLimits;
}

/** Proxies on any number of links, and what crossed them, in one order. */
export interface Wiretap extends Wire {
  tap(options: TapOptions): Promise<Tap>;
  /** What goes wrong on the links, by plan. */
  readonly faults: LinkFaults;
  /** Closes every tap; what was recorded stays readable. */
  close(): Promise<void>;
}

/**
 * Starts a wiretap that has no link yet.
 *
 * @example
 * const wiretap = startWiretap({ clock: systemClock });
 * const tap = await wiretap.tap({ link: 'bridge → CIC', target: cic.url });
 * // give tap.url to the bridge, then read wiretap.list()
 */
export function startWiretap({ clock, limits }: WiretapOptions): Wiretap {
  const recorder = createRecorder(clock, limits);
  const faults = createLinkFaults();
  const taps: Tap[] = [];
  return {
    async tap(options) {
      const tap = await startTap({ recorder, faults, clock }, options);
      taps.push(tap);
      return tap;
    },
    faults,
    subscribe: recorder.subscribe,
    list: recorder.list,
    get: recorder.get,
    search: recorder.search,
    clear: recorder.clear,
    async close() {
      await Promise.all(taps.splice(0).map((tap) => tap.close()));
    },
  };
}
