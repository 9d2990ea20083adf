import { z } from 'zod';
import type { Item } from '../core/item.ts';
import type { KeptAgent } from '../core/kept-agent.ts';
import { shortened } from '../core/observe-chat.ts';
import type { ToldStore } from '../core/told-store-port.ts';
import type { Store } from './store.ts';
import { orUndefined, storedItem } from './stored-item.ts';

const agent: z.ZodType<Omit<KeptAgent, 'items'>> = z.object({
  link: z.enum(['up', 'down', 'reconnecting', 'loggedOff']),
  isStationLost: z.boolean(),
  status: orUndefined(
    z.object({
      statusId: z.string(),
      text: z.string(),
      isAcd: z.boolean(),
      isAfterCallWork: z.boolean(),
      isOnPhone: z.boolean(),
    }),
  ),
  statusBeforeWrapUp: orUndefined(z.string()),
  hasSetWorkMode: z.boolean(),
  mayDialWhileReady: z.boolean(),
  offers: z.array(z.object({ interactionId: z.string(), count: z.number() })),
});

const ownedItem = z.object({ userId: z.string(), item: storedItem });

/** So many lines of a chat tell which of CIC's are new; CIC has all of them. */
const keptLines = 20;

/** What SAP was told, by user and by item. */
export function createToldStore(store: Store): ToldStore {
  const agents = store.table('told-agent', { parse: (json) => agent.parse(json) });
  const items = store.table('told-item', { parse: (json) => ownedItem.parse(json) });
  const itemIdsOf = new Map<string, Set<string>>();
  for (const [, { userId, item }] of items.entries()) idsOf(userId).add(item.itemId);

  function idsOf(userId: string): Set<string> {
    const ids = itemIdsOf.get(userId) ?? new Set();
    itemIdsOf.set(userId, ids);
    return ids;
  }

  // Two CIC systems may give two agents items of one id.
  const keyOf = (userId: string, itemId: string) => JSON.stringify([userId, itemId]);

  return {
    of(userId) {
      const known = agents.get(userId);
      if (!known) return undefined;
      const own = [...idsOf(userId)].flatMap((itemId): readonly Item[] => {
        const entry = items.get(keyOf(userId, itemId));
        return entry ? [entry.item] : [];
      });
      return { ...known, items: own };
    },
    saveAgent: (userId, known) => agents.put(userId, known),
    saveItem(userId, item) {
      const short = item.kind === 'chat' ? shortened(item, keptLines) : item;
      items.put(keyOf(userId, item.itemId), { userId, item: short });
      idsOf(userId).add(item.itemId);
    },
    removeItem(userId, itemId) {
      if (idsOf(userId).delete(itemId)) items.delete(keyOf(userId, itemId));
    },
    remove(userId) {
      for (const itemId of idsOf(userId)) items.delete(keyOf(userId, itemId));
      itemIdsOf.delete(userId);
      agents.delete(userId);
    },
  };
}
