import type { FeatureId } from './features.ts';
import type { Method } from './operation.ts';

/** One operation of the public contract. */
export interface ContractOperation {
  readonly method: Method;
  /** `{S}` stands for `/icws/{sessionId}`. */
  readonly path: string;
  readonly feature: FeatureId;
  /** Statuses with an error body, beyond 400, 401, 410 and 500, which every operation has. */
  readonly errors: readonly number[];
}

type Methods = Readonly<Partial<Record<Method, readonly number[]>>>;

/**
 * Every operation of appendix A of icws.md, built or not, with the errors that it has beyond those that
 * all have. Whatever has no row among the built operations answers 501; nothing is moved here when
 * something gets built.
 */
const paths: Readonly<Partial<Record<FeatureId, Readonly<Record<string, Methods>>>>> = {
  connection: {
    '/icws/connection/single-sign-on/identity-providers/{identityProviderId}': { GET: [] },
    '/icws/connection/single-sign-on/saml-ecp/{identityProviderId}': { GET: [] },
    '/icws/connection/single-sign-on/response': { GET: [] },
    '/icws/connection': { POST: [] },
    '{S}/connection': { GET: [], DELETE: [] },
    '/icws/connection/version': { GET: [] },
    '/icws/connection/features': { GET: [] },
    '/icws/connection/features/{featureId}': { GET: [] },
    '/icws/connection/server-info': { GET: [] },
    '/icws/connection/server-time': { GET: [] },
    '{S}/connection/switchover-status': { GET: [] },
    '{S}/connection/station': { DELETE: [], PUT: [403], GET: [] },
    '{S}/connection/unique-auth-token': { POST: [] },
    '{S}/messaging/subscriptions/connection/station': { PUT: [], DELETE: [] },
  },
  messaging: {
    '{S}/messaging/messages': { GET: [] },
    '{S}/messaging/heartbeat': { POST: [] },
  },
  activations: {
    '{S}/messaging/subscriptions/activations/users/{subscriptionId}': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/activations/workgroups/{subscriptionId}': { PUT: [], DELETE: [] },
    '{S}/activations/users': { GET: [] },
    '{S}/activations/users/{userId}': { GET: [403, 404], PUT: [403] },
    '{S}/activations/workgroups': { GET: [] },
    '{S}/activations/workgroups/{workgroupId}': { GET: [403, 404], PUT: [403] },
  },
  alerts: {
    '{S}/messaging/subscriptions/alerts/alert-catalog': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/alerts/alert-notifications': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/alerts/user-memos': { PUT: [], DELETE: [] },
  },
  interactions: {
    '{S}/messaging/subscriptions/interactions/{interactionId}/callback': {
      PUT: [403, 404],
      DELETE: [403, 404],
    },
    '{S}/messaging/subscriptions/interactions/{interactionId}/chat': { PUT: [403, 404], DELETE: [403, 404] },
    '{S}/messaging/subscriptions/interactions/{interactionId}/email': { PUT: [403, 404], DELETE: [403, 404] },
    '{S}/messaging/subscriptions/interactions/agent-assistance': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/interactions/agent-assistance/{assistanceId}': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/interactions/{interactionId}': { PUT: [403, 404], DELETE: [403] },
    '{S}/messaging/subscriptions/interaction-alerting': { PUT: [403], DELETE: [403, 404] },
    '{S}/messaging/subscriptions/interaction-history': { PUT: [], DELETE: [] },
    '{S}/interactions/{interactionId}/callback/disposition': { PUT: [403, 404] },
    '{S}/interactions/{interactionId}/chat/messages': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/chat/send-file': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/chat/send-response-management-file': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/chat/typing-indicator': { PUT: [403, 404] },
    '{S}/interactions/conferences/{conferenceId}/invite-party': { POST: [] },
    '{S}/interactions/{interactionId}/consult/{consultId}/change-audience': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/consult/{consultId}/conclude': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/email/attachments/file/upload': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/email/attachments/file/remove': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/email/attachments/message/download': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/email/attachments/response-management/insert': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/email/save': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/email/send': { POST: [403, 404] },
    '{S}/interactions/email/resolve-address': { POST: [504] },
    '{S}/interactions': { POST: [] },
    '{S}/interactions/{interactionId}': { GET: [403, 404], POST: [403, 404] },
    '{S}/interactions/{interactionId}/agent-assistance': { POST: [404] },
    '{S}/interactions/agent-assistance/{assistanceId}': { DELETE: [], POST: [] },
    '{S}/interactions/{interactionId}/blind-transfer': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/transfer-to-voicemail': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/park': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/coach': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/consult': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/consult/{consultId}': { DELETE: [403, 404] },
    '{S}/interactions/{interactionId}/disconnect': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/hold': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/invite-party': { POST: [] },
    '{S}/interactions/{interactionId}/join': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/listen': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/mute': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/pause': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/record-snippet': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/secure-pause': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/pickup': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/play-wav': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/make-private': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/record': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/send-to-voicemail': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/send-digits': { POST: [403, 404] },
    '{S}/interactions/{interactionId}/wrap-up-assignments': { POST: [403, 404] },
    '{S}/interactions/conferences': { POST: [403] },
    '{S}/interactions/conferences/{conferenceId}': { PUT: [404] },
  },
  session: {
    '{S}/messaging/subscriptions/session/sessions-users': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/session/sessions-stations': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/session/sessions-layouts': { PUT: [], DELETE: [] },
  },
  statistics: {
    '{S}/messaging/subscriptions/statistics/statistic-catalog': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/statistics/statistic-values': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/statistics/statistic-parameter-values': { PUT: [], DELETE: [] },
    '{S}/statistics/statistic-parameter-values/queries': { POST: [] },
    '{S}/statistics/statistic-parameter-values/chained-parameters-validator': { POST: [] },
    '{S}/statistics/statistic-parameter-values': { POST: [] },
  },
  status: {
    '{S}/messaging/subscriptions/status/status-messages': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/status/status-messages-user-access': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/status/user-statuses': { PUT: [404], DELETE: [] },
    '{S}/messaging/subscriptions/status/user-status-previous-info': { PUT: [], DELETE: [] },
    '{S}/status/status-messages': { GET: [] },
    '{S}/status/status-messages-user-access/{userId}': { GET: [404] },
    '{S}/status/user-statuses/{userId}': { GET: [403, 404], PUT: [403] },
    '{S}/status/user-status-previous-info/{userId}': { GET: [404] },
  },
  system: {
    '{S}/messaging/subscriptions/system/handler-sent-notifications': { PUT: [], DELETE: [] },
    '{S}/system/handler-notification': { POST: [] },
  },
  'unified-messaging': {
    '{S}/messaging/subscriptions/unified-messaging/voicemail-messages': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/unified-messaging/fax-messages': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/unified-messaging/messages-waiting-indicator': { PUT: [], DELETE: [] },
    '{S}/unified-messaging/messages-waiting-indicator/count-refresh': { PUT: [] },
    '{S}/unified-messaging/{unifiedMessageId}/voicemail-message/play/start': { POST: [] },
    '{S}/unified-messaging/{unifiedMessageId}/voicemail-message/play/stop': { POST: [] },
    '{S}/unified-messaging/{unifiedMessageId}': { PUT: [], DELETE: [] },
  },
  directories: {
    '{S}/messaging/subscriptions/directories': { PUT: [], DELETE: [] },
    '{S}/messaging/subscriptions/directories/{subscriptionId}': { PUT: [403, 404, 405], DELETE: [] },
    '{S}/directories/speed-dial/{speedDialDirectoryId}/links': { POST: [403, 503] },
    '{S}/directories/speed-dial/{speedDialDirectoryId}/links/{speedDialLinkId}': {
      PUT: [403, 503],
      DELETE: [403, 503],
    },
    '{S}/directories/lookup-entries': { POST: [] },
    '{S}/directories/contacts/{directoryID}': { POST: [403] },
    '{S}/directories/contacts/{directoryID}/{entryID}': { PUT: [403], DELETE: [403] },
    '{S}/directories/speed-dial': { POST: [403] },
    '{S}/directories/speed-dial/{speedDialDirectoryId}': { PUT: [403], DELETE: [403] },
  },
  licenses: {
    '{S}/messaging/subscriptions/licenses': { PUT: [], DELETE: [] },
    '{S}/licenses': { POST: [], PUT: [], DELETE: [] },
    '{S}/licenses/license-stages': { POST: [] },
  },
  queues: {
    '{S}/messaging/subscriptions/queues/{subscriptionId}': { PUT: [], DELETE: [] },
  },
  'response-management': {
    '{S}/messaging/subscriptions/response-management': { PUT: [403], DELETE: [] },
    '{S}/response-management': { PUT: [403] },
    '{S}/response-management/file': { POST: [403] },
  },
  'phone-numbers': {
    '{S}/phone-numbers/query-details': { POST: [] },
  },
  security: {
    '{S}/security/password': { POST: [] },
  },
  recordings: {
    '{S}/recordings/play/station-audio/start/{recordingId}': { POST: [403] },
    '{S}/recordings/play/station-audio/stop/{playbackInteractionId}': { POST: [403] },
    '{S}/recordings/{recordingId}/tags': { GET: [403], PUT: [403], DELETE: [403] },
    '{S}/recordings/{recordingId}/attributes': { GET: [403], PUT: [403], DELETE: [403] },
    '{S}/recordings/{recordingId}/export-uri': { GET: [403] },
    '{S}/recordings/send-as-email': { PUT: [403] },
    '{S}/recordings/{recordingId}/send-as-email': { PUT: [403] },
    '{S}/screenrecordings/record/start/{recordedUserId}': { POST: [403] },
    '{S}/screenrecordings/record/stop/{recordedUserId}': { POST: [403] },
    '{S}/screenrecordings/record/pause/{recordedUserId}': { POST: [403] },
    '{S}/screenrecordings/record/resume/{recordedUserId}': { POST: [403] },
  },
  configuration: {
    '{S}/configuration/station-groups': { GET: [] },
    '{S}/configuration/station-groups/{id}': { GET: [403, 404] },
    '{S}/configuration/users/{id}/client': { PUT: [403, 404] },
    '{S}/configuration/users/{id}/password': { PUT: [403] },
    '{S}/configuration/account-codes': { GET: [], POST: [403] },
    '{S}/configuration/account-codes/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/account-codes-configuration': { GET: [403, 404], PUT: [403, 404] },
    '{S}/configuration/client-buttons': { GET: [], POST: [403] },
    '{S}/configuration/client-buttons/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/default-user': { GET: [403, 404], PUT: [403, 404] },
    '{S}/configuration/roles': { GET: [], POST: [403] },
    '{S}/configuration/roles/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/skills': { GET: [], POST: [403] },
    '{S}/configuration/skills/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/users': { GET: [], POST: [403] },
    '{S}/configuration/users/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/workgroups': { GET: [], POST: [403] },
    '{S}/configuration/workgroups/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/wrap-up-categories': { GET: [], POST: [403] },
    '{S}/configuration/wrap-up-categories/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/wrap-up-codes': { GET: [], POST: [403] },
    '{S}/configuration/wrap-up-codes/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
    '{S}/configuration/status-messages': { GET: [], POST: [403] },
    '{S}/configuration/status-messages/{id}': { GET: [403, 404], DELETE: [403, 404], PUT: [403, 404] },
  },
};

export const contract: readonly ContractOperation[] = Object.entries(paths).flatMap(([feature, below]) =>
  Object.entries(below).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, errors]): ContractOperation => {
      return { method: method as Method, path, feature: feature as FeatureId, errors };
    }),
  ),
);

/** Parts of the contract that no agent client and no bridge needs, and that stay unbuilt; and why. */
export const outOfScopeFeatures: ReadonlyMap<FeatureId, string> = new Map([
  ['alerts', 'What alerts and memos look like is not public: the contract at hand has no types of them.'],
  [
    'recordings',
    'Nothing is kept of a recording but that it was made: there is no sound to play, export or mail.',
  ],
  [
    'response-management',
    'What its library looks like is not public: the contract at hand has no types of it.',
  ],
]);
