import { z } from 'zod';
import { type Reader, reader } from './message-reader.ts';
import { activationFlags, flag, isDelta, list, text, textOrEmpty } from './wire-values.ts';

/** A user as the configuration has them; in a delta absent properties are unchanged. */
export interface ConfiguredUser {
  readonly id: string;
  readonly displayName: string;
}

export interface ConfiguredWorkgroup {
  readonly id: string;
  readonly members: readonly string[] | undefined;
  readonly hasQueue: boolean | undefined;
  readonly isActive: boolean | undefined;
}

/** What the service session alone asks for (icws.md 8, 9.3, 11). */
export type ServiceMessage =
  | {
      readonly kind: 'handlerSent';
      readonly objectId: string;
      readonly eventId: string;
      readonly data: readonly string[];
    }
  | {
      readonly kind: 'configuredUsers';
      readonly isDelta: boolean;
      readonly present: readonly ConfiguredUser[];
      readonly removed: readonly string[];
    }
  | {
      readonly kind: 'configuredWorkgroups';
      readonly isDelta: boolean;
      readonly present: readonly ConfiguredWorkgroup[];
      readonly removed: readonly string[];
    }
  | {
      readonly kind: 'workgroupActivations';
      readonly isDelta: boolean;
      readonly subscriptionId: string;
      readonly workgroupId: string;
      /** Users to whether they work for it. */
      readonly activations: Readonly<Record<string, boolean>>;
    };

const configurationId = z.looseObject({ id: text, displayName: textOrEmpty });

/** Ids by the contract, objects by a client that works (icws.md 9.3). */
const removedIds = list(
  z.union([
    text,
    configurationId.transform(({ id }) => id),
    z.looseObject({ configurationId }).transform(({ configurationId: { id } }) => id),
  ]),
);

const user = z
  .looseObject({ configurationId })
  .transform(({ configurationId: { id, displayName } }): ConfiguredUser => ({ id, displayName }));

const workgroup = z
  .looseObject({
    configurationId,
    members: z.array(configurationId).nullish(),
    hasQueue: flag,
    isActive: flag,
  })
  .transform(
    ({ configurationId: { id }, members, hasQueue, isActive }): ConfiguredWorkgroup => ({
      id,
      members: members?.map((member) => member.id),
      hasQueue,
      isActive,
    }),
  );

const changes = <T extends z.ZodType>(item: T) =>
  z.looseObject({ isDelta, added: list(item), changed: list(item), removed: removedIds });

export const serviceReaders: Readonly<Record<string, Reader<ServiceMessage>>> = {
  'urn:inin.com:system:handlerSentNotificationMessage': reader(
    z.looseObject({ objectId: text, eventId: text, data: list(text) }),
    ({ objectId, eventId, data }) => ({ kind: 'handlerSent', objectId, eventId, data }),
  ),
  'urn:inin.com:configuration.people:usersMessage': reader(changes(user), (message) => ({
    kind: 'configuredUsers',
    isDelta: message.isDelta,
    present: [...message.added, ...message.changed],
    removed: message.removed,
  })),
  'urn:inin.com:configuration.people:workgroupsMessage': reader(changes(workgroup), (message) => ({
    kind: 'configuredWorkgroups',
    isDelta: message.isDelta,
    present: [...message.added, ...message.changed],
    removed: message.removed,
  })),
  'urn:inin.com:activations:workgroupActivationMessage': reader(
    z.looseObject({
      isDelta,
      subscriptionId: textOrEmpty,
      workgroupId: text,
      activationsChanged: activationFlags,
    }),
    ({ activationsChanged, ...message }) => ({
      kind: 'workgroupActivations',
      isDelta: message.isDelta,
      subscriptionId: message.subscriptionId,
      workgroupId: message.workgroupId,
      activations: activationsChanged,
    }),
  ),
};
