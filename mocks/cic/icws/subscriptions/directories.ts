import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import {
  type ContactDirectory,
  contactDirectories,
  contactEntry,
  contactProperties,
  directoryMetadata,
} from '../contacts.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';
import { wildcard } from '../wildcard.ts';
import { wireEnum, wireInt } from '../wire.ts';

const filterTypes = { exact: 0, prefix: 1, exists: 2, empty: 3, wildcards: 4 } as const;

export const directorySchema = z.object({
  directoryID: z.string().min(1),
  index: wireInt.optional(),
  count: wireInt.optional(),
  filterItems: z
    .array(
      z.object({
        contactProperty: wireInt,
        filterType: wireEnum(0, 1, 2, 3, 4),
        filterExpressions: z.array(z.string()).default([]),
      }),
    )
    .optional(),
  sortItems: z.array(z.object({ contactProperty: wireInt, sortDirection: wireEnum(0, 1) })).optional(),
});

type Parameters = z.output<typeof directorySchema>;
type Entry = Readonly<Record<string, unknown>>;

/** Which directories there are; the configuration does not change while the server runs. */
export function directoriesSubscription(pbx: LivePbx): Subscription {
  return {
    topics: [],
    snapshot: () => [
      {
        __type: 'urn:inin.com:directories:directoriesMessage',
        isDelta: false,
        directoriesAdded: contactDirectories(pbx).map(directoryMetadata),
      },
    ],
    tell: () => undefined,
  };
}

/** The entries of one directory with their presence (icws.md 10). */
export function directorySubscription(
  pbx: LivePbx,
  subscriptionId: string,
  directory: ContactDirectory,
  { index = 0, count = Number.MAX_SAFE_INTEGER, filterItems = [], sortItems = [] }: Parameters,
): Subscription {
  const all = directory.userIds.flatMap((id) => pbx.view.users.get(id) ?? []);
  const filtered = all
    .map((user) => ({ user, entry: contactEntry(pbx, directory, user, 0) }))
    .filter(({ entry }) => filterItems.every((item) => holds(item, entry)))
    .sort((a, b) => compare(sortItems, a.entry, b.entry));
  const first = Math.max(0, index);
  const places = new Map(
    filtered.slice(first, first + Math.max(0, count)).map(({ user }, place) => [user.id, first + place]),
  );

  function message(isDelta: boolean, what: object): IcwsMessage {
    return { __type: 'urn:inin.com:directories:directoryMessage', isDelta, subscriptionId, ...what };
  }

  return {
    topics: [...places.keys()].map((userId) => `user:${userId}` as const),
    snapshot() {
      const contactsAdded = [...places].flatMap(([userId, place]) => {
        const user = pbx.view.users.get(userId);
        return user ? [contactEntry(pbx, directory, user, place)] : [];
      });
      return [message(false, { totalCount: all.length, filteredCount: filtered.length, contactsAdded })];
    },
    tell(change) {
      if (change.kind !== 'user') return undefined;
      const place = places.get(change.after.id) ?? 0;
      const before = contactEntry(pbx, directory, change.before, place);
      const after = contactEntry(pbx, directory, change.after, place);
      // ACD availability is no part of presence
      if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
      return message(true, { contactsChanged: [after] });
    },
  };
}

function valuesOf(entry: Entry, property: number): readonly string[] {
  const value = entry[contactProperties[property] ?? ''];
  const list = Array.isArray(value) ? value : [value ?? ''];
  return list.map((each) => String(each).toLowerCase());
}

function holds(
  { contactProperty, filterType, filterExpressions }: NonNullable<Parameters['filterItems']>[number],
  entry: Entry,
): boolean {
  const values = valuesOf(entry, contactProperty);
  const isEmpty = values.every((value) => value === '');
  const wanted = filterExpressions.map((each) => each.toLowerCase());
  const some = (fits: (value: string, text: string) => boolean) =>
    values.some((value) => wanted.some((text) => fits(value, text)));
  switch (filterType) {
    case filterTypes.exact:
      return some((value, text) => value === text);
    case filterTypes.prefix:
      return some((value, text) => value.startsWith(text));
    case filterTypes.exists:
      return !isEmpty;
    case filterTypes.empty:
      return isEmpty;
    case filterTypes.wildcards:
      return some((value, text) => wildcard(text).test(value));
  }
}

function compare(sortItems: NonNullable<Parameters['sortItems']>, a: Entry, b: Entry): number {
  for (const { contactProperty, sortDirection } of sortItems) {
    const [one, other] = [a, b].map((entry) => valuesOf(entry, contactProperty).join());
    const order = (one ?? '').localeCompare(other ?? '', 'en', { numeric: true });
    if (order !== 0) return sortDirection === 0 ? order : -order;
  }
  return 0;
}
