import type { IcwsRequestName } from './icws-requests.ts';

const leaving = 'The session goes in any case: the bridge asks no more of it, whatever CIC answers.';
const subscribing =
  'CIC takes the subscriptions of every session; one that is gone is refused with 401, pinned for the messages.';
const ownUser = 'Asked of the user of the session only, whom CIC knows.';

/** Requests whose contract has no refusal, each with the reason. */
export const neverRefused: Readonly<Partial<Record<IcwsRequestName, string>>> = {
  'DELETE {S}/connection': leaving,
  'DELETE {S}/connection/station': leaving,
  'DELETE {S}/messaging/subscriptions/connection/station': leaving,
  'DELETE {S}/messaging/subscriptions/queues/{subscriptionId}': leaving,
  'DELETE {S}/messaging/subscriptions/status/status-messages': leaving,
  'DELETE {S}/messaging/subscriptions/status/user-statuses': leaving,
  'PUT {S}/messaging/subscriptions/activations/workgroups/{subscriptionId}': subscribing,
  'PUT {S}/messaging/subscriptions/configuration/users/{subscriptionId}': subscribing,
  'PUT {S}/messaging/subscriptions/configuration/workgroups/{subscriptionId}': subscribing,
  'PUT {S}/messaging/subscriptions/connection/station': subscribing,
  'PUT {S}/messaging/subscriptions/queues/{subscriptionId}': subscribing,
  'PUT {S}/messaging/subscriptions/status/status-messages': subscribing,
  'PUT {S}/messaging/subscriptions/status/user-statuses': subscribing,
  'PUT {S}/messaging/subscriptions/system/handler-sent-notifications': subscribing,
  'GET {S}/activations/users/{userId}': ownUser,
  'PUT {S}/activations/users/{userId}': ownUser,
  'GET {S}/configuration/users/{userId}': ownUser,
  'GET /icws/connection/features': 'Needs neither session nor rights (icws.md 3.1).',
  'GET {S}/interactions/{interactionId}': 'Read once for an interaction that CIC has just told of.',
  'GET {S}/status/status-messages': 'The first request of a session that has just begun.',
  'POST {S}/licenses': 'CIC refuses inside of its answer, licence by licence (icws.md 3.5).',
  'POST {S}/messaging/heartbeat': 'The message stream beside it says what becomes of the session.',
  'POST {S}/system/handler-notification':
    'CIC tells nobody whether a handler heard it; handlers answer by message.',
};
