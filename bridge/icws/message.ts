import { z } from 'zod';
import { failureOf, type IcwsFailure } from './icws-error.ts';
import { type MailMessage, mailReaders } from './mail-message.ts';
import { type MediaMessage, mediaReaders } from './media-message.ts';
import { type Reader, reader, typeOf, type UnreadMessage } from './message-reader.ts';
import { type ServiceMessage, serviceReaders } from './service-message.ts';
import { attributes, flag, isDelta, list, text, textOrEmpty } from './wire-values.ts';

/** Names to values; CIC sends texts only, but a tolerant reader also takes numbers, booleans and null. */
export type Attributes = Readonly<Record<string, string>>;

interface Interaction {
  readonly interactionId: string;
  readonly attributes: Attributes;
}

/** A status message as CIC describes it (icws.md 5). */
export interface StatusDefinition {
  readonly statusId: string;
  readonly messageText?: string | undefined;
  readonly isAcdStatus?: boolean | undefined;
  readonly isAfterCallWorkStatus?: boolean | undefined;
  readonly isSelectableStatus?: boolean | undefined;
  readonly isForwardStatus?: boolean | undefined;
}

/** A user's status; in a delta absent properties are unchanged. */
export interface UserStatus {
  readonly userId: string;
  readonly statusId?: string | undefined;
  readonly onPhone?: boolean | undefined;
  readonly loggedIn?: boolean | undefined;
  readonly stations?: readonly string[] | undefined;
}

export interface QueueContents {
  readonly kind: 'queueContents';
  readonly isDelta: boolean;
  readonly subscriptionId: string;
  readonly added: readonly Interaction[];
  readonly changed: readonly Interaction[];
  readonly removed: readonly string[];
}

export interface StatusMessages {
  readonly kind: 'statusMessages';
  readonly isDelta: boolean;
  readonly added: readonly StatusDefinition[];
  readonly changed: readonly StatusDefinition[];
  readonly removed: readonly string[];
}

/** What can arrive unasked, as far as the bridge acts on it (icws.md 4). */
export type IcwsMessage =
  | MailMessage
  | MediaMessage
  | ServiceMessage
  | QueueContents
  | StatusMessages
  | { readonly kind: 'queueFaulted'; readonly subscriptionId: string; readonly reason: string }
  | { readonly kind: 'userStatuses'; readonly isDelta: boolean; readonly users: readonly UserStatus[] }
  | { readonly kind: 'completed'; readonly requestId: string; readonly failure: IcwsFailure | undefined }
  /** The session's station is another one now; empty where it has none. */
  | { readonly kind: 'stationChanged'; readonly stationId: string }
  /** Some station of the user is another one now. */
  | { readonly kind: 'stationUncertain' }
  | { readonly kind: 'sessionDown'; readonly reason: string; readonly shouldReconnect: boolean }
  | UnreadMessage;

const interaction = z.looseObject({ interactionId: text, attributes });

const queueContents = z.looseObject({
  isDelta,
  subscriptionId: text,
  interactionsAdded: list(interaction),
  interactionsChanged: list(interaction),
  interactionsRemoved: list(text),
});

const statusDefinition = z.looseObject({
  statusId: text,
  messageText: text.optional().catch(undefined),
  isAcdStatus: flag,
  isAfterCallWorkStatus: flag,
  isSelectableStatus: flag,
  isForwardStatus: flag,
});

const statusMessages = z.looseObject({
  isDelta,
  statusMessagesAdded: list(statusDefinition),
  statusMessagesChanged: list(statusDefinition),
  statusMessagesRemoved: list(text),
});

/** The answer of `GET status/status-messages`. */
export const statusMessageList = z.looseObject({ statusMessageList: list(statusDefinition) });

/** The answer of `GET status/user-statuses/{userId}`. */
export const userStatus = z.looseObject({
  userId: text,
  statusId: text.optional().catch(undefined),
  onPhone: flag,
  loggedIn: flag,
  stations: z.array(text).optional().catch(undefined),
});

