import type {
  ActionSession,
  ChatSession,
  Container,
  Item,
  Line,
  Message,
  OperationInput,
  Participant,
  PhoneCall,
  Queue,
  TextElement,
  UserAttributes,
} from '@switchhook/bridge/ici';
import { type Expected, each, matching } from '../pact/expected.ts';
import type { Channel, Phase } from './phases.ts';
import { firstItem, secondItem } from './states.ts';

/** Some words, whichever. */
export function anyText(example: string) {
  return matching(/^[\s\S]+$/, example);
}

/** A code that must be just so, with a text that a site may word as it likes. */
export function text(id: Expected<string>, description: string): Expected<TextElement> {
  return { id, description: anyText(description) };
}

/** Codes of ici.md 5.3. */
const statusTexts: Readonly<Record<Phase['status'], string>> = {
  '1': 'Initiated',
  '2': 'Dialing',
  '3': 'Alerting',
  '4': 'Connected',
  '5': 'Held',
  '6': 'Consulting',
  '7': 'Conference',
  '9': 'Ended',
};
/** Codes of ici.md 5.4. */
const processingTexts: Readonly<Record<Phase['processing'], string>> = {
  '1': 'In process',
  '2': 'Accepted',
  '5': 'Wrap-up',
};

const statusOf = (code: Phase['status']) => text(code, statusTexts[code]);
const processingOf = (code: Phase['processing']) => text(code, processingTexts[code]);

export const caller = {
  address: 'sip:+496227747474@example.com',
  number: '+496227747474',
  mail: 'erika@example.com',
  name: 'Erika Example',
};

/** Outside of CIC: it rings until somebody there answers. */
export const colleagueAddress = '+4989123456';

/** What SAP has CIC route to an agent. */
export const workOfSap = {
  actionItemId: '4F00',
  itemData: { actionItemId: '4F00', title: 'Complaint', originator: caller.mail, priority: 3 },
} satisfies OperationInput<'IciAction.route'>;

/**
 * What SAP may attach to a call (ici.md 7). Without an XML declaration: Pact's reader loses a blank that follows
 * an escaped character, so that it would take `"1.0" encoding` for `"1.0"encoding`.
 */
export const attachedData =
  '<ItemAttachedData><Application id="SAP-IC"><ORDER>4711</ORDER></Application></ItemAttachedData>';

export const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, '2026-03-14T09:00:00.000Z');

const sales = { id: 'Sales', description: 'Sales' };
const noQueue = { id: '', description: '' };

function participant(
  role: string,
  address: string,
  name: string,
  status: Expected<TextElement>,
): Expected<Participant> {
  return {
    participantId: anyText('remote'),
    address,
    name,
    role: text(role, 'Remote party'),
    status,
  };
}

/** A call of `caller` that ACD offered for Sales, or, where the agent dialled, the one to `colleagueAddress`. */
export function callIn(phase: Phase): Expected<PhoneCall> {
  const isOut = phase.is === 'was dialled' || phase.is === 'is a consultation';
  const isDirect = phase.is === 'is over';
  const number = isOut ? colleagueAddress : caller.number;
  const isConference = phase.is === 'is a conference';
  const party = (address: string, name: string) =>
    participant('remote', address, name, statusOf(isConference ? '4' : phase.status));
  return {
    phoneCallId: phase.itemId,
    phoneCallStatus: statusOf(phase.status),
    processingStatus: processingOf(phase.processing),
    capabilityList: phase.offers,
    remoteNumbers: [number],
    dialedNumbers: isOut ? [colleagueAddress] : [isDirect ? '+1001' : '+8001'],
    participants: [
      party(number, isOut ? '' : caller.name),
      ...(isConference ? [party(colleagueAddress, '')] : []),
    ],
    direction: isOut ? 'out' : 'in',
    queue: isOut || isDirect ? noQueue : sales,
    lineId: 'WS-AGENT1',
    conference: isConference,
    ...(phase.is === 'is a consultation' ? { consultFor: firstItem } : {}),
    attachedData: '',
  };
}

/** The callback to `caller`. */
export function callbackIn(phase: Phase): Expected<PhoneCall> {
  return { ...callIn(phase), dialedNumbers: [], queue: sales };
}

/** What `initiateCall` answers: the number that was dialled, before CIC told anything of the call. */
export const dialledCall: Expected<PhoneCall> = {
  phoneCallId: firstItem,
  phoneCallStatus: statusOf('1'),
  processingStatus: processingOf('1'),
  capabilityList: ['HangUp'],
  remoteNumbers: [colleagueAddress],
  dialedNumbers: [colleagueAddress],
  participants: each<Participant>(
    participant('remote', colleagueAddress, '', text(matching(/^[12]$/, '1'), 'Initiated')),
  ),
  direction: 'out',
  queue: noQueue,
  lineId: 'WS-AGENT1',
  conference: false,
  // CIC may have told of the call by then, with its data.
  attachedData: matching(/^(<[\s\S]+>)?$/, ''),
};

const itemTypes: Readonly<Record<Channel, string>> = {
  call: 'telephony',
  callback: 'telephony',
  chat: 'chat',
  mail: 'messaging',
  work: 'action',
};

