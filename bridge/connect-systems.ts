import { type BridgeConfig, cicSystemsOf } from './config/index.ts';
import type { IdSource, Rng } from './core/chance.ts';
import type { Clock } from './core/clock.ts';
import type { Log } from './core/log.ts';
import { logWith } from './core/log-with.ts';
import { attributesToWatch } from './core/own-attributes.ts';
import type { ChannelName } from './ici/index.ts';
import { type CicSystem, connectCic } from './icws/index.ts';

interface Ports {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly ids: IdSource;
  readonly log: Log;
}

/** The CIC systems of a configuration (G19); nothing is sent to any of them before `start`. */
export function connectSystems(config: BridgeConfig, ports: Ports): readonly CicSystem[] {
  const { attributes } = config;
  const systems = cicSystemsOf(config);
  return systems.map(({ name, reconnect, agents: _, ...system }) => ({
    name,
    cic: connectCic({
      ...system,
      ...ports,
      backoff: reconnect,
      attributeNames: attributesToWatch({ attachedDataFields: attributes.attachedData }),
      remoteAttributes: attributes.remote,
      remoteSources: attributes.remoteOf,
      dialedSources: attributes.dialedOf,
      dialedAttributes: attributes.dialed,
      hideRemoteAttribute: attributes.hideRemote,
      log: systems.length > 1 ? logWith(ports.log, { cic: name }) : ports.log,
    }),
  }));
}

const channelNames = {
  call: 'telephony',
  callback: 'telephony',
  chat: 'chat',
  email: 'messaging',
  generic: 'action',
} as const;

/** The channels of SAP that the kinds of interaction come in (G35); an e-mail may be an action item (G26). */
export function channelsOf(config: BridgeConfig): readonly ChannelName[] {
  const kinds = cicSystemsOf(config).flatMap(({ channels }) => channels);
  const names = kinds.flatMap((kind) => (kind === 'email' ? ['messaging', 'action'] : [channelNames[kind]]));
  return [...new Set(names)] as ChannelName[];
}
