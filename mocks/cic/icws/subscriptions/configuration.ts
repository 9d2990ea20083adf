import { z } from 'zod';
import type { ConfigurationType } from '../configuration-objects.ts';
import { type ConfigurationObject, selectProperties } from '../configuration-query.ts';
import type { Subscription } from '../subscription.ts';

export const configurationSchema = z.object({
  configurationIds: z.array(z.string().min(1)).min(1),
  properties: z.array(z.string().min(1)).min(1),
  rightsFilter: z.string().optional(),
});

/** Namespace and name of the message by type (icws.md 9.3). */
export const configurationMessages = {
  users: 'configuration.people:usersMessage',
  workgroups: 'configuration.people:workgroupsMessage',
  'wrap-up-codes': 'configuration.people:wrapUpCodesMessage',
} as const satisfies Readonly<Partial<Record<ConfigurationType, string>>>;

/** Objects of one type. The configuration does not change while the server runs, so nothing follows the snapshot. */
export function configurationSubscription(
  type: keyof typeof configurationMessages,
  objects: () => readonly ConfigurationObject[],
  subscriptionId: string,
  { configurationIds, properties }: z.output<typeof configurationSchema>,
): Subscription {
  const wanted = new Set(configurationIds.map((id) => id.toLowerCase()));
  const isWanted = ({ configurationId: { id } }: ConfigurationObject) =>
    wanted.has('*') || wanted.has(id.toLowerCase());
  return {
    topics: [],
    snapshot: () => [
      {
        __type: `urn:inin.com:${configurationMessages[type]}`,
        isDelta: false,
        subscriptionId,
        added: objects()
          .filter(isWanted)
          .map((object) => selectProperties(object, properties)),
      },
    ],
    tell: () => undefined,
  };
}
