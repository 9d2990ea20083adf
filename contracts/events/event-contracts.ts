import { actionItemChanged } from './action-item-changed.ts';
import { chatChanged } from './chat-changed.ts';
import { chatNewPosting } from './chat-new-posting.ts';
import { containerChanged } from './container-changed.ts';
import type { EventContract } from './event-contract.ts';
import { itemChanged } from './item-changed.ts';
import { lineChanged } from './line-changed.ts';
import { messageChanged } from './message-changed.ts';
import { monitorDataChanged } from './monitor-data-changed.ts';
import { phoneCallChanged } from './phone-call-changed.ts';
import { subscriptionEnded } from './subscription-ended.ts';
import { userChanged } from './user-changed.ts';

/** Everything that the bridge relies on when it tells SAP of events. */
export const eventContracts: readonly EventContract[] = [
  userChanged,
  phoneCallChanged,
  chatChanged,
  chatNewPosting,
  actionItemChanged,
  messageChanged,
  itemChanged,
  containerChanged,
  lineChanged,
  monitorDataChanged,
  subscriptionEnded,
];
