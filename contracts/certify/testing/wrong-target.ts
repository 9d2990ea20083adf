import { createBridge, silentLog } from '@switchhook/bridge';
import { PacedClock, systemClock } from '@switchhook/bridge/clock';
import { demoPassword, demoWorld, startMockCic } from '@switchhook/mocks/cic';
import { startMockSap } from '@switchhook/mocks/sap';
import { startWiretap, wireRoutes } from '@switchhook/mocks/wiretap';
import type { Target } from '../target.ts';
import { type Alteration, startWrongBridge } from './wrong-bridge.ts';

/** The built-in parts with a bridge that is wrong in one way; the taps stand where SAP stands. */
export function wrongTarget(alteration: Alteration): Target {
  return {
    bridge: alteration.name,
    cic: 'built in',
    sap: 'built in',
    offers: new Set(['cic', 'wire', 'virtualClock', 'bridge']),
    isShared: false,
    async open() {
      const clock = new PacedClock(systemClock);
      const host = '127.0.0.1';
      const cic = await startMockCic({ host, port: 0, clock, log: silentLog });
      const wiretap = startWiretap({ clock });
      const toCic = await wiretap.tap({ link: 'bridge → CIC', target: cic.url });
      const bridge = createBridge(
        {
          listen: { host, port: 0 },
          cic: { hosts: [toCic.url], user: 'bridge', password: demoPassword },
          store: { path: ':memory:' },
          actionItems: { workgroups: ['Sales'] },
        },
        { clock, log: silentLog },
      );
      const { url } = await bridge.start();
      let isThere: (url: string) => void = () => undefined;
      const sapUrl = new Promise<string>((resolve) => {
        isThere = resolve;
      });
      const toSap = await wiretap.tap({ link: 'bridge → SAP', target: sapUrl });
      const wrong = await startWrongBridge(alteration, url, Promise.resolve(toSap.url));
      const toBridge = await wiretap.tap({ link: 'SAP → bridge', target: wrong.bridgeUrl });
      const cicControl = `${cic.url}/control`;
      const sap = await startMockSap({
        host,
        port: 0,
        bridgeUrl: toBridge.url,
        eventUrl: `${wrong.eventUrl}/events`,
        agents: demoWorld()
          .users.filter(({ isSuperUser }) => !isSuperUser)
          .map(({ id, displayName, extension, password, defaultStation }) => ({
            userId: id,
            name: displayName,
            extension,
            workcenterId: `${password};${defaultStation ?? ''}`,
          })),
        clock,
        log: silentLog,
        plugins: [wireRoutes(wiretap)],
        desk: { cicControl, hasWire: true },
      });
      isThere(sap.url);
      return {
        world: { sapApi: `${sap.url}/api`, cicControl, bridge: toBridge.url, clock: systemClock },
        messages: async () => wiretap.list().flatMap(({ seq }) => wiretap.get(seq) ?? []),
        async close() {
          await bridge.stop();
          await sap.close();
          await wrong.close();
          await cic.close();
          await wiretap.close();
        },
      };
    },
  };
}
