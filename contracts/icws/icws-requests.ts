/** Every request that the bridge makes of CIC for an operation of SAP, by method and path; `{S}` is `/icws/{sessionId}`. */
export const icwsRequests = [
  'POST /icws/connection',
  'GET /icws/connection/features',
  'DELETE {S}/connection',
  'PUT {S}/connection/station',
  'DELETE {S}/connection/station',
  'PUT {S}/messaging/subscriptions/connection/station',
  'DELETE {S}/messaging/subscriptions/connection/station',
  'GET {S}/configuration/users/{userId}',
  'GET {S}/messaging/messages',
  'POST {S}/messaging/heartbeat',
  'PUT {S}/messaging/subscriptions/status/status-messages',
  'DELETE {S}/messaging/subscriptions/status/status-messages',
  'PUT {S}/messaging/subscriptions/status/user-statuses',
  'DELETE {S}/messaging/subscriptions/status/user-statuses',
  'PUT {S}/messaging/subscriptions/queues/{subscriptionId}',
  'DELETE {S}/messaging/subscriptions/queues/{subscriptionId}',
  'GET {S}/status/status-messages',
  'GET {S}/status/user-statuses/{userId}',
  'PUT {S}/status/user-statuses/{userId}',
  'POST {S}/interactions',
  'GET {S}/interactions/{interactionId}',
  'POST {S}/interactions/{interactionId}',
  'POST {S}/interactions/{interactionId}/pickup',
  'POST {S}/interactions/{interactionId}/hold',
  'POST {S}/interactions/{interactionId}/disconnect',
  'POST {S}/interactions/{interactionId}/send-to-voicemail',
  'POST {S}/interactions/{interactionId}/blind-transfer',
] as const;

export type IcwsRequestName = (typeof icwsRequests)[number];

/** The name of a request as it went over the wire, whether the list has it or not. */
export function icwsRequestName(method: string, url: string): string {
  const path = url
    .replace(/\?.*$/, '')
    .replace(/^\/icws\/\d+(?=\/)/, '{S}')
    .replace(/(?<=\/user-statuses\/|\/configuration\/users\/)[^/]+$/, '{userId}')
    .replace(/(?<=\/queues\/)[^/]+$/, '{subscriptionId}')
    .replace(/(?<=^\{S\}\/interactions\/)[^/]+/, '{interactionId}');
  return `${method} ${path}`;
}