/** An item of any channel, as `IciItem` shows it. */
export function itemIn(channel: Channel, phase: Phase): Expected<Item> {
  const isCall = channel === 'call' || channel === 'callback';
  return {
    itemId: phase.itemId,
    itemType: itemTypes[channel],
    itemStatus: statusOf(phase.status),
    processingStatus: processingOf(phase.processing),
    capabilityList: phase.offers,
    containerId: isCall ? 'line:WS-AGENT1' : 'inbox:agent1',
    ownerUserId: 'agent1',
    attachedData: '',
  };
}

/** The visitor, with the agent once the chat was accepted; in wrap-up nobody is left. */
function inChat({ is }: Phase): readonly (readonly [role: string, address: string, name: string])[] {
  if (is === 'is in wrap-up') return [];
  const visitor = ['visitor', caller.mail, caller.name] as const;
  return is === 'is offered' ? [visitor] : [visitor, ['self', 'agent1', 'Anna Muster']];
}

/** The chat of `caller`, whom the agent joins by accepting. */
export function chatIn(phase: Phase): Expected<ChatSession> {
  return {
    chatParticipants: inChat(phase).map(([role, address, name]) =>
      participant(role, address, name, statusOf(phase.status)),
    ),
    capabilityList: phase.offers,
    title: caller.name,
    chatSessionId: phase.itemId,
    chatStatus: statusOf(phase.status),
    processingStatus: processingOf(phase.processing),
    attachedData: '',
    originator: caller.mail,
    queue: sales,
  };
}

/** The e-mail of `caller`. */
export function mailIn(phase: Phase): Expected<Message> {
  return {
    messageId: phase.itemId,
    originator: caller.mail,
    destinations: [{ value: 'sales@example.com', type: 'email' }],
    subject: 'Order',
    answered: false,
    read: false,
    folder: 'inbox:agent1',
    notification: false,
    receivedDate: instant,
    messageStatus: statusOf(phase.status),
    processingStatus: processingOf(phase.processing),
    capabilityList: phase.offers,
    attachedData: '',
    attachments: [],
  };
}

/** `workOfSap` as the agent has it. */
export function workIn(phase: Phase): Expected<ActionSession> {
  return {
    actionParticipants: [
      participant('originator', caller.mail, '', statusOf(phase.status)),
      participant('self', '', 'Anna Muster', statusOf(phase.status)),
    ],
    capabilityList: phase.offers,
    title: 'Complaint',
    actionSessionId: phase.itemId,
    actionStatus: statusOf(phase.status),
    processingStatus: processingOf(phase.processing),
    attachedData: '',
    originator: caller.mail,
  };
}

/** The work modes that every site has (G29). */
export const workModes = [text('1', 'Logged Off'), text('2', 'Ready'), text('3', 'Not Ready')];

export const channels = ['telephony', 'chat', 'messaging', 'action'];

export const inbox: Expected<Container> = {
  containerId: 'inbox:agent1',
  name: 'Anna Muster',
  containerType: 'inbox',
  capabilityList: [],
};
export const salesContainer: Expected<Container> = {
  containerId: 'queue:Sales',
  name: 'Sales',
  containerType: 'queue',
  capabilityList: [],
};
export const lineContainer: Expected<Container> = {
  containerId: 'line:WS-AGENT1',
  name: 'WS-AGENT1',
  containerType: 'line',
  capabilityList: ['Dial'],
};
export const salesQueue: Expected<Queue> = {
  id: 'Sales',
  description: 'Sales',
  channel: '',
  loggedOn: true,
};
/** The line of `agent1` while nobody calls. */
export const freeLine: Expected<Line> = {
  lineId: 'WS-AGENT1',
  number: '+1001',
  name: 'WS-AGENT1',
  status: text('1', 'Free'),
  capabilityList: ['Dial'],
  phoneCalls: [],
};

/** How CIC displays an agent; before the log-on that may be the user id. */
const displayName = matching(/^(agent1|Anna Muster)$/, 'agent1');

/** The inbox of an agent who is logged off. */
export const inboxOfNobody: Expected<Container> = { ...inbox, name: displayName };

/** `agent1`, logged off. */
export const loggedOffAgent = {
  userId: 'agent1',
  name: displayName,
  currentWorkmode: text('1', 'Logged Off'),
  workmodes: workModes,
  channels,
  currentChannels: [],
  queues: [],
  currentQueues: [],
  containers: [inboxOfNobody],
  lines: [],
  workcenterId: '',
  capabilityList: ['SetWorkmode'],
} satisfies Expected<UserAttributes>;

/** `agent1`, logged on and in CIC's first status. */
export const loggedOnAgent = {
  ...loggedOffAgent,
  name: 'Anna Muster',
  currentWorkmode: text('3', 'Gone Home'),
  currentChannels: channels,
  queues: [salesQueue],
  currentQueues: [salesQueue],
  containers: [lineContainer, inbox, salesContainer],
  lines: [freeLine],
  workcenterId: 'WS-AGENT1',
  capabilityList: ['Dial', 'SetWorkmode', 'SetWorkcenter'],
} satisfies Expected<UserAttributes>;

/** `agent1`, logged on and ready. */
export const readyAgent: Expected<UserAttributes> = {
  ...loggedOnAgent,
  currentWorkmode: text('2', 'Ready'),
};

/** The call to a third party that `consult` answers with. */
export const consultationCall: Expected<PhoneCall> = {
  ...dialledCall,
  phoneCallId: secondItem,
  capabilityList: ['HangUp', 'Reconnect'],
  consultFor: firstItem,
};
