import type { IciContract } from './ici-contract.ts';
import { accept as acceptItem } from './ici-item/accept.ts';
import { end } from './ici-item/end.ts';
import { getAttachedData } from './ici-item/get-attached-data.ts';
import { getAttributes as getItem } from './ici-item/get-attributes.ts';
import { reject as rejectItem } from './ici-item/reject.ts';
import { setAttachedData } from './ici-item/set-attached-data.ts';
import { wrapUpEnded } from './ici-item/wrap-up-ended.ts';
import { accept } from './ici-phone-call/accept.ts';
import { drop } from './ici-phone-call/drop.ts';
import { getAttributes as getCall } from './ici-phone-call/get-attributes.ts';
import { hold } from './ici-phone-call/hold.ts';
import { initiateCall } from './ici-phone-call/initiate-call.ts';
import { reject } from './ici-phone-call/reject.ts';
import { retrieve } from './ici-phone-call/retrieve.ts';
import { exchangeProductInformation } from './ici-system/exchange-product-information.ts';
import { getWorkcenterCapability } from './ici-system/get-workcenter-capability.ts';
import { ping } from './ici-system/ping.ts';
import { getAttributes as getUser } from './ici-user/get-attributes.ts';
import { getCurrentWorkmode } from './ici-user/get-current-workmode.ts';
import { getWorkmodes } from './ici-user/get-workmodes.ts';
import { setCurrentWorkmode } from './ici-user/set-current-workmode.ts';
import { subscribe } from './ici-user/subscribe.ts';
import { unsubscribe } from './ici-user/unsubscribe.ts';

/** Everything that SAP relies on when it calls the bridge. */
export const iciContracts: readonly IciContract[] = [
  exchangeProductInformation,
  getWorkcenterCapability,
  ping,
  getUser,
  subscribe,
  unsubscribe,
  getWorkmodes,
  getCurrentWorkmode,
  setCurrentWorkmode,
  acceptItem,
  rejectItem,
  end,
  getItem,
  getAttachedData,
  setAttachedData,
  wrapUpEnded,
  initiateCall,
  accept,
  reject,
  drop,
  hold,
  retrieve,
  getCall,
];
