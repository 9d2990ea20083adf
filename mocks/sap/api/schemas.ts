import type * as model from '@switchhook/simulator/model';
import { z } from 'zod';
import { partnerSchema } from '../partners/partner.ts';

// The JSON between mock SAP and browser, as schemas: one source for validation and for the OpenAPI document.
// `satisfies` holds each against the browser's own types.

const milliseconds = z.number().int().describe('Milliseconds since the epoch, UTC.');
const list = <T extends z.ZodType>(element: T) => z.array(element).readonly();

const channels = ['telephony', 'chat', 'email', 'actionItem'] as const;

const WorkMode = z.object({
  id: z.string(),
  description: z.string(),
}) satisfies z.ZodType<model.WorkModeView>;

const named = z.object({ name: z.string(), value: z.string() });
const Page = z.enum([
  'home',
  'identifyAccount',
  'account',
  'interactionRecord',
  'chat',
  'email',
  'actionItem',
  'inbox',
  'dialPad',
  'monitor',
]) satisfies z.ZodType<model.Page>;

const Participant = z.object({
  participantId: z.string(),
  name: z.string(),
  address: z.string(),
  role: z.string(),
  status: z.string(),
}) satisfies z.ZodType<model.ParticipantView>;

const Chat = z.object({
  title: z.string(),
  postings: list(
    z.object({
      author: z.string(),
      text: z.string(),
      isSystem: z.boolean(),
      isOwn: z.boolean(),
      at: milliseconds,
    }),
  ),
  unread: z.number().int(),
}) satisfies z.ZodType<model.ChatView>;

const Email = z.object({
  subject: z.string(),
  from: z.string(),
  to: list(z.string()),
  folder: z.string(),
  isRead: z.boolean(),
  isAnswered: z.boolean(),
  receivedAt: milliseconds.exactOptional(),
  attachments: list(z.object({ attachmentId: z.string(), name: z.string(), size: z.number().int() })),
}) satisfies z.ZodType<model.EmailView>;

const Action = z.object({
  title: z.string(),
  originator: z.string(),
  actionItemId: z.string().exactOptional(),
  description: z.string().exactOptional(),
  priority: z.number().int().exactOptional(),
  dueDate: z.string().exactOptional(),
  objectType: z.string().exactOptional(),
  objectKey: z.string().exactOptional(),
}) satisfies z.ZodType<model.ActionView>;

const ItemState = z.enum([
  'initiated',
  'dialing',
  'alerting',
  'connected',
  'held',
  'consulting',
  'conferenced',
  'wrapUp',
  'ended',
  'failed',
]);

const Item = z.object({
  itemId: z.string(),
  channel: z.enum(channels),
  state: ItemState,
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
  heldBefore: z.number().int().exactOptional(),
  endedSince: milliseconds.exactOptional(),
  attachedData: list(named).describe('The SAP-IC fields of the item attached data.'),
  participants: list(Participant).exactOptional(),
  consultFor: z.string().exactOptional(),
  isMuted: z.boolean().exactOptional(),
  isWrapUpRequired: z.boolean().exactOptional(),
  chat: Chat.exactOptional(),
  email: Email.exactOptional(),
  action: Action.exactOptional(),
}) satisfies z.ZodType<model.ItemView>;

const accountFields = {
  id: z.string(),
  kind: z.enum(['account', 'contact', 'organization']),
  name: z.string(),
  organization: z.string().exactOptional(),
  organizationId: z.string().exactOptional(),
  phone: list(z.string()),
  email: z.string().exactOptional(),
  city: z.string().exactOptional(),
  isVip: z.boolean().exactOptional(),
  note: z.string().exactOptional(),
};

const Account = z.object({
  ...accountFields,
  contacts: list(z.object(accountFields)).exactOptional().describe('Of an organization (G15).'),
}) satisfies z.ZodType<model.AccountView>;

