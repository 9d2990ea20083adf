import type {
  ActionSession,
  ChatPosting,
  ChatSession,
  Container,
  Item,
  Line,
  Message,
  PhoneCall,
  UserAttributes,
} from '@switchhook/bridge/ici';

const alerting = { id: '3', description: 'Alerting' };
const connected = { id: '4', description: 'Connected' };
const inProcess = { id: '1', description: 'In process' };
const accepted = { id: '2', description: 'Accepted' };
const completed = { id: '6', description: 'Completed' };
const sales = { id: 'Sales', description: 'Sales' };
const queue = { ...sales, channel: '', loggedOn: true };
const channels = ['telephony', 'chat', 'messaging', 'action'];

const attachedData =
  '<ItemAttachedData><Application id="SAP-IC"><ORDER>4711</ORDER></Application></ItemAttachedData>';

export const freeLine: Line = {
  lineId: 'WS-AGENT1',
  number: '+1001',
  name: 'WS-AGENT1',
  status: { id: '1', description: 'Free' },
  capabilityList: ['Dial'],
  phoneCalls: [],
};

export const inbox: Container = {
  containerId: 'inbox:agent1',
  name: 'Anna Muster',
  containerType: 'inbox',
  capabilityList: [],
};

export const readyAgent: UserAttributes = {
  userId: 'agent1',
  name: 'Anna Muster',
  currentWorkmode: { id: '2', description: 'Ready' },
  workmodes: [
    { id: '1', description: 'Logged Off' },
    { id: '2', description: 'Ready' },
    { id: '3', description: 'Not Ready' },
  ],
  channels,
  currentChannels: channels,
  queues: [queue],
  currentQueues: [queue],
  containers: [inbox],
  lines: [freeLine],
  workcenterId: 'WS-AGENT1',
  capabilityList: ['Dial', 'SetWorkmode'],
};

/** The agent while CIC cannot be reached: nothing can be done, nor be chosen. */
export const cutOffAgent: UserAttributes = {
  ...readyAgent,
  currentWorkmode: { id: '3', description: 'Server Down' },
  currentChannels: [],
  lines: [{ ...freeLine, status: { id: '3', description: 'Not available' }, capabilityList: [] }],
  capabilityList: [],
};

export const ringingCall: PhoneCall = {
  phoneCallId: '3001000001',
  phoneCallStatus: alerting,
  processingStatus: inProcess,
  capabilityList: ['Accept', 'Reject', 'Deflect'],
  remoteNumbers: ['+496227747474'],
  dialedNumbers: ['+8001'],
  participants: [
    {
      participantId: '3001000001',
      address: '+496227747474',
      name: 'Erika Example',
      role: { id: 'remote', description: 'Remote party' },
      status: alerting,
    },
  ],
  direction: 'in',
  queue: sales,
  lineId: 'WS-AGENT1',
  conference: false,
  startTime: '2026-03-14T09:00:00.000Z',
  attachedData,
};

/** The call to a third party about `ringingCall`. */
export const consultationCall: PhoneCall = {
  ...ringingCall,
  phoneCallId: '3001000002',
  phoneCallStatus: { id: '6', description: 'Consulting' },
  processingStatus: accepted,
  capabilityList: ['HangUp', 'Hold', 'Toggle', 'WarmTransfer', 'Conference', 'Reconnect', 'Dtmf', 'Mute'],
  direction: 'out',
  queue: { id: '', description: '' },
  consultFor: '3001000001',
};

/** The call of a caller who hung up while it rang: nothing can be done with it any more. */
export const lostCall: PhoneCall = {
  ...ringingCall,
  phoneCallStatus: { id: '9', description: 'Ended' },
  processingStatus: completed,
  capabilityList: [],
};

export const itemInWrapUp: Item = {
  itemId: '3001000001',
  itemType: 'telephony',
  itemStatus: { id: '9', description: 'Ended' },
  processingStatus: { id: '5', description: 'Wrap-up' },
  capabilityList: ['WrapUp', 'End'],
  containerId: 'line:WS-AGENT1',
  ownerUserId: 'agent1',
  attachedData: '',
};

export const completedItem: Item = { ...itemInWrapUp, processingStatus: completed, capabilityList: [] };

export const openChat: ChatSession = {
  chatParticipants: [
    {
      participantId: 'visitor-1',
      address: 'erika@example.com',
      name: 'Erika Example',
      role: { id: 'visitor', description: 'Visitor' },
      status: connected,
    },
    {
      participantId: 'agent1@3001000001',
      address: 'agent1',
      name: 'Anna Muster',
      role: { id: 'self', description: 'Agent' },
      status: connected,
    },
  ],
  capabilityList: ['ChatPost', 'ChatLeave', 'ChatForward', 'ChatInvite', 'Reroute', 'WrapUp', 'End'],
  title: 'Erika Example',
  chatSessionId: '3001000001',
  chatStatus: connected,
  processingStatus: accepted,
  attachedData: '',
  originator: 'erika@example.com',
  queue: sales,
};

export const offeredChat: ChatSession = {
  ...openChat,
  capabilityList: ['Accept', 'Reject', 'ChatForward', 'Reroute'],
  chatStatus: alerting,
  processingStatus: inProcess,
};

/** A line of the visitor, whose characters XML would take for its own. */
export const visitorLine: ChatPosting = {
  chatParticipant: 'Erika Example',
  contentText: 'Is 1 < 2 & so on?',
  chatSessionId: '3001000001',
  systemMessage: 'false',
  postDate: '2026-03-14T09:00:00.000Z',
};

export const offeredWork: ActionSession = {
  actionParticipants: [
    {
      participantId: 'agent1',
      address: '',
      name: 'Anna Muster',
      role: { id: 'self', description: 'Agent' },
      status: alerting,
    },
  ],
  capabilityList: ['Accept', 'Reject', 'Forward', 'Reroute'],
  title: 'Complaint',
  actionSessionId: '3001000001',
  actionStatus: alerting,
  processingStatus: inProcess,
  attachedData: '',
  originator: 'erika@example.com',
};

export const offeredMail: Message = {
  messageId: '3001000001',
  originator: 'erika@example.com',
  destinations: [{ value: 'sales@example.com', type: 'email' }],
  subject: 'Order',
  answered: false,
  read: false,
  folder: 'inbox:agent1',
  notification: false,
  receivedDate: '2026-03-14T09:00:00.000Z',
  messageStatus: alerting,
  processingStatus: inProcess,
  capabilityList: ['Accept', 'Reject', 'Forward', 'Reroute'],
  attachedData: '',
  attachments: [{ attachmentId: '1', name: 'order.pdf' }],
};

export const figures =
  '<monitorData><object id="Sales"><figure id="waiting">3</figure></object></monitorData>';
