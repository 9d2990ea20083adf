import type { LivePbx } from '../../live-pbx.ts';
import { type Contact, type ContactBook, contactsDirectoryId } from '../contact-book.ts';
import { contactDirectories, contactEntry } from '../contacts.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';
import { compareEntries, type DirectoryParameters, type Entry, holdsFor } from './directory-query.ts';

const phones = [
  'assistantPhone',
  'businessPhone',
  'businessPhone2',
  'fax',
  'homePhone',
  'homePhone2',
  'mobilePhone',
  'pager',
];

/** `phoneNumber` of an `editablePhoneNumber`. */
function phoneNumber(numberInfo: { readonly baseNumber?: string }): Entry {
  const number = numberInfo.baseNumber ?? '';
  return { standardizedNumber: number, displayString: number, numberInfo, dialable: number !== '' };
}

function entryOf(entryID: string, contact: Contact): Entry {
  const read = Object.entries(contact).map(([name, value]) => [
    name,
    phones.includes(name) ? phoneNumber(value as { baseNumber?: string }) : value,
  ]);
  const { firstName = '', lastName = '', displayName = `${firstName} ${lastName}`.trim() } = contact;
  const about = { __type: 'urn:inin.com:directories:contactEntry', entryID, displayName };
  return { ...Object.fromEntries(read), ...about };
}

/** What is in the contacts, or behind the links of a speed dial; undefined where the user sees no such directory. */
export function readBook(
  pbx: LivePbx,
  book: ContactBook,
  userId: string,
  directoryId: string,
): readonly Entry[] | undefined {
  if (directoryId === contactsDirectoryId) {
    return [...book.contacts].map(([id, contact]) => entryOf(id, contact));
  }
  const speedDial = book.speedDial(directoryId);
  if (speedDial?.ownerId !== userId) return undefined;
  return [...speedDial.links].flatMap(([entryID, link]) => {
    const about = { entryID, primaryNumberDesignation: link.designation };
    const contact = book.contacts.get(link.entryId);
    if (link.directoryId === contactsDirectoryId) {
      return contact ? [{ ...entryOf(entryID, contact), ...about }] : [];
    }
    const directory = contactDirectories(pbx).find(({ id }) => id === link.directoryId);
    const user = pbx.view.users.get(link.entryId);
    return directory && user ? [{ ...contactEntry(pbx, directory, user, 0), ...about }] : [];
  });
}

/** `directoryMetadata` of what a user keeps. */
export function bookDirectories(book: ContactBook, userId: string): readonly Entry[] {
  const rights = { read: true, create: true, update: true, delete: true };
  const common = { hasStatus: false, hasActivation: false, hasDynamicFields: false, schemaID: 'contacts' };
  const all = {
    ...common,
    directoryID: contactsDirectoryId,
    displayName: contactsDirectoryId,
    category: 2,
    displayType: 0,
    count: book.contacts.size,
    isPrivate: false,
    accessRights: rights,
  };
  const own = book.speedDialsOf(userId).map(({ id, name, ownerId, links }) => ({
    ...common,
    directoryID: id,
    displayName: name,
    category: 4,
    displayType: 2,
    count: links.size,
    isPrivate: true,
    ownerID: ownerId,
    accessRights: { ...rights, rename: true },
  }));
  return [all, ...own];
}

/** The entries of a directory that users keep, and then what is added, changed and removed. */
export function bookSubscription(
  read: () => readonly Entry[],
  subscriptionId: string,
  parameters: DirectoryParameters,
): Subscription {
  const { index = 0, count = Number.MAX_SAFE_INTEGER, filterItems = [], sortItems = [] } = parameters;
  let told = new Map<unknown, string>();

  function readPage() {
    const all = read();
    const filtered = all
      .filter((entry) => filterItems.every((item) => holdsFor(item, entry)))
      .sort((a, b) => compareEntries(sortItems, a, b));
    const page = filtered
      .slice(index, index + count)
      .map((entry, place) => ({ ...entry, index: index + place }));
    const texts = new Map(page.map((entry: Entry) => [entry.entryID, JSON.stringify(entry)]));
    return { texts, counts: { totalCount: all.length, filteredCount: filtered.length } };
  }

  function message(isDelta: boolean, what: object): IcwsMessage {
    return { __type: 'urn:inin.com:directories:directoryMessage', isDelta, subscriptionId, ...what };
  }

  const parse = (texts: readonly string[]) => texts.map((text) => JSON.parse(text) as unknown);
  return {
    topics: ['contacts', 'configuration'],
    snapshot() {
      const { texts, counts } = readPage();
      told = texts;
      return [message(false, { ...counts, contactsAdded: parse([...texts.values()]) })];
    },
    tell() {
      const { texts, counts } = readPage();
      const added = [...texts].filter(([id]) => !told.has(id)).map(([, text]) => text);
      const changed = [...texts]
        .filter(([id, text]) => told.has(id) && told.get(id) !== text)
        .map(([, text]) => text);
      const contactsRemoved = [...told.keys()].filter((id) => !texts.has(id));
      told = texts;
      if (added.length + changed.length + contactsRemoved.length === 0) return undefined;
      const contactsAdded = parse(added);
      return message(true, { ...counts, contactsAdded, contactsChanged: parse(changed), contactsRemoved });
    },
  };
}