const Identification = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('noNumber') }),
  z.object({ kind: z.literal('noMatch'), number: z.string() }),
  z.object({ kind: z.literal('oneMatch'), account: Account }),
  z.object({ kind: z.literal('manyMatches'), number: z.string(), accounts: list(Account) }),
]) satisfies z.ZodType<model.Identification>;

const SearchCriteria = z.strictObject({
  name: z.string().exactOptional(),
  accountId: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  email: z.string().exactOptional(),
  city: z.string().exactOptional(),
}) satisfies z.ZodType<model.SearchCriteria>;

const InteractionRecord = z.object({
  recordId: z.string(),
  startedAt: milliseconds,
  endedAt: milliseconds.exactOptional(),
  accountId: z.string().exactOptional(),
  accountName: z.string().exactOptional(),
  reason: z.string(),
  notes: z.string(),
  activities: list(
    z.object({
      id: z.string(),
      kind: z.enum(['call', 'chat', 'email', 'actionItem', 'account', 'note']),
      text: z.string(),
      about: z.string().exactOptional().describe('Whom or what it is about; empty where nobody knows.'),
      direction: z.enum(['in', 'out', 'internal']).exactOptional(),
      at: milliseconds,
      itemId: z.string().exactOptional(),
    }),
  ).describe('Oldest first.'),
}) satisfies z.ZodType<model.InteractionRecordView>;

const Target = z.strictObject({
  kind: z.enum(['phone', 'user', 'queue']),
  value: z.string().trim().min(1).max(256),
  name: z.string().exactOptional(),
}) satisfies z.ZodType<model.TargetView>;

const transferPurpose = z.enum(['blindTransfer', 'warmTransfer', 'conference']);
const Transfer = z.object({
  purpose: transferPurpose,
  itemId: z.string(),
  step: z.enum(['choosing', 'chosen', 'calling', 'consulting']),
  target: Target.exactOptional(),
  consultItemId: z.string().exactOptional(),
}) satisfies z.ZodType<model.TransferView>;

const CtiDetail = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['unknownNumber', 'unknownAddress']) }),
  z.object({ kind: z.enum(['name', 'title', 'queue']), text: z.string() }),
]) satisfies z.ZodType<model.CtiDetail>;

const Session = z.object({
  sessionId: z.string(),
  item: Item.exactOptional(),
  items: list(Item).exactOptional().describe('All items, oldest first: both calls of a consultation.'),
  capabilities: list(z.string()).exactOptional().describe('What the items allow together.'),
  isInteractionOpen: z.boolean(),
  identification: Identification,
  account: Account.exactOptional(),
  identifiedBy: z.object({ kind: z.enum(['phone', 'email', 'partner']), value: z.string() }).exactOptional(),
  page: Page,
  ctiBar: z.object({
    left: z.string(),
    right: z.string(),
    details: list(CtiDetail)
      .exactOptional()
      .describe('The right side in parts, where it tells details of the contact.'),
  }),
  search: z
    .object({ criteria: SearchCriteria, results: list(Account).exactOptional(), isConfirmed: z.boolean() })
    .exactOptional(),
  alerts: list(
    z.object({
      id: z.string(),
      text: z.string(),
      kind: z.literal('vip').exactOptional(),
      page: Page.exactOptional(),
    }),
  ).exactOptional(),
  record: InteractionRecord.exactOptional(),
  scratchPad: z.string().exactOptional(),
  transfer: Transfer.exactOptional(),
  isManual: z.boolean().exactOptional(),
}) satisfies z.ZodType<model.SessionView>;

const plainNotice = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind) });

const SapNotice = z.discriminatedUnion('kind', [
  plainNotice('connectionOver'),
  plainNotice('sessionUnknown'),
  plainNotice('linkLost'),
  plainNotice('linkBack'),
  plainNotice('allSessionsInUse'),
  plainNotice('rejectedAtLimit'),
  plainNotice('figuresUnreadable'),
  z.object({ kind: z.literal('loggedOff'), why: z.string() }),
  z.object({ kind: z.literal('sent'), subject: z.string() }),
  z.object({ kind: z.enum(['lost', 'returned']), channel: z.enum(channels), who: z.string() }),
]) satisfies z.ZodType<model.SapNotice>;

