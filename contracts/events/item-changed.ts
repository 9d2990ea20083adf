import { eventContract } from './event-contract.ts';
import { completedItem, itemInWrapUp } from './examples.ts';
import { closed, taken } from './told.ts';

export const itemChanged = eventContract('itemChanged', [
  taken('of a call that went into wrap-up', { item: itemInWrapUp }),
  taken('of a call that is done', { item: completedItem }),
  closed({ item: itemInWrapUp }),
]);
