import type { IcwsMessage } from './message.ts';

/** Who works for which workgroup (G17): a member whose activation was taken away gets nothing from its queue. */
export interface DirectoryActivations {
  /** One for each workgroup. */
  subscriptions(workgroups: readonly string[]): readonly { readonly path: string; readonly body: object }[];
  /** True where the message told of a change. */
  onMessage(message: IcwsMessage): boolean;
  /** True too where CIC does not tell. */
  isActive(workgroup: string, userId: string): boolean;
}

const prefix = 'switchhook-active-';

export function createDirectoryActivations(): DirectoryActivations {
  /** By workgroup, then by user, both in small letters. */
  const known = new Map<string, Map<string, boolean>>();

  return {
    subscriptions: (workgroups) =>
      workgroups.map((workgroupId, index) => ({
        path: `/messaging/subscriptions/activations/workgroups/${prefix}${index}`,
        body: { workgroupId, userIds: ['*'] },
      })),
    onMessage(message) {
      if (message.kind !== 'workgroupActivations' || !message.subscriptionId.startsWith(prefix)) return false;
      const workgroup = message.workgroupId.toLowerCase();
      const before = message.isDelta ? known.get(workgroup) : undefined;
      const users = Object.entries(message.activations).map(
        ([userId, isActive]) => [userId.toLowerCase(), isActive] as const,
      );
      known.set(workgroup, new Map([...(before ?? []), ...users]));
      return message.isDelta;
    },
    isActive: (workgroup, userId) => known.get(workgroup.toLowerCase())?.get(userId.toLowerCase()) ?? true,
  };
}