const Message = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'info', 'success']),
  text: z.string().describe('In English, or as the bridge said it.'),
  notice: SapNotice.exactOptional().describe(
    'What SAP says by itself, for the client to say in its language.',
  ),
  at: milliseconds,
}) satisfies z.ZodType<model.SystemMessage>;

const Broadcast = z.object({
  id: z.string(),
  from: z.string(),
  text: z.string(),
  at: milliseconds,
}) satisfies z.ZodType<model.BroadcastView>;

const place = { name: z.string(), capabilities: list(z.string()) };

const Monitor = z.object({
  at: milliseconds,
  objects: list(z.object({ kind: z.string(), id: z.string(), name: z.string(), figures: list(named) })),
}) satisfies z.ZodType<model.MonitorView>;

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
  broadcasts: list(Broadcast).exactOptional(),
  queues: list(
    z.object({ id: z.string(), description: z.string(), channel: z.string(), isActive: z.boolean() }),
  ).exactOptional(),
  channels: list(
    z.object({ id: z.string(), description: z.string(), isActive: z.boolean() }),
  ).exactOptional(),
  containers: list(z.object({ containerId: z.string(), kind: z.string(), ...place })).exactOptional(),
  lines: list(
    z.object({ lineId: z.string(), number: z.string(), stateText: z.string(), ...place }),
  ).exactOptional(),
  workcenter: z
    .object({
      id: z.string(),
      isFreeSeating: z.boolean(),
      isRequired: z.boolean(),
      isPasswordRequired: z.boolean(),
    })
    .exactOptional(),
  monitor: Monitor.exactOptional(),
  waiting: z.number().int().exactOptional().describe('Contacts for which all six sessions are in use.'),
  heartbeatLag: z
    .number()
    .int()
    .exactOptional()
    .describe('Milliseconds within which the browser has to ping; absent while the heartbeat is off.'),
}) satisfies z.ZodType<model.AgentView>;

const LogOn = z.strictObject({
  workcenterId: z.string().max(256).exactOptional(),
  workMode: z.enum(['2', '3']).exactOptional().describe('2 ready, 3 not ready; 3 where left out.'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/)
    .exactOptional()
    .describe("Of the work modes' texts, such as de."),
});

const itemId = z.string().min(1).exactOptional().describe('Where left out, the active session decides.');
const sessionId = z.string().min(1).exactOptional().describe('The active session where left out.');
const longText = z.string().max(32_000);
const id = z.string().min(1).max(256);

