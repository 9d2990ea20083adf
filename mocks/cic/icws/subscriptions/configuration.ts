import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import type { UserProfile } from '../../pbx/world.ts';
import { type ConfigurationType, configurationObjects, userObject } from '../configuration-objects.ts';
import { type ConfigurationObject, selectProperties } from '../configuration-query.ts';
import type { IcwsMessage } from '../message.ts';
import { type IcwsReply, isReply } from '../reply.ts';
import { rightsFilter } from '../rights-filter.ts';
import type { ServerChange, Subscription, Topic } from '../subscription.ts';

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
  'account-codes': 'configuration.people:accountCodesMessage',
} as const satisfies Readonly<Partial<Record<ConfigurationType, string>>>;

interface Subscriber {
  readonly user: UserProfile;
  readonly language: string;
  readonly subscriptionId: string;
}

/** Objects of one type: what there is, and then what is added, changed and removed. */
export function configurationSubscription(
  pbx: LivePbx,
  type: keyof typeof configurationMessages,
  { user, language, subscriptionId }: Subscriber,
  { configurationIds, properties, rightsFilter: filter }: z.output<typeof configurationSchema>,
): Subscription | IcwsReply {
  const isShown = rightsFilter(filter, type, user);
  if (isReply(isShown)) return isShown;
  const wanted = new Set(configurationIds.map((id) => id.toLowerCase()));
  const isWanted = (object: ConfigurationObject) =>
    (wanted.has('*') || wanted.has(object.configurationId.id.toLowerCase())) && isShown(object);
  // as they were told, by id
  let told = new Map<string, string>();

  function read(): Map<string, string> {
    const objects = configurationObjects[type](pbx, language).filter(isWanted);
    return new Map(
      objects.map((object) => [
        object.configurationId.id,
        JSON.stringify(selectProperties(object, properties)),
      ]),
    );
  }

  function message(isDelta: boolean, what: object): IcwsMessage {
    return { __type: `urn:inin.com:${configurationMessages[type]}`, isDelta, subscriptionId, ...what };
  }

  function difference(after: ReadonlyMap<string, string>): IcwsMessage | undefined {
    const texts = (list: readonly (readonly [string, string])[]) => list.map(([, text]) => JSON.parse(text));
    const added = [...after].filter(([id]) => !told.has(id));
    const changed = [...after].filter(([id, text]) => told.has(id) && told.get(id) !== text);
    const removed = [...told.keys()].filter((id) => !after.has(id));
    if (added.length + changed.length + removed.length === 0) return undefined;
    return message(true, {
      ...(added.length > 0 && { added: texts(added) }),
      ...(changed.length > 0 && { changed: texts(changed) }),
      ...(removed.length > 0 && { removed }),
    });
  }

  /** The status of a user is part of their object, and changes without an administrator. */
  function withStatus(change: Extract<ServerChange, { readonly kind: 'user' }>): Map<string, string> {
    const object = userObject(pbx, change.after.profile);
    const text = JSON.stringify(selectProperties(object, properties));
    return told.has(change.after.id) ? new Map(told).set(change.after.id, text) : told;
  }

  const watchesStatus = properties.some((name) => name === '*' || name.toLowerCase() === 'statustext');
  const userIds = type === 'users' && watchesStatus ? [...read().keys()] : [];
  return {
    topics: ['configuration', ...userIds.map((id): Topic => `user:${id}`)],
    snapshot() {
      told = read();
      return [message(false, { added: [...told.values()].map((text) => JSON.parse(text)) })];
    },
    tell(change) {
      if (change.kind !== 'configuration' && change.kind !== 'user') return undefined;
      const after = change.kind === 'user' ? withStatus(change) : read();
      const delta = difference(after);
      told = after;
      return delta;
    },
  };
}
