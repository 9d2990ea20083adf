import type { LivePbx } from '../live-pbx.ts';
import { compactDate } from '../pbx/compact-date.ts';
import { isActiveIn, type User } from '../pbx/user.ts';

/** A list of contacts: everybody with an extension, or the members of a workgroup (icws.md 10). */
export interface ContactDirectory {
  readonly id: string;
  readonly displayName: string;
  /** `directoryCategory`. */
  readonly category: 0 | 1;
  /** Of a workgroup's directory. */
  readonly workgroupId: string | undefined;
  readonly userIds: readonly string[];
}

export function contactDirectories({ directory }: LivePbx): readonly ContactDirectory[] {
  const { users, workgroups } = directory.world;
  const everybody = users.filter(({ extension }) => extension !== '').map(({ id }) => id);
  const company = {
    id: 'Company Directory',
    displayName: 'Company Directory',
    category: 0,
    workgroupId: undefined,
    userIds: everybody,
  } as const;
  const ofWorkgroups = workgroups.map(({ id, members }) => {
    return {
      id: `Workgroup:${id}`,
      displayName: id,
      category: 1,
      workgroupId: id,
      userIds: members,
    } as const;
  });
  return [company, ...ofWorkgroups];
}

/** `directoryMetadata`; nobody changes a directory of this server. */
export function directoryMetadata(directory: ContactDirectory): Readonly<Record<string, unknown>> {
  return {
    directoryID: directory.id,
    displayName: directory.displayName,
    category: directory.category,
    displayType: 0,
    count: directory.userIds.length,
    hasStatus: true,
    hasActivation: directory.workgroupId !== undefined,
    hasDynamicFields: false,
    isPrivate: false,
    schemaID: 'users',
    accessRights: { read: true, create: false, update: false, delete: false },
  };
}

/** `contactEntry` with the presence of its user. */
export function contactEntry(
  pbx: LivePbx,
  directory: ContactDirectory,
  user: User,
  index: number,
): Readonly<Record<string, unknown>> {
  const { id, displayName, extension } = user.profile;
  const [firstName = '', lastName = ''] = displayName.split(/ (.*)/);
  const { workgroupId } = directory;
  return {
    __type: 'urn:inin.com:directories:contactEntry',
    entryID: id,
    index,
    userID: id,
    displayName,
    firstName,
    lastName,
    extension,
    workgroups: pbx.directory.workgroupsOf(id).map((workgroup) => workgroup.id),
    statusID: user.statusId,
    statusSummary: { statusID: user.statusId, loggedIn: user.isLoggedIn, onPhone: user.isOnPhone },
    statusNotes: user.notes,
    statusChanged: compactDate(user.statusChangedAt),
    onPhone: user.isOnPhone,
    onPhoneChanged: compactDate(user.onPhoneChangedAt),
    loggedIn: user.isLoggedIn,
    stations: user.stations,
    ...(workgroupId !== undefined && { activated: isActiveIn(user, workgroupId) }),
  };
}

/** Properties of a contact by `contactProperty`; the rest nobody has here. */
export const contactProperties: Readonly<Record<number, string>> = {
  0: 'entryID',
  1: 'firstName',
  2: 'lastName',
  3: 'extension',
  4: 'userID',
  26: 'displayName',
  33: 'workgroups',
};
