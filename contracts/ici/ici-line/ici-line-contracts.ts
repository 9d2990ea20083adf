import type { IciContract } from '../ici-contract.ts';
import { getAttributes } from './get-attributes.ts';
import { getLines } from './get-lines.ts';
import { setForwarding } from './set-forwarding.ts';

/** What SAP relies on when it calls `IciLine`. */
export const iciLineContracts: readonly IciContract[] = [getAttributes, getLines, setForwarding];
