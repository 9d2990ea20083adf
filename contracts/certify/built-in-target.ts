import { PacedClock, systemClock } from '@switchhook/bridge/clock';
import { startStack } from '@switchhook/stack';
import type { Target } from './target.ts';

/**
 * Our own bridge between our own mocks, anew for each case. Their clock runs at the pace of the real one, so that
 * what takes milliseconds happens by itself, and `advance` moves it on over what takes minutes.
 */
export function builtInTarget(): Target {
  return {
    bridge: 'built in',
    cic: 'built in',
    sap: 'built in',
    offers: new Set(['cic', 'wire', 'virtualClock', 'bridge', 'pair', 'configuration']),
    isShared: false,
    async open({ needs = [], configuration } = {}) {
      const stack = await startStack({
        basePort: 0,
        tap: true,
        simulator: 'none',
        quiet: true,
        clock: new PacedClock(systemClock),
        pair: needs.includes('pair'),
        ...(configuration === undefined ? {} : { configuration }),
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
