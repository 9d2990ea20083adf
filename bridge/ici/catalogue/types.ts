import { boolean, integer, list, optional, record, string, type ValueOf } from './shape.ts';

// The types of ici.md 4. Fields marked PROP there are ours; a dialect renames them without a change here.

export const TextElement = record('TextElement', { id: string, description: string });
export type TextElement = ValueOf<typeof TextElement>;

export const ProductInformation = record('ProductInformation', {
  productName: string,
  productVersion: string,
  vendor: optional(string),
  interfaceVersion: optional(string),
});
export type ProductInformation = ValueOf<typeof ProductInformation>;

export const WorkcenterCapability = record('WorkcenterCapability', {
  freeSeating: boolean,
  workcenterIdRequired: boolean,
  passwordRequired: boolean,
  defaultWorkcenterId: string,
});
export type WorkcenterCapability = ValueOf<typeof WorkcenterCapability>;

export const Address = record('Address', { value: string, type: optional(string) });
export type Address = ValueOf<typeof Address>;

export const Participant = record('Participant', {
  participantId: string,
  address: string,
  name: string,
  role: TextElement,
  status: TextElement,
});
export type Participant = ValueOf<typeof Participant>;

export const PhoneCall = record('PhoneCall', {
  phoneCallId: string,
  phoneCallStatus: TextElement,
  processingStatus: TextElement,
  capabilityList: list(string),
  remoteNumbers: list(string),
  dialedNumbers: list(string),
  participants: list(Participant),
  direction: string,
  queue: TextElement,
  lineId: string,
  conference: boolean,
  consultFor: optional(string),
  startTime: optional(string),
  attachedData: string,
});
export type PhoneCall = ValueOf<typeof PhoneCall>;

export const Item = record('Item', {
  itemId: string,
  itemType: string,
  itemStatus: TextElement,
  processingStatus: TextElement,
  capabilityList: list(string),
  containerId: string,
  ownerUserId: string,
  attachedData: string,
});
export type Item = ValueOf<typeof Item>;

export const ChatPosting = record('ChatPosting', {
  chatParticipant: string,
  contentText: string,
  chatSessionId: string,
  /** `true` or `false`: a line of the system, not of a participant. */
  systemMessage: string,
  /** ISO 8601, UTC. */
  postDate: string,
});
export type ChatPosting = ValueOf<typeof ChatPosting>;

export const ChatSession = record('ChatSession', {
  chatParticipants: list(Participant),
  capabilityList: list(string),
  title: string,
  chatSessionId: string,
  chatStatus: TextElement,
  processingStatus: TextElement,
  attachedData: string,
  originator: string,
  queue: TextElement,
});
export type ChatSession = ValueOf<typeof ChatSession>;

export const ActionSession = record('ActionSession', {
  actionParticipants: list(Participant),
  capabilityList: list(string),
  title: string,
  actionSessionId: string,
  actionStatus: TextElement,
  processingStatus: TextElement,
  attachedData: string,
  originator: string,
});
export type ActionSession = ValueOf<typeof ActionSession>;

export const ActionItem = record('ActionItem', {
  actionItemId: string,
  title: string,
  description: optional(string),
  actionStatus: optional(TextElement),
  priority: optional(integer),
  /** ISO 8601, UTC. */
  dueDate: optional(string),
  originator: optional(string),
  attachedData: optional(string),
  objectType: optional(string),
  objectKey: optional(string),
});
export type ActionItem = ValueOf<typeof ActionItem>;

const Attachment = record('Attachment', {
  attachmentId: string,
  name: string,
  /** Absent, as `size` is, where only the list of the attachments is known. */
  contentType: optional(string),
  /** In bytes. */
  size: optional(integer),
});
export type Attachment = ValueOf<typeof Attachment>;

export const Message = record('Message', {
  messageId: string,
  originator: string,
  destinations: list(Address),
  subject: string,
  answered: boolean,
  read: boolean,
  /** The container that holds it. */
  folder: string,
  /** A delivery notification, not somebody's message. */
  notification: boolean,
  /** ISO 8601, UTC. */
  receivedDate: optional(string),
  priority: optional(integer),
  messageStatus: TextElement,
  processingStatus: TextElement,
  capabilityList: list(string),
  attachedData: string,
  attachments: list(Attachment),
});
export type Message = ValueOf<typeof Message>;

export const MessageContent = record('MessageContent', {
  /** Absent for a message that is new; else what is replied to or read. */
  messageId: optional(string),
  originator: optional(string),
  destinations: list(Address),
  copies: optional(list(Address)),
  subject: string,
  /** `text/plain` or `text/html`. */
  contentType: string,
  content: string,
  attachments: optional(list(Attachment)),
});
export type MessageContent = ValueOf<typeof MessageContent>;

export const Queue = record('Queue', {
  id: string,
  description: string,
  channel: string,
  /** The agent is active in it. */
  loggedOn: boolean,
});
export type Queue = ValueOf<typeof Queue>;

export const Container = record('Container', {
  containerId: string,
  name: string,
  /** `line`, `inbox`, `folder` or `queue`. */
  containerType: string,
  capabilityList: list(string),
});
export type Container = ValueOf<typeof Container>;

export const Folder = record('Folder', {
  containerId: string,
  name: string,
  containerType: string,
  capabilityList: list(string),
});
export type Folder = ValueOf<typeof Folder>;

export const Line = record('Line', {
  lineId: string,
  number: string,
  name: string,
  status: TextElement,
  capabilityList: list(string),
  phoneCalls: list(PhoneCall),
});
export type Line = ValueOf<typeof Line>;

export const PresenceQueueInfo = record('PresenceQueueInfo', {
  queueId: string,
  description: string,
  channel: string,
  loggedOnUsers: integer,
  availableUsers: integer,
});
export type PresenceQueueInfo = ValueOf<typeof PresenceQueueInfo>;

export const Presence = record('Presence', {
  userId: string,
  presence: TextElement,
  channels: list(string),
});
export type Presence = ValueOf<typeof Presence>;

export const UserAttributes = record('UserAttributes', {
  userId: string,
  name: string,
  currentWorkmode: TextElement,
  workmodes: list(TextElement),
  channels: list(string),
  currentChannels: list(string),
  queues: list(Queue),
  currentQueues: list(Queue),
  containers: list(Container),
  lines: list(Line),
  workcenterId: string,
  capabilityList: list(string),
});
export type UserAttributes = ValueOf<typeof UserAttributes>;
