import type { ItemView, SessionView } from '../model.ts';
import { text } from '../text.ts';
import { itemsOf } from '../toolbar/button-state.ts';

/** The session's item with the customer: of a consultation the call that it is for. */
export function customerItem(session: SessionView | undefined): ItemView | undefined {
  const { item } = session ?? {};
  const customer = itemsOf(session).find(({ itemId }) => itemId === item?.consultFor);
  return customer ?? item;
}

/** Who an item is with: the customer as the agent knows them, or the third party of a consultation. */
export function partyName(session: SessionView | undefined, item: ItemView | undefined): string {
  const own = item?.remoteName || knownNumber(item);
  const isThird = item?.consultFor !== undefined;
  const customer = isThird ? '' : session?.account?.name || session?.ctiBar.left;
  return customer || own || text.announce.unknownCaller;
}

/** The number of an item, or nothing where it is not known (G5). */
export const knownNumber = (item: ItemView | undefined): string =>
  item && item.remoteNumber !== '+0' ? item.remoteNumber : '';
