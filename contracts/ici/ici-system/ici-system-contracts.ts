import type { IciContract } from '../ici-contract.ts';
import { exchangeProductInformation } from './exchange-product-information.ts';
import { getChannels } from './get-channels.ts';
import { getPresence } from './get-presence.ts';
import { getPresenceQueueInfo } from './get-presence-queue-info.ts';
import { getQueues } from './get-queues.ts';
import { getWorkcenterCapability } from './get-workcenter-capability.ts';
import { ping } from './ping.ts';

/** What SAP relies on when it calls `IciSystem`. */
export const iciSystemContracts: readonly IciContract[] = [
  exchangeProductInformation,
  getChannels,
  getPresence,
  getPresenceQueueInfo,
  getQueues,
  getWorkcenterCapability,
  ping,
];
