import type { EventContract } from './event-contract.ts';
import { itemChanged } from './item-changed.ts';
import { phoneCallChanged } from './phone-call-changed.ts';
import { subscriptionEnded } from './subscription-ended.ts';
import { userChanged } from './user-changed.ts';

/** Everything that the bridge relies on when it tells SAP of events. */
export const eventContracts: readonly EventContract[] = [
  userChanged,
  phoneCallChanged,
  itemChanged,
  subscriptionEnded,
];