const AgentCommand = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.enum([
      'accept',
      'reject',
      'hold',
      'retrieve',
      'hangUp',
      'end',
      'toggle',
      'warmTransfer',
      'conference',
      'reconnect',
      'mute',
      'unmute',
      'leaveChat',
      'endChat',
      'complete',
      'reroute',
    ]),
    itemId,
  }),
  z.strictObject({
    command: z.enum(['blindTransfer', 'deflect', 'forward', 'invite']),
    target: Target,
    itemId,
  }),
  z.strictObject({ command: z.literal('consult'), target: Target, itemId }),
  z.strictObject({
    command: z.literal('sendDtmf'),
    digits: z.string().regex(/^[0-9*#A-Da-d,]{1,64}$/),
    itemId,
  }),
  z.strictObject({ command: z.literal('dropParticipant'), participantId: id, itemId }),
  z.strictObject({ command: z.literal('requireWrapUp'), isRequired: z.boolean(), itemId }),
  z.strictObject({ command: z.literal('setAttachedData'), fields: z.record(z.string(), longText), itemId }),
  z.strictObject({ command: z.literal('postChat'), text: longText.min(1), itemId }),
  z.strictObject({ command: z.literal('dial'), number: z.string().trim().min(1).max(128) }),
  z.strictObject({ command: z.literal('setWorkMode'), workMode: z.string().min(1) }),
  z.strictObject({ command: z.literal('setQueues'), queues: list(id) }),
  z.strictObject({ command: z.literal('setChannels'), channels: list(id) }),
  z.strictObject({ command: z.literal('setWorkcenter'), workcenterId: id }),
  z.strictObject({
    command: z.literal('setForwarding'),
    number: z.string().trim().min(1).max(128).exactOptional().describe('No forwarding where left out.'),
  }),
  z.strictObject({ command: z.literal('activateSession'), sessionId: z.string().min(1) }),
  z.strictObject({ command: z.literal('newSession') }),
  z.strictObject({ command: z.literal('closeSession'), sessionId: z.string().min(1) }),
  z.strictObject({ command: z.literal('showPage'), page: Page, sessionId }),
  z.strictObject({ command: z.literal('searchAccounts'), criteria: SearchCriteria, sessionId }),
  z.strictObject({ command: z.literal('confirmAccount'), accountId: id, sessionId }),
  z.strictObject({ command: z.enum(['resetSearch', 'clearSearch', 'clearInteraction']), sessionId }),
  z.strictObject({
    command: z.literal('writeRecord'),
    notes: longText.exactOptional(),
    reason: z.string().max(256).exactOptional(),
    sessionId,
  }),
  z.strictObject({ command: z.literal('writeScratchPad'), text: longText, sessionId }),
  z.strictObject({ command: z.literal('moveScratchPad'), sessionId }),
  z.strictObject({ command: z.literal('openTransfer'), purpose: transferPurpose, itemId }),
  z.strictObject({ command: z.literal('chooseTarget'), target: Target }),
  z.strictObject({ command: z.literal('advanceTransfer') }),
  z.strictObject({ command: z.literal('cancelTransfer') }),
  z.strictObject({ command: z.literal('dismissMessage'), messageId: id }),
  z.strictObject({ command: z.literal('dismissBroadcast'), broadcastId: id }),
  z.strictObject({ command: z.enum(['setRead', 'setAnswered']), messageId: id, flag: z.boolean() }),
  z.strictObject({ command: z.literal('moveMessage'), messageId: id, folderId: id }),
  z.strictObject({ command: z.literal('deleteMessage'), messageId: id }),
  z.strictObject({
    command: z.literal('sendMessage'),
    to: list(z.email()).refine((to) => to.length > 0, 'needs an address'),
    subject: z.string().max(998),
    text: z.string(),
    replyTo: id.exactOptional(),
  }),
  z.strictObject({ command: z.literal('watchFigures'), isWatching: z.boolean() }),
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
}) satisfies z.ZodType<model.PartnerView>;

const PartnerInput = partnerSchema satisfies z.ZodType<model.PartnerInput>;

