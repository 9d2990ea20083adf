import type { LivePbx } from '../../live-pbx.ts';
import type { ContactBook } from '../contact-book.ts';
import { type ContactDirectory, contactDirectories, contactEntry, directoryMetadata } from '../contacts.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';
import { bookDirectories } from './contact-book.ts';
import { compareEntries, type DirectoryParameters, holdsFor } from './directory-query.ts';

/** Which directories there are, and what becomes of them. */
export function directoriesSubscription(pbx: LivePbx, book: ContactBook, userId: string): Subscription {
  // as they were told, by id
  let told = new Map<unknown, string>();

  function read(): Map<unknown, string> {
    const all = [...contactDirectories(pbx).map(directoryMetadata), ...bookDirectories(book, userId)];
    return new Map(all.map((each) => [each.directoryID, JSON.stringify(each)]));
  }

  function message(isDelta: boolean, what: object): IcwsMessage {
    return { __type: 'urn:inin.com:directories:directoriesMessage', isDelta, ...what };
  }

  const parse = (texts: readonly string[]) => texts.map((text) => JSON.parse(text) as unknown);
  return {
    topics: ['configuration', 'contacts'],
    snapshot() {
      told = read();
      return [message(false, { directoriesAdded: parse([...told.values()]) })];
    },
    tell() {
      const before = told;
      told = read();
      const added = [...told].filter(([id]) => !before.has(id)).map(([, text]) => text);
      const changed = [...told]
        .filter(([id, text]) => before.has(id) && before.get(id) !== text)
        .map(([, text]) => text);
      const removed = [...before.keys()].filter((id) => !told.has(id));
      if (added.length + changed.length + removed.length === 0) return undefined;
      return message(true, {
        ...(added.length > 0 && { directoriesAdded: parse(added) }),
        ...(changed.length > 0 && { directoriesChanged: parse(changed) }),
        ...(removed.length > 0 && { directoriesRemoved: removed }),
      });
    },
  };
}

/** The entries of one directory with their presence (icws.md 10). */
export function directorySubscription(
  pbx: LivePbx,
  subscriptionId: string,
  directory: ContactDirectory,
  { index = 0, count = Number.MAX_SAFE_INTEGER, filterItems = [], sortItems = [] }: DirectoryParameters,
): Subscription {
  const all = directory.userIds.flatMap((id) => pbx.view.users.get(id) ?? []);
  const filtered = all
    .map((user) => ({ user, entry: contactEntry(pbx, directory, user, 0) }))
    .filter(({ entry }) => filterItems.every((item) => holdsFor(item, entry)))
    .sort((a, b) => compareEntries(sortItems, a.entry, b.entry));
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
