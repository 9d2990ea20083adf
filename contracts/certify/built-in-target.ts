import { PacedClock, systemClock } from '@switchhook/bridge/clock';
import { startStack } from '@switchhook/stack';
import { steadyClock } from './steady-clock.ts';
import type { Target } from './target.ts';

/**
 * Our own bridge between our own mocks, anew for each case. Their clock runs at the pace of the real one, so that
 * what takes milliseconds happens by itself, and `advance` moves it on over what takes minutes. A time in which the
 * machine gave this process no turn is no time of theirs.
 */
export function builtInTarget(): Target {
  return {
    bridge: 'built in',
    cic: 'built in',
    sap: 'built in',
    offers: new Set(['cic', 'wire', 'virtualClock', 'bridge', 'pair', 'configuration']),
    isShared: false,
    async open({ needs = [], configuration } = {}) {
      const steady = steadyClock(systemClock);
      const stack = await startStack({
        basePort: 0,
        tap: true,
        simulator: 'none',
        quiet: true,
        clock: new PacedClock(steady),
        pair: needs.includes('pair'),
        ...(configuration === undefined ? {} : { configuration }),
      }).catch((error: unknown) => {
        steady.close();
        throw error;
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
        close: () => stack.close().finally(steady.close),
      };
    },
  };
}
