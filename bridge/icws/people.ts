import type { IcwsMessage } from './message.ts';
import type { ConfiguredUser, ConfiguredWorkgroup } from './service-message.ts';
import { createMilestone, type Milestone } from './wait.ts';

export interface WorkgroupMembers {
  readonly id: string;
  readonly members: readonly string[];
}

/** Users and workgroups of the configuration, kept current by their subscriptions (icws.md 9.3). */
export interface People {
  readonly subscriptions: readonly { readonly path: string; readonly body: object }[];
  /** Reached once both full messages came. */
  readonly told: Milestone;
  users(): readonly ConfiguredUser[];
  /** Those that have a queue. */
  workgroups(): readonly WorkgroupMembers[];
  /** Letter by letter (G22). */
  user(userId: string): ConfiguredUser | undefined;
  /** True where a later message changed who there is. */
  onMessage(message: IcwsMessage): boolean;
}

const subscriptionId = 'switchhook-directory';
const rightsFilter = 'view';

export function createPeople(): People {
  const users = new Map<string, ConfiguredUser>();
  const workgroups = new Map<string, ConfiguredWorkgroup>();
  const told = createMilestone();
  const isTold = { users: false, workgroups: false };

  function put(workgroup: ConfiguredWorkgroup): void {
    const { id, members, hasQueue, isActive } = workgroup;
    const known = workgroups.get(id);
    workgroups.set(id, {
      id,
      members: members ?? known?.members,
      hasQueue: hasQueue ?? known?.hasQueue,
      isActive: isActive ?? known?.isActive,
    });
  }

  /** Both full messages belong to one reading; the next one begins anew. */
  function reachWhenBoth(): void {
    if (!isTold.users || !isTold.workgroups) return;
    isTold.users = false;
    isTold.workgroups = false;
    told.reach();
  }

  return {
    subscriptions: [
      {
        path: `/messaging/subscriptions/configuration/users/${subscriptionId}`,
        body: { configurationIds: ['*'], properties: ['configurationId'], rightsFilter },
      },
      {
        path: `/messaging/subscriptions/configuration/workgroups/${subscriptionId}`,
        body: {
          configurationIds: ['*'],
          properties: ['configurationId', 'members', 'hasQueue', 'isActive'],
          rightsFilter,
        },
      },
    ],
    told,
    users: () => [...users.values()],
    workgroups: () =>
      [...workgroups.values()]
        .filter(({ hasQueue, isActive }) => hasQueue !== false && isActive !== false)
        .map(({ id, members = [] }) => ({ id, members })),
    user: (userId) => users.get(userId),
    onMessage(message) {
      switch (message.kind) {
        case 'configuredUsers': {
          if (!message.isDelta) users.clear();
          for (const user of message.present) users.set(user.id, user);
          for (const id of message.removed) users.delete(id);
          isTold.users ||= !message.isDelta;
          break;
        }
        case 'configuredWorkgroups': {
          if (!message.isDelta) workgroups.clear();
          for (const workgroup of message.present) put(workgroup);
          for (const id of message.removed) workgroups.delete(id);
          isTold.workgroups ||= !message.isDelta;
          break;
        }
        default:
          return false;
      }
      if (!message.isDelta) reachWhenBoth();
      return message.isDelta;
    },
  };
}
