import type * as model from '@switchhook/simulator/model';
import { z } from 'zod';
import type { PartnerView } from '../partners/directory.ts';

// The JSON between mock SAP and browser, as schemas: one source for validation and for the OpenAPI document.
// `satisfies` holds each against the browser's own types.

const milliseconds = z.number().int().describe('Milliseconds since the epoch, UTC.');
const list = <T extends z.ZodType>(element: T) => z.array(element).readonly();

const WorkMode = z.object({
  id: z.string(),
  description: z.string(),
}) satisfies z.ZodType<model.WorkModeView>;

const Item = z.object({
  itemId: z.string(),
  channel: z.enum(['telephony']),
  state: z.enum(['initiated', 'dialing', 'alerting', 'connected', 'held', 'wrapUp', 'ended', 'failed']),
  stateText: z.string(),
  direction: z.enum(['in', 'out', 'internal']),
  capabilities: list(z.string()).describe('Complete list of what the item allows now.'),
  remoteNumber: z.string().describe('E.164; +0 where the number is not known.'),
  remoteName: z.string(),
  dialedNumber: z.string(),
  queue: z.string(),
  alertingSince: milliseconds.exactOptional(),
  connectedSince: milliseconds.exactOptional(),
  heldSince: milliseconds.exactOptional(),
  endedSince: milliseconds.exactOptional(),
  attachedData: list(z.object({ name: z.string(), value: z.string() })).describe(
    'The SAP-IC fields of the item attached data.',
  ),
}) satisfies z.ZodType<model.ItemView>;

const Account = z.object({
  id: z.string(),
  kind: z.enum(['account', 'contact', 'organization']),
  name: z.string(),
  organization: z.string().exactOptional(),
  phone: list(z.string()),
  email: z.string().exactOptional(),
  city: z.string().exactOptional(),
  isVip: z.boolean().exactOptional(),
  note: z.string().exactOptional(),
}) satisfies z.ZodType<model.AccountView>;

const Identification = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('noNumber') }),
  z.object({ kind: z.literal('noMatch'), number: z.string() }),
  z.object({ kind: z.literal('oneMatch'), account: Account }),
  z.object({ kind: z.literal('manyMatches'), number: z.string(), accounts: list(Account) }),
]) satisfies z.ZodType<model.Identification>;

const Session = z.object({
  sessionId: z.string(),
  item: Item.exactOptional(),
  isInteractionOpen: z.boolean(),
  identification: Identification,
  account: Account.exactOptional(),
  page: z.enum(['home', 'identifyAccount', 'account']),
  ctiBar: z.object({ left: z.string(), right: z.string() }),
}) satisfies z.ZodType<model.SessionView>;

const Message = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'info', 'success']),
  text: z.string(),
  at: milliseconds,
}) satisfies z.ZodType<model.SystemMessage>;

const AgentView = z.object({
  userId: z.string(),
  name: z.string(),
  isLoggedOn: z.boolean(),
  cms: z.enum(['disconnected', 'connected', 'lost']),
  workMode: WorkMode.extend({ since: milliseconds }).exactOptional(),
  pendingWorkMode: WorkMode.exactOptional(),
  workModes: list(WorkMode),
  capabilities: list(z.string()),
  sessions: list(Session).describe('At most six.'),
  activeSessionId: z.string().exactOptional(),
  messages: list(Message).describe('Newest last.'),
}) satisfies z.ZodType<model.AgentView>;

const LogOn = z.strictObject({
  workcenterId: z.string().max(256).exactOptional(),
  workMode: z.enum(['2', '3']).exactOptional().describe('2 ready, 3 not ready; 3 where left out.'),
});

const AgentCommand = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.enum(['accept', 'reject', 'hold', 'retrieve', 'hangUp', 'end']),
    itemId: z.string().min(1).exactOptional().describe('Where left out, the active session decides.'),
  }),
  z.strictObject({ command: z.literal('dial'), number: z.string().trim().min(1).max(128) }),
  z.strictObject({ command: z.literal('setWorkMode'), workMode: z.string().min(1) }),
  z.strictObject({ command: z.literal('activateSession'), sessionId: z.string().min(1) }),
]) satisfies z.ZodType<model.AgentCommand>;

const CommandAnswer = z.object({ view: AgentView });

const ErrorAnswer = z.object({
  error: z.object({
    code: z.string().describe("The code of the bridge's fault (ICI-…), or a word of ours."),
    message: z.string(),
  }),
});

const Desk = z.object({
  cicControl: z.string().exactOptional(),
  hasWire: z.boolean(),
  agents: list(z.object({ userId: z.string(), name: z.string(), extension: z.string() })),
}) satisfies z.ZodType<model.DeskConfig>;

const Partner = Account.extend({
  alerts: list(z.string()).exactOptional(),
}) satisfies z.ZodType<PartnerView>;

/** Every schema of the API, under its name in the OpenAPI document. */
export const schemas = {
  Account,
  AgentCommand,
  AgentView,
  CommandAnswer,
  Desk,
  Error: ErrorAnswer,
  Identification,
  Item,
  LogOn,
  Message,
  Partner,
  Session,
  WorkMode,
} as const;
export type SchemaName = keyof typeof schemas;
