import type { Item, OperationOutput, PhoneCall, UserAttributes } from '@switchhook/bridge/ici';

/** A call as the bridge tells it, alerting from a number that belongs to nobody unless told otherwise. */
export function aCall(changes: Partial<PhoneCall> = {}): PhoneCall {
  return {
    phoneCallId: '1001',
    phoneCallStatus: { id: '3', description: 'Alerting' },
    processingStatus: { id: '1', description: 'In process' },
    capabilityList: ['Accept', 'Reject'],
    remoteNumbers: ['+4930231259999'],
    dialedNumbers: ['+4962278001'],
    participants: [],
    direction: 'in',
    queue: { id: 'Sales', description: 'Sales' },
    lineId: 'station1',
    conference: false,
    attachedData: '',
    ...changes,
  };
}

export const connected = {
  phoneCallStatus: { id: '4', description: 'Connected' },
  processingStatus: { id: '2', description: 'Accepted' },
  capabilityList: ['HangUp', 'Hold'],
} satisfies Partial<PhoneCall>;

export const held = {
  phoneCallStatus: { id: '5', description: 'Held' },
  processingStatus: { id: '2', description: 'Accepted' },
  capabilityList: ['HangUp', 'Retrieve'],
} satisfies Partial<PhoneCall>;

export const conferenced = {
  phoneCallStatus: { id: '7', description: 'Conference' },
  processingStatus: { id: '2', description: 'Accepted' },
  capabilityList: ['HangUp', 'DropParticipant'],
  conference: true,
} satisfies Partial<PhoneCall>;

/** The second call of a consultation, answered. */
export const consulting = {
  phoneCallStatus: { id: '6', description: 'Consulting' },
  processingStatus: { id: '2', description: 'Accepted' },
  capabilityList: ['HangUp', 'WarmTransfer', 'Conference', 'Reconnect', 'Toggle'],
  direction: 'out',
} satisfies Partial<PhoneCall>;

export const dialing = {
  phoneCallStatus: { id: '2', description: 'Dialing' },
  capabilityList: ['HangUp'],
  direction: 'out',
} satisfies Partial<PhoneCall>;

export const ended = {
  phoneCallStatus: { id: '9', description: 'Ended' },
  processingStatus: { id: '6', description: 'Completed' },
  capabilityList: [],
} satisfies Partial<PhoneCall>;

export const inWrapUp = {
  phoneCallStatus: { id: '9', description: 'Ended' },
  processingStatus: { id: '5', description: 'Wrap-up' },
  capabilityList: ['WrapUp', 'End'],
} satisfies Partial<PhoneCall>;

/** The same call as the channel-independent event tells it. */
export function asItem(call: PhoneCall): Item {
  return {
    itemId: call.phoneCallId,
    itemType: 'telephony',
    itemStatus: call.phoneCallStatus,
    processingStatus: call.processingStatus,
    capabilityList: call.capabilityList,
    containerId: call.lineId,
    ownerUserId: 'agent1',
    attachedData: call.attachedData,
  };
}

export const ready = { id: '2', description: 'Ready' } as const;
export const notReady = { id: '3', description: 'Not Ready' } as const;
export const workModes = [{ id: '1', description: 'Logged Off' }, ready, notReady];

/** An agent as the bridge tells them, not ready unless told otherwise. */
export function aUser(changes: Partial<UserAttributes> = {}): UserAttributes {
  return {
    userId: 'agent1',
    name: 'Agent One',
    currentWorkmode: notReady,
    workmodes: workModes,
    channels: ['telephony'],
    currentChannels: ['telephony'],
    queues: [{ id: 'Sales', description: 'Sales', channel: '', loggedOn: true }],
    currentQueues: [{ id: 'Sales', description: 'Sales', channel: '', loggedOn: true }],
    containers: [{ containerId: 'inbox', name: 'Inbox', containerType: 'inbox', capabilityList: [] }],
    lines: [aLine()],
    workcenterId: 'station1',
    capabilityList: ['Dial', 'SetWorkmode'],
    ...changes,
  };
}

/** The agent's line, free unless told otherwise. */
export function aLine(
  changes: Partial<UserAttributes['lines'][number]> = {},
): UserAttributes['lines'][number] {
  return {
    lineId: 'line1',
    number: '8001',
    name: 'station1',
    status: { id: '1', description: 'Free' },
    capabilityList: [],
    phoneCalls: [],
    ...changes,
  };
}

const alerting = { id: '3', description: 'Alerting' };
const inProcess = { id: '1', description: 'In process' };
const role = (id: string) => ({ id, description: id });

type Chat = OperationOutput<'IciChat.getAttributes'>;

/** A chat that is offered, from a visitor whom nobody knows unless told otherwise. */
export function aChat(changes: Partial<Chat> = {}, address = 'stranger@mail.example'): Chat {
  return {
    chatParticipants: [
      { participantId: 'v1', address, name: 'Visitor', role: role('visitor'), status: alerting },
      { participantId: 'a1', address: 'agent1', name: 'Anna Agent', role: role('self'), status: alerting },
    ],
    capabilityList: ['Accept', 'Reject'],
    title: 'Order status',
    chatSessionId: 'chat1',
    chatStatus: alerting,
    processingStatus: inProcess,
    attachedData: '',
    originator: address,
    queue: { id: 'Support', description: 'Support' },
    ...changes,
  };
}

export const chatting = {
  chatStatus: { id: '4', description: 'Active' },
  processingStatus: { id: '2', description: 'Accepted' },
  capabilityList: ['ChatPost', 'ChatLeave', 'ChatForward', 'End'],
} satisfies Partial<Chat>;

/** A line of that chat, the visitor's unless told otherwise. */
export function aPosting(
  contentText: string,
  changes: Partial<OperationOutput<'IciChat.newPosting'>> = {},
): OperationOutput<'IciChat.newPosting'> {
  return {
    chatParticipant: 'Visitor',
    contentText,
    chatSessionId: 'chat1',
    systemMessage: 'false',
    postDate: '2026-03-14T09:00:00.000Z',
    ...changes,
  };
}

type Action = OperationOutput<'IciAction.getAttributes'>;

/** An action item that is offered. */
export function anAction(changes: Partial<Action> = {}): Action {
  return {
    actionParticipants: [],
    capabilityList: ['Accept', 'Reject'],
    title: 'Check the invoice',
    actionSessionId: 'action1',
    actionStatus: alerting,
    processingStatus: inProcess,
    attachedData: '',
    originator: 'erika.example@mail.example',
    ...changes,
  };
}

type Message = OperationOutput<'IciMessage.getAttributes'>;

/** An e-mail that is offered. */
export function aMessage(changes: Partial<Message> = {}): Message {
  return {
    messageId: 'mail1',
    originator: 'erika.example@mail.example',
    destinations: [{ value: 'service@example.com', type: 'email' }],
    subject: 'Where is my order?',
    answered: false,
    read: false,
    folder: 'inbox',
    notification: false,
    receivedDate: '2026-03-14T08:00:00.000Z',
    messageStatus: alerting,
    processingStatus: inProcess,
    capabilityList: ['Accept', 'Reject'],
    attachedData: '',
    attachments: [],
    ...changes,
  };
}

/** An item attached data document of the Interaction Center with these fields. */
export function dataWith(fields: Readonly<Record<string, string>>): string {
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<ItemAttachedData><Application id="SAP-IC">${elements.join('')}</Application></ItemAttachedData>`;
}
