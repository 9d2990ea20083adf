import type { Item, PhoneCall, TextElement, UserAttributes } from '@switchhook/bridge/ici';
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

export const user = z.object({
  userId: z.string().min(1),
  name: text,
  currentWorkmode: textElement,
  workmodes: listOf(textElement),
  channels: texts,
  currentChannels: texts,
  workcenterId: text,
  capabilityList: texts,
}) satisfies z.ZodType<UserAttributes>;

export const textElements = listOf(textElement);
export const appIds = texts;
