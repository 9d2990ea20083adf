import type { SchemaName } from './schemas.ts';

/** One operation of the browser's API: what is routed, and what the OpenAPI document says of it. */
export interface ApiOperation {
  readonly method: 'GET' | 'POST';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
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
  readOpenApi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1.', contentType: 'application/json' } },
  },
} as const satisfies Readonly<Record<string, ApiOperation>>;
