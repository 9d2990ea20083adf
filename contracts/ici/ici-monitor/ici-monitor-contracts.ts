import type { IciContract } from '../ici-contract.ts';
import { getData } from './get-data.ts';
import { getDefinition } from './get-definition.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

/** What SAP relies on when it calls `IciMonitor`. */
export const iciMonitorContracts: readonly IciContract[] = [getData, getDefinition, subscribe, unsubscribe];
