import type { Item, PhoneCall, UserAttributes } from '@switchhook/bridge/ici';

export const readyAgent: UserAttributes = {
  userId: 'agent1',
  name: 'Anna Muster',
  currentWorkmode: { id: '2', description: 'Ready' },
  workmodes: [
    { id: '1', description: 'Logged Off' },
    { id: '2', description: 'Ready' },
    { id: '3', description: 'Not Ready' },
  ],
  channels: ['telephony'],
  currentChannels: ['telephony'],
  workcenterId: 'WS-AGENT1',
  capabilityList: ['Dial', 'SetWorkmode'],
};

export const ringingCall: PhoneCall = {
  phoneCallId: '3001000001',
  phoneCallStatus: { id: '3', description: 'Alerting' },
  processingStatus: { id: '1', description: 'In process' },
  capabilityList: ['Accept', 'Reject'],
  remoteNumbers: ['+496227747474'],
  dialedNumbers: ['+8001'],
  participants: [
    {
      participantId: 'remote',
      address: '+496227747474',
      name: 'Erika Example',
      role: { id: 'remote', description: 'Remote party' },
      status: { id: '3', description: 'Alerting' },
    },
  ],
  direction: 'in',
  queue: { id: 'Sales', description: 'Sales' },
  lineId: 'WS-AGENT1',
  conference: false,
  startTime: '2026-03-14T09:00:00.000Z',
  attachedData:
    '<ItemAttachedData><Application id="SAP-IC"><ORDER>4711</ORDER></Application></ItemAttachedData>',
};

/** The call of a caller who hung up while it rang: nothing can be done with it any more. */
export const lostCall: PhoneCall = {
  ...ringingCall,
  phoneCallStatus: { id: '9', description: 'Ended' },
  processingStatus: { id: '6', description: 'Completed' },
  capabilityList: [],
};

export const itemInWrapUp: Item = {
  itemId: '3001000001',
  itemType: 'telephony',
  itemStatus: { id: '9', description: 'Ended' },
  processingStatus: { id: '5', description: 'Wrap-up' },
  capabilityList: ['WrapUp', 'End'],
  containerId: 'WS-AGENT1',
  ownerUserId: 'agent1',
  attachedData: '',
};