const interactionRead = z.looseObject({ attributes });

/** The attributes in the answer of `GET interactions/{id}`. */
export function interactionAttributes(body: unknown): Attributes | undefined {
  return interactionRead.safeParse(body).data?.attributes;
}

const userStatuses = z.looseObject({ isDelta, userStatusList: list(userStatus) });

const completed = z.looseObject({ requestId: text, error: z.unknown() });

const queueState = z.looseObject({
  subscriptionId: text,
  state: text,
  error: z.looseObject({ message: z.string() }).nullish().catch(undefined),
});

const stationState = z.looseObject({ newStationInfo: z.looseObject({ id: textOrEmpty }).nullish() });

const isDeltaOnly = z.looseObject({ isDelta });

const connectionState = z.looseObject({
  newConnectionState: text,
  reason: z.string().optional().catch(undefined),
  shouldReconnect: flag,
});

const readers: Readonly<Record<string, Reader<IcwsMessage>>> = {
  ...mailReaders,
  ...mediaReaders,
  ...serviceReaders,
  'urn:inin.com:queues:queueContentsMessage': reader(queueContents, (message) => ({
    kind: 'queueContents',
    isDelta: message.isDelta,
    subscriptionId: message.subscriptionId,
    added: message.interactionsAdded,
    changed: message.interactionsChanged,
    removed: message.interactionsRemoved,
  })),
  'urn:inin.com:queues:queueSubscriptionStateMessage': reader(queueState, (message, type) => {
    // 1 normal, 2 suspended (comes back by itself), 3 faulted.
    if (message.state !== '3' && message.state.toLowerCase() !== 'faulted') return { kind: 'unknown', type };
    const reason = message.error?.message ?? 'CIC gave no reason';
    return { kind: 'queueFaulted', subscriptionId: message.subscriptionId, reason };
  }),
  'urn:inin.com:status:statusMessagesMessage': reader(statusMessages, (message) => ({
    kind: 'statusMessages',
    isDelta: message.isDelta,
    added: message.statusMessagesAdded,
    changed: message.statusMessagesChanged,
    removed: message.statusMessagesRemoved,
  })),
  'urn:inin.com:status:userStatusMessage': reader(userStatuses, (message) => ({
    kind: 'userStatuses',
    isDelta: message.isDelta,
    users: message.userStatusList,
  })),
  'urn:inin.com:messaging:asyncOperationCompletedMessage': reader(completed, ({ requestId, error }) => ({
    kind: 'completed',
    requestId,
    failure: error ? failureOf(400, error) : undefined,
  })),
  'urn:inin.com:connection:stationConnectionStateChangeMessage': reader(
    stationState,
    ({ newStationInfo }) => ({ kind: 'stationChanged', stationId: newStationInfo?.id ?? '' }),
  ),
  // Of the user in whatever session, not of this one: it only says that something may have happened (icws.md 3.4).
  'urn:inin.com:connection:effectiveStationChangeMessage': reader(isDeltaOnly, () => ({
    kind: 'stationUncertain',
  })),
  'urn:inin.com:connection:connectionStateChangeMessage': reader(connectionState, (message, type) => {
    // The contract says 2, the vendor's sample compares with the text (icws.md 1).
    if (message.newConnectionState !== '2' && message.newConnectionState.toLowerCase() !== 'down') {
      return { kind: 'unknown', type };
    }
    const reason = message.reason || 'CIC gave no reason';
    return { kind: 'sessionDown', reason, shouldReconnect: message.shouldReconnect ?? true };
  }),
};

/** Reads one message of the stream; never throws. */
export function readMessage(value: unknown): IcwsMessage {
  const type = typeOf(value);
  return (Object.hasOwn(readers, type) && readers[type]?.(value)) || { kind: 'unknown', type };
}
