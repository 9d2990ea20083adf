import type { Item, PhoneCall, UserAttributes } from '@switchhook/bridge/ici';

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
    workcenterId: 'station1',
    capabilityList: ['Dial', 'SetWorkmode'],
    ...changes,
  };
}
