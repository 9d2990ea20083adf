import type { IciContract } from '../ici-contract.ts';
import { getAttributes } from './get-attributes.ts';
import { getContainers } from './get-containers.ts';
import { getCurrentChannels } from './get-current-channels.ts';
import { getCurrentQueues } from './get-current-queues.ts';
import { getCurrentWorkmode } from './get-current-workmode.ts';
import { getQueues } from './get-queues.ts';
import { getWorkmodes } from './get-workmodes.ts';
import { setCurrentChannels } from './set-current-channels.ts';
import { setCurrentQueues } from './set-current-queues.ts';
import { setCurrentWorkmode } from './set-current-workmode.ts';
import { setWorkcenter } from './set-workcenter.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

/** What SAP relies on when it calls `IciUser`. */
export const iciUserContracts: readonly IciContract[] = [
  getAttributes,
  getContainers,
  getCurrentChannels,
  getCurrentQueues,
  getCurrentWorkmode,
  getQueues,
  getWorkmodes,
  setCurrentChannels,
  setCurrentQueues,
  setCurrentWorkmode,
  setWorkcenter,
  subscribe,
  unsubscribe,
];
