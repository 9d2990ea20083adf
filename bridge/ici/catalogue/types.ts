import { boolean, list, optional, record, string, type ValueOf } from './shape.ts';

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

export const UserAttributes = record('UserAttributes', {
  userId: string,
  name: string,
  currentWorkmode: TextElement,
  workmodes: list(TextElement),
  channels: list(string),
  currentChannels: list(string),
  workcenterId: string,
  capabilityList: list(string),
});
export type UserAttributes = ValueOf<typeof UserAttributes>;
