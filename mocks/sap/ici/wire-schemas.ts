import type {
  Item,
  OperationInput,
  OperationOutput,
  PhoneCall,
  TextElement,
  UserAttributes,
} from '@switchhook/bridge/ici';
import { z } from 'zod';

// What the SOAP library makes of our messages: empty elements are null or missing, a list is an object that
// holds `item`. Fields that are not read here may be missing: a later bridge may send more, or less (ici.md 11).

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

const whole = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? 0);

/** A number or flag that may be missing, and then is unknown. */
const maybeWhole = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? undefined);

const maybeText = z
  .string()
  .nullish()
  .transform((value) => value || undefined);

function listOf<T extends z.ZodType>(element: T) {
  const items = z.object({ item: z.union([z.array(element), element.transform((one) => [one])]).nullish() });
  return z
    .union([items, z.literal('')])
    .nullish()
    .transform((list): z.output<T>[] => (list ? [...(list.item ?? [])] : []));
}

const noText = { id: '', description: '' };

export const textElement = z
  .object({ id: text, description: text })
  .nullish()
  .transform((value): TextElement => value ?? noText);

const texts = listOf(
  z
    .string()
    .nullable()
    .transform((value) => value ?? ''),
);

const participant = z.object({
  participantId: text,
  address: text,
  name: text,
  role: textElement,
  status: textElement,
});

export const phoneCall = z.object({
  phoneCallId: z.string().min(1),
  phoneCallStatus: textElement,
  processingStatus: textElement,
  capabilityList: texts,
  remoteNumbers: texts,
  dialedNumbers: texts,
  participants: listOf(participant),
  direction: text,
  queue: textElement,
  lineId: text,
  conference: flag,
  consultFor: maybeText,
  startTime: maybeText,
  attachedData: text,
}) satisfies z.ZodType<PhoneCall>;

export const item = z.object({
  itemId: z.string().min(1),
  itemType: text,
  itemStatus: textElement,
  processingStatus: textElement,
  capabilityList: texts,
  containerId: text,
  ownerUserId: text,
  attachedData: text,
}) satisfies z.ZodType<Item>;

const queue = z.object({ id: text, description: text, channel: text, loggedOn: flag });

const container = z.object({
  containerId: z.string().min(1),
  name: text,
  containerType: text,
  capabilityList: texts,
});

const line = z.object({
  lineId: text,
  number: text,
  name: text,
  status: textElement,
  capabilityList: texts,
  phoneCalls: listOf(phoneCall),
});

export const user = z.object({
  userId: z.string().min(1),
  name: text,
  currentWorkmode: textElement,
  workmodes: listOf(textElement),
  channels: texts,
  currentChannels: texts,
  queues: listOf(queue),
  currentQueues: listOf(queue),
  containers: listOf(container),
  lines: listOf(line),
  workcenterId: text,
  capabilityList: texts,
}) satisfies z.ZodType<UserAttributes>;

export const chatPosting = z.object({
  chatParticipant: text,
  contentText: text,
  chatSessionId: z.string().min(1),
  systemMessage: text,
  postDate: text,
}) satisfies z.ZodType<OperationOutput<'IciChat.newPosting'>>;

export const chatSession = z.object({
  chatParticipants: listOf(participant),
  capabilityList: texts,
  title: text,
  chatSessionId: z.string().min(1),
  chatStatus: textElement,
  processingStatus: textElement,
  attachedData: text,
  originator: text,
  queue: textElement,
}) satisfies z.ZodType<OperationOutput<'IciChat.getAttributes'>>;

export const actionSession = z.object({
  actionParticipants: listOf(participant),
  capabilityList: texts,
  title: text,
  actionSessionId: z.string().min(1),
  actionStatus: textElement,
  processingStatus: textElement,
  attachedData: text,
  originator: text,
}) satisfies z.ZodType<OperationOutput<'IciAction.getAttributes'>>;

export const actionItem = z.object({
  actionItemId: text,
  title: text,
  description: maybeText,
  priority: maybeWhole,
  dueDate: maybeText,
  originator: maybeText,
  attachedData: maybeText,
  objectType: maybeText,
  objectKey: maybeText,
}) satisfies z.ZodType<OperationInput<'IciAction.update'>['itemData']>;

const address = z.object({ value: text, type: maybeText });

const attachment = z.object({ attachmentId: text, name: text, contentType: text, size: whole });

export const message = z.object({
  messageId: z.string().min(1),
  originator: text,
  destinations: listOf(address),
  subject: text,
  answered: flag,
  read: flag,
  folder: text,
  notification: flag,
  receivedDate: maybeText,
  priority: maybeWhole,
  messageStatus: textElement,
  processingStatus: textElement,
  capabilityList: texts,
  attachedData: text,
  attachments: listOf(attachment),
}) satisfies z.ZodType<OperationOutput<'IciMessage.getAttributes'>>;

export const messageContent = z.object({
  messageId: maybeText,
  originator: maybeText,
  destinations: listOf(address),
  copies: listOf(address),
  subject: text,
  contentType: text,
  content: text,
  attachments: listOf(attachment),
}) satisfies z.ZodType<OperationOutput<'IciMessage.getContent'>>;

const presence = z.object({ userId: z.string().min(1), presence: textElement, channels: texts });

const presenceQueue = z.object({
  queueId: z.string().min(1),
  description: text,
  channel: text,
  loggedOnUsers: whole,
  availableUsers: whole,
});

export const workcenterCapability = z.object({
  freeSeating: flag,
  workcenterIdRequired: flag,
  passwordRequired: flag,
  defaultWorkcenterId: text,
}) satisfies z.ZodType<OperationOutput<'IciSystem.getWorkcenterCapability'>>;

/** An XML document that travels as text. */
export const xmlDocument = text;
export const chatPostings = listOf(chatPosting);
export const messages = listOf(message);
export const folders = listOf(container);
export const queues = listOf(queue);
export const presences = listOf(presence);
export const presenceQueues = listOf(presenceQueue);
export const containerShape = container;
export const lineShape = line;
export const textElements = listOf(textElement);
export const appIds = texts;
