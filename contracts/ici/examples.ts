import type { Item, Participant, PhoneCall, TextElement, UserAttributes } from '@switchhook/bridge/ici';
import { type Expected, each, like, matching } from '../pact/expected.ts';
import { firstCall } from './states.ts';

/** A code that must be just so, with a text that a site may word as it likes. */
export function text(id: string, description: string): Expected<TextElement> {
  return { id, description: like(description) };
}

/** Codes of ici.md 5.3 and 5.4. */
const callStatus = {
  initiated: text('1', 'Initiated'),
  alerting: text('3', 'Alerting'),
  connected: text('4', 'Connected'),
  held: text('5', 'Held'),
  ended: text('9', 'Ended'),
};
const processing = {
  inProcess: text('1', 'In process'),
  accepted: text('2', 'Accepted'),
  wrapUp: text('5', 'Wrap-up'),
};

export const caller = { address: 'sip:+496227747474@example.com', name: 'Erika Example' };

/**
 * What SAP may attach to a call (ici.md 7). Without an XML declaration: Pact's reader loses a blank that follows
 * an escaped character, so that it would take `"1.0" encoding` for `"1.0"encoding`.
 */
export const attachedData =
  '<ItemAttachedData><Application id="SAP-IC"><ORDER>4711</ORDER></Application></ItemAttachedData>';

const startTime = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, '2026-03-14T09:00:00.000Z');

function remoteParty(address: string, name: string, status: Expected<TextElement>): Expected<Participant> {
  return {
    participantId: like('remote'),
    address,
    name,
    role: { id: 'remote', description: like('Remote party') },
    status,
  };
}

/** The call of `caller` to `agent1`, as it rings. */
export const ringingCall = {
  phoneCallId: firstCall,
  phoneCallStatus: callStatus.alerting,
  processingStatus: processing.inProcess,
  capabilityList: ['Accept', 'Reject'],
  remoteNumbers: ['+496227747474'],
  dialedNumbers: ['+1001'],
  participants: each<Participant>(remoteParty('+496227747474', caller.name, callStatus.alerting)),
  direction: 'in',
  queue: { id: '', description: '' },
  lineId: 'WS-AGENT1',
  conference: false,
  startTime,
  attachedData: '',
} satisfies Expected<PhoneCall>;

/** The same call once it was answered. */
export const connectedCall: Expected<PhoneCall> = {
  ...ringingCall,
  phoneCallStatus: callStatus.connected,
  processingStatus: processing.accepted,
  capabilityList: ['HangUp', 'Hold'],
  participants: each<Participant>(remoteParty('+496227747474', caller.name, callStatus.connected)),
};

/** What `initiateCall` answers: the number that was dialled, before CIC told anything of the call. */
export const dialledCall: Expected<PhoneCall> = {
  phoneCallId: firstCall,
  phoneCallStatus: callStatus.initiated,
  processingStatus: processing.inProcess,
  capabilityList: ['HangUp'],
  remoteNumbers: ['+4989123456'],
  dialedNumbers: ['+4989123456'],
  participants: each<Participant>(remoteParty('+4989123456', '', callStatus.initiated)),
  direction: 'out',
  queue: { id: '', description: '' },
  lineId: 'WS-AGENT1',
  conference: false,
  // CIC may have told of the call by then, with its data.
  attachedData: like(''),
};

/** The call of `ringingCall` as the item of any channel. */
export const ringingItem = {
  itemId: firstCall,
  itemType: 'telephony',
  itemStatus: callStatus.alerting,
  processingStatus: processing.inProcess,
  capabilityList: ['Accept', 'Reject'],
  containerId: 'WS-AGENT1',
  ownerUserId: 'agent1',
  attachedData: '',
} satisfies Expected<Item>;

/** A call through ACD, over and in wrap-up. */
export const itemInWrapUp: Expected<Item> = {
  ...ringingItem,
  itemStatus: callStatus.ended,
  processingStatus: processing.wrapUp,
  capabilityList: ['WrapUp', 'End'],
};

/** The work modes that every site has (G29). */
export const workModes = [text('1', 'Logged Off'), text('2', 'Ready'), text('3', 'Not Ready')];

/** `agent1`, logged off. */
export const loggedOffAgent = {
  userId: 'agent1',
  name: like('agent1'),
  currentWorkmode: text('1', 'Logged Off'),
  workmodes: workModes,
  channels: ['telephony'],
  currentChannels: [],
  workcenterId: '',
  capabilityList: ['SetWorkmode'],
} satisfies Expected<UserAttributes>;

/** `agent1`, logged on and in CIC's first status. */
export const loggedOnAgent = {
  ...loggedOffAgent,
  name: 'Anna Muster',
  currentWorkmode: text('3', 'Gone Home'),
  currentChannels: ['telephony'],
  workcenterId: 'WS-AGENT1',
  capabilityList: ['Dial', 'SetWorkmode'],
} satisfies Expected<UserAttributes>;

/** `agent1`, logged on and ready. */
export const readyAgent: Expected<UserAttributes> = {
  ...loggedOnAgent,
  currentWorkmode: text('2', 'Ready'),
};
