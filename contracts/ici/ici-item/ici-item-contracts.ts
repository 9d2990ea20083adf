import type { IciContract } from '../ici-contract.ts';
import { accept } from './accept.ts';
import { end } from './end.ts';
import { forward } from './forward.ts';
import { getAttachedData } from './get-attached-data.ts';
import { getAttributes } from './get-attributes.ts';
import { reject } from './reject.ts';
import { reroute } from './reroute.ts';
import { setAttachedData } from './set-attached-data.ts';
import { wrapUpEnded } from './wrap-up-ended.ts';
import { wrapUpRequired } from './wrap-up-required.ts';

/** What SAP relies on when it calls `IciItem`. */
export const iciItemContracts: readonly IciContract[] = [
  accept,
  end,
  forward,
  getAttachedData,
  getAttributes,
  reject,
  reroute,
  setAttachedData,
  wrapUpEnded,
  wrapUpRequired,
];
