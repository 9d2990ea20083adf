import { openSapWorld } from '../events/sap-world.ts';
import { openBridgeWorld } from '../ici/bridge-world.ts';
import { openCicWorld } from '../icws/cic-world.ts';
import type { ProviderWorld } from '../pact/provider-world.ts';
import type { Pair } from './pairs.ts';

/** Our own part for each provider. */
export const ownWorlds: Readonly<Record<Pair['provider'], () => Promise<ProviderWorld>>> = {
  bridge: () => openBridgeWorld(),
  sap: openSapWorld,
  cic: openCicWorld,
};
