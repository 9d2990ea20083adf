import type { IciContract } from '../ici-contract.ts';
import { getAttributes } from './get-attributes.ts';
import { getContainers } from './get-containers.ts';
import { getItems } from './get-items.ts';

/** What SAP relies on when it calls `IciContainer`. */
export const iciContainerContracts: readonly IciContract[] = [getAttributes, getContainers, getItems];
