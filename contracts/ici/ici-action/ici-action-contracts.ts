import type { IciContract } from '../ici-contract.ts';
import { accept } from './accept.ts';
import { cancel } from './cancel.ts';
import { complete } from './complete.ts';
import { getAttributes } from './get-attributes.ts';
import { reject } from './reject.ts';
import { reroute } from './reroute.ts';
import { route } from './route.ts';
import { update } from './update.ts';

/** What SAP relies on when it calls `IciAction`. */
export const iciActionContracts: readonly IciContract[] = [
  accept,
  cancel,
  complete,
  getAttributes,
  reject,
  reroute,
  route,
  update,
];
