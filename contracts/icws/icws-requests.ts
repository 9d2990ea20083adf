/** Every request that the bridge makes of CIC, by method and path; `{S}` is `/icws/{sessionId}`. */
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
  'POST {S}/interactions/{interactionId}/transfer-to-voicemail',
  'POST {S}/interactions/{interactionId}/mute',
  'POST {S}/interactions/{interactionId}/park',
  'POST {S}/interactions/{interactionId}/send-digits',
  'POST {S}/interactions/{interactionId}/record',
  'POST {S}/interactions/{interactionId}/pause',
  'POST {S}/interactions/{interactionId}/invite-party',
  'POST {S}/interactions/{interactionId}/consult',
  'POST {S}/interactions/{interactionId}/consult/{consultId}/conclude',
  'POST {S}/interactions/{interactionId}/consult/{consultId}/change-audience',
  'DELETE {S}/interactions/{interactionId}/consult/{consultId}',
  'POST {S}/interactions/conferences',
  'PUT {S}/interactions/conferences/{conferenceId}',
  'POST {S}/interactions/conferences/{conferenceId}/invite-party',
  'POST {S}/interactions/{interactionId}/chat/messages',
  'PUT {S}/interactions/{interactionId}/chat/typing-indicator',
  'PUT {S}/interactions/{interactionId}/callback/disposition',
  'POST {S}/interactions/{interactionId}/email/save',
  'POST {S}/interactions/{interactionId}/email/send',
  'POST {S}/interactions/{interactionId}/wrap-up-assignments',
  'PUT {S}/messaging/subscriptions/interactions/{interactionId}/chat',
  'PUT {S}/messaging/subscriptions/interactions/{interactionId}/callback',
  'PUT {S}/messaging/subscriptions/interactions/{interactionId}/email',
  'GET {S}/activations/users/{userId}',
  'PUT {S}/activations/users/{userId}',
  'GET {S}/connection/station',
  'POST {S}/licenses',
  'PUT {S}/messaging/subscriptions/configuration/users/{subscriptionId}',
  'PUT {S}/messaging/subscriptions/configuration/workgroups/{subscriptionId}',
  'PUT {S}/messaging/subscriptions/activations/workgroups/{subscriptionId}',
  'PUT {S}/messaging/subscriptions/system/handler-sent-notifications',
  'POST {S}/system/handler-notification',
] as const;

export type IcwsRequestName = (typeof icwsRequests)[number];

/** The name of a request as it went over the wire, whether the list has it or not. */
export function icwsRequestName(method: string, url: string): string {
  const path = url
    .replace(/\?.*$/, '')
    .replace(/^\/icws\/\d+(?=\/)/, '{S}')
    .replace(
      /(?<=\/subscriptions\/(queues|configuration\/(users|workgroups)|activations\/workgroups)\/)[^/]+$/,
      '{subscriptionId}',
    )
    .replace(/(?<=\/user-statuses\/|\{S\}\/configuration\/users\/|\/activations\/users\/)[^/]+$/, '{userId}')
    .replace(/(?<=\/conferences\/)[^/]+/, '{conferenceId}')
    .replace(/(?<=\/interactions\/)(?!conferences(\/|$))[^/]+/, '{interactionId}')
    .replace(/(?<=\/consult\/)[^/]+/, '{consultId}');
  return `${method} ${path}`;
}
