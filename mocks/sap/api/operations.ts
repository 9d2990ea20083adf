import type { SchemaName } from './schemas.ts';

/** One operation of the browser's API: what is routed, and what the OpenAPI document says of it. */
export interface ApiOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
  /** Names of the query's parameters, each with what it is; all are needed. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly schema: SchemaName; readonly isRequired: boolean };
  readonly answers: Readonly<Record<number, ApiAnswer>>;
}

export interface ApiAnswer {
  readonly description: string;
  readonly schema?: SchemaName;
  readonly isList?: boolean;
  readonly contentType?: string;
}

const failed = (description: string): ApiAnswer => ({ description, schema: 'Error' });
const badRequest = failed('The body is not what the schema describes.');
const unknownAgent = failed('SAP knows no agent of this name.');
const refused = failed("The bridge answered with a fault, or the agent's state does not allow it.");
const unreachable = failed('The bridge does not answer.');
const asked = { 409: refused, 502: unreachable };
const unknownWork = failed('This SAP sent no such work.');
const unknownPartner = failed('The directory has no such partner.');

export const operations = {
  listAgents: {
    method: 'GET',
    path: '/api/agents',
    summary: 'Every agent that SAP knows',
    answers: { 200: { description: 'In the configured order.', schema: 'AgentView', isList: true } },
  },
  readAgent: {
    method: 'GET',
    path: '/api/agents/{userId}',
    summary: 'The whole view of an agent',
    answers: { 200: { description: 'As it is now.', schema: 'AgentView' }, 404: unknownAgent },
  },
  followAgent: {
    method: 'GET',
    path: '/api/agents/{userId}/stream',
    summary: 'Server-Sent Events: `view` with a whole AgentView, at once and after each change',
    answers: {
      200: { description: 'Open until the client leaves.', contentType: 'text/event-stream' },
      404: unknownAgent,
    },
  },
  logOn: {
    method: 'POST',
    path: '/api/agents/{userId}/log-on',
    summary: 'Logs an agent on; one who is logged on keeps their session',
    body: { schema: 'LogOn', isRequired: false },
    answers: {
      200: { description: 'Logged on.', schema: 'AgentView' },
      400: badRequest,
      404: unknownAgent,
      409: refused,
      502: unreachable,
    },
  },
  logOff: {
    method: 'POST',
    path: '/api/agents/{userId}/log-off',
    summary: 'Logs an agent off, here even where the bridge refuses or does not answer',
    answers: {
      200: { description: 'Logged off.', schema: 'AgentView' },
      404: unknownAgent,
      409: refused,
      502: unreachable,
    },
  },
  command: {
    method: 'POST',
    path: '/api/agents/{userId}/commands',
    summary: "What the toolbar's buttons do",
    body: { schema: 'AgentCommand', isRequired: true },
    answers: {
      200: { description: 'The bridge took it; new states follow in the stream.', schema: 'CommandAnswer' },
      400: failed('The body is not what the schema describes, or names no item where one is needed.'),
      404: failed('SAP knows no such agent, item or session.'),
      409: refused,
      502: unreachable,
    },
  },
  ping: {
    method: 'POST',
    path: '/api/agents/{userId}/ping',
    summary: "The agent's browser lives: without it the heartbeat logs the agent off",
    answers: { 200: { description: 'When it was heard.', schema: 'Ping' }, 404: unknownAgent },
  },
  readDirectory: {
    method: 'GET',
    path: '/api/agents/{userId}/directory',
    summary: 'Presence of colleagues and figures of workgroups, asked of the bridge anew',
    answers: { 200: { description: 'As it is now.', schema: 'Directory' }, 404: unknownAgent, ...asked },
  },
  listFolders: {
    method: 'GET',
    path: '/api/agents/{userId}/folders',
    summary: "The folders of the agent's inbox",
    answers: {
      200: { description: 'As the bridge lists them.', schema: 'Folder', isList: true },
      404: unknownAgent,
      ...asked,
    },
  },
  listMessages: {
    method: 'GET',
    path: '/api/agents/{userId}/folders/{folderId}/messages',
    summary: 'The messages of a folder',
    answers: {
      200: { description: 'As the bridge lists them.', schema: 'InboxMessage', isList: true },
      404: unknownAgent,
      ...asked,
    },
  },
  readMessage: {
    method: 'GET',
    path: '/api/agents/{userId}/messages/{messageId}/content',
    summary: 'The text of a message',
    answers: { 200: { description: 'The text.', schema: 'MessageContent' }, 404: unknownAgent, ...asked },
  },
  listRecords: {
    method: 'GET',
    path: '/api/agents/{userId}/records',
    summary: 'The interaction records that End saved',
    answers: {
      200: { description: 'Oldest first.', schema: 'InteractionRecord', isList: true },
      404: unknownAgent,
    },
  },
  listStandardAnswers: {
    method: 'GET',
    path: '/api/standard-answers',
    summary: 'Ready answers for chats',
    answers: { 200: { description: 'In all languages.', schema: 'StandardAnswer', isList: true } },
  },
  traceNumber: {
    method: 'GET',
    path: '/api/number-trace',
    summary: 'How an address becomes the number that SAP looks up, and what pops (G5, G10 to G15)',
    query: { address: 'A number or SIP address as CIC has it.' },
    answers: { 200: { description: 'Each step.', schema: 'NumberTrace' }, 400: badRequest },
  },
  listActionItems: {
    method: 'GET',
    path: '/api/action-items',
    summary: 'Work that this SAP had routed',
    answers: { 200: { description: 'Oldest first.', schema: 'ActionItem', isList: true } },
  },
  routeActionItem: {
    method: 'POST',
    path: '/api/action-items',
    summary: 'Has the contact center route an e-mail or a workflow item (G26, G27)',
    body: { schema: 'ActionItemInput', isRequired: true },
    answers: {
      201: { description: 'The bridge has it.', schema: 'ActionItem' },
      400: badRequest,
      404: unknownAgent,
      ...asked,
    },
  },
  updateActionItem: {
    method: 'PUT',
    path: '/api/action-items/{actionItemId}',
    summary: 'Changes the data of the work',
    body: { schema: 'ActionItemChange', isRequired: true },
    answers: {
      200: { description: 'Changed.', schema: 'ActionItem' },
      400: badRequest,
      404: unknownWork,
      ...asked,
    },
  },
  cancelActionItem: {
    method: 'DELETE',
    path: '/api/action-items/{actionItemId}',
    summary: 'Calls the work off',
    answers: { 200: { description: 'Called off.', schema: 'ActionItem' }, 404: unknownWork, ...asked },
  },
  sendBroadcast: {
    method: 'POST',
    path: '/api/broadcasts',
    summary: 'Tells agents what is not about a customer',
    body: { schema: 'BroadcastInput', isRequired: true },
    answers: { 201: { description: 'Shown.', schema: 'Broadcast' }, 400: badRequest, 404: unknownAgent },
  },
  readSettings: {
    method: 'GET',
    path: '/api/settings',
    summary: 'How this SAP behaves: answers to events, heartbeat, session limit',
    answers: { 200: { description: 'As they are now.', schema: 'Settings' } },
  },
  changeSettings: {
    method: 'PUT',
    path: '/api/settings',
    summary: 'Changes how this SAP behaves',
    body: { schema: 'Settings', isRequired: true },
    answers: { 200: { description: 'As they are now.', schema: 'Settings' }, 400: badRequest },
  },
  readDesk: {
    method: 'GET',
    path: '/api/desk',
    summary: 'What is around this server',
    answers: { 200: { description: 'Fixed while it runs.', schema: 'Desk' } },
  },
  listPartners: {
    method: 'GET',
    path: '/api/partners',
    summary: 'The business partners that callers are identified by',
    answers: { 200: { description: 'The whole directory.', schema: 'Partner', isList: true } },
  },
  addPartner: {
    method: 'POST',
    path: '/api/partners',
    summary: 'Adds a business partner',
    body: { schema: 'PartnerInput', isRequired: true },
    answers: { 201: { description: 'Added.', schema: 'Partner' }, 400: badRequest },
  },
  changePartner: {
    method: 'PUT',
    path: '/api/partners/{partnerId}',
    summary: 'Replaces a business partner',
    body: { schema: 'PartnerInput', isRequired: true },
    answers: {
      200: { description: 'Changed.', schema: 'Partner' },
      400: badRequest,
      404: unknownPartner,
    },
  },
  removePartner: {
    method: 'DELETE',
    path: '/api/partners/{partnerId}',
    summary: 'Deletes a business partner; an organization only after its contacts',
    answers: {
      200: { description: 'As it was.', schema: 'Partner' },
      400: failed('Contacts belong to it.'),
      404: unknownPartner,
    },
  },
  readOpenApi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1.', contentType: 'application/json' } },
  },
} as const satisfies Readonly<Record<string, ApiOperation>>;
