import type { StatusMessage } from './status-message.ts';
import type { Station, UserProfile, Workgroup, World } from './world.ts';

/** The world, looked up by name: users exactly (G22), everything else without regard to case. */
export interface Directory {
  readonly world: World;
  user(id: string): UserProfile | undefined;
  station(id: string): Station | undefined;
  workgroup(id: string): Workgroup | undefined;
  status(id: string): StatusMessage | undefined;
  /** The user, station or workgroup that has this extension. */
  atExtension(extension: string): ExtensionOwner | undefined;
  workgroupsOf(userId: string): readonly Workgroup[];
}

type ExtensionOwner =
  | { readonly kind: 'user'; readonly user: UserProfile }
  | { readonly kind: 'station'; readonly station: Station }
  | { readonly kind: 'workgroup'; readonly workgroup: Workgroup };

function byName<T extends { readonly id: string }>(items: readonly T[]): (id: string) => T | undefined {
  const index = new Map(items.map((item) => [item.id.toLowerCase(), item]));
  return (id) => index.get(id.toLowerCase());
}

/** The directory of a switch, which an administrator changes while it runs. */
export interface ChangeableDirectory extends Directory {
  replace(world: World): void;
}

export function createDirectory(world: World): ChangeableDirectory {
  let index = indexOf(world);
  return {
    get world() {
      return index.world;
    },
    user: (id) => index.user(id),
    station: (id) => index.station(id),
    workgroup: (id) => index.workgroup(id),
    status: (id) => index.status(id),
    atExtension: (extension) => index.atExtension(extension),
    workgroupsOf: (userId) => index.workgroupsOf(userId),
    replace(next) {
      index = indexOf(next);
    },
  };
}

function indexOf(world: World): Directory {
  const users = new Map(world.users.map((user) => [user.id, user]));
  const extensions = new Map<string, ExtensionOwner>();
  for (const workgroup of world.workgroups) {
    extensions.set(workgroup.extension, { kind: 'workgroup', workgroup });
  }
  for (const station of world.stations) extensions.set(station.extension, { kind: 'station', station });
  for (const user of world.users) if (user.extension) extensions.set(user.extension, { kind: 'user', user });
  const memberships = new Map<string, Workgroup[]>();
  for (const workgroup of world.workgroups) {
    for (const userId of workgroup.members) {
      const joined = memberships.get(userId) ?? [];
      joined.push(workgroup);
      memberships.set(userId, joined);
    }
  }
  return {
    world,
    user: (id) => users.get(id),
    station: byName(world.stations),
    workgroup: byName(world.workgroups),
    status: byName(world.statusMessages),
    atExtension: (extension) => extensions.get(extension),
    workgroupsOf: (userId) => memberships.get(userId) ?? [],
  };
}