const Directory = z.object({
  colleagues: list(
    z.object({
      userId: z.string(),
      name: z.string(),
      extension: z.string(),
      presence: z.enum(['available', 'busy', 'loggedOff', 'unknown']),
      presenceText: z.string(),
      channels: list(z.string()),
    }),
  ),
  queues: list(
    z.object({
      id: z.string(),
      description: z.string(),
      channel: z.string(),
      loggedOnUsers: z.number().int().exactOptional(),
      availableUsers: z.number().int().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<model.DirectoryView>;

const Folder = z.object({
  folderId: z.string(),
  kind: z.string(),
  ...place,
}) satisfies z.ZodType<model.FolderView>;

const InboxMessage = Email.extend({
  messageId: z.string(),
  state: ItemState,
  stateText: z.string(),
  capabilities: list(z.string()),
}) satisfies z.ZodType<model.MessageView>;

const MessageContent = z.object({
  messageId: z.string(),
  from: z.string(),
  to: list(z.string()),
  copies: list(z.string()),
  subject: z.string(),
  contentType: z.string().describe('text/plain, or text/html of a stranger: show it in a sandbox only.'),
  content: z.string(),
}) satisfies z.ZodType<model.MessageContentView>;

const StandardAnswer = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  language: z.string(),
}) satisfies z.ZodType<model.StandardAnswer>;

const NumberTrace = z.object({
  address: z.string(),
  steps: list(
    z.object({
      rule: z.enum(['sip', 'at', 'slash', 'letter', 'plus']),
      before: z.string(),
      after: z.string(),
    }),
  ),
  number: z.string(),
  identification: Identification,
  screenPop: z.object({
    fact: z.enum(['G10', 'G11', 'G12', 'G13', 'G14', 'G15']),
    page: Page,
    left: z.string(),
  }),
  collisions: list(z.object({ address: z.string(), number: z.string() })),
}) satisfies z.ZodType<model.NumberTrace>;

const workKind = z.enum(['email', 'workflow']);
const ActionItem = z.object({
  actionItemId: z.string(),
  kind: workKind,
  title: z.string(),
  description: z.string(),
  attributes: list(named),
  state: z.enum(['routing', 'offered', 'accepted', 'completed', 'cancelled', 'failed']),
  sentBy: z.string(),
  userId: z.string().exactOptional(),
  priority: z.number().int().exactOptional(),
  dueDate: z.string().exactOptional(),
  sentAt: milliseconds,
  failure: z.string().exactOptional(),
}) satisfies z.ZodType<model.ActionItemView>;

const ActionItemChange = z.strictObject({
  title: z.string().trim().min(1).max(998),
  description: longText.exactOptional(),
  attributes: z
    .record(z.string(), longText)
    .exactOptional()
    .describe('SUBJECT, FROM_ADDRESS, TO_NAME, … (G27).'),
  priority: z.number().int().min(0).max(100).exactOptional(),
  dueDate: z.iso.datetime().exactOptional(),
  objectType: id.exactOptional(),
  objectKey: id.exactOptional(),
}) satisfies z.ZodType<model.ActionItemChange>;

const ActionItemInput = ActionItemChange.extend({
  userId: id.describe('On whose behalf it is sent.'),
  kind: workKind,
}) satisfies z.ZodType<model.ActionItemInput>;

const Settings = z.strictObject({
  eventAnswer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('normal') }),
    z.strictObject({ kind: z.literal('slow'), delay: z.number().int().min(0).max(120_000) }),
    z.strictObject({ kind: z.literal('refused'), status: z.literal([401, 404, 500]) }),
    z.strictObject({ kind: z.literal('reset') }),
  ]),
  eventAnswerFor: list(z.string()).exactOptional().describe('All agents where left out.'),
  heartbeatLag: z.number().int().min(0).describe('Milliseconds; 0 switches the heartbeat off.'),
  deadBrowsers: list(z.string()).exactOptional().describe('Agents whose pings are not heard.'),
  atSessionLimit: z.enum(['wait', 'reject']),
  confirmsSingleMatch: z.boolean(),
}) satisfies z.ZodType<model.SapSettings>;

const BroadcastInput = z.strictObject({
  from: z.string().trim().min(1).max(128),
  text: z.string().trim().min(1).max(2_000),
  userIds: list(z.string()).exactOptional().describe('Everybody where left out.'),
}) satisfies z.ZodType<model.BroadcastInput>;

const Ping = z.object({ at: milliseconds, heartbeatLag: z.number().int() });

/** Every schema of the API, under its name in the OpenAPI document. */
export const schemas = {
  Account,
  ActionItem,
  ActionItemChange,
  ActionItemInput,
  AgentCommand,
  AgentView,
  Broadcast,
  BroadcastInput,
  CommandAnswer,
  Desk,
  Directory,
  Error: ErrorAnswer,
  Folder,
  Identification,
  InboxMessage,
  InteractionRecord,
  Item,
  LogOn,
  Message,
  MessageContent,
  NumberTrace,
  Partner,
  PartnerInput,
  Ping,
  Session,
  Settings,
  StandardAnswer,
  WorkMode,
} as const;
export type SchemaName = keyof typeof schemas;
