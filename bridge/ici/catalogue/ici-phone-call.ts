import { itemCommand, itemGiven, itemRead } from './faults.ts';
import { operation, service } from './service.ts';
import { optional, string } from './shape.ts';
import { Address, PhoneCall } from './types.ts';

const itemId = { itemId: string };
const consultation = { itemId: string, consultItemId: string };

export const IciPhoneCall = service('IciPhoneCall', 'Telephone calls and callbacks of an agent', {
  initiateCall: operation({
    summary: 'Dials for the agent on their own station.',
    provenance: 'inferred',
    input: { userId: string, lineId: optional(string), destination: Address, attachedData: optional(string) },
    output: PhoneCall,
    cic: '`POST /interactions`; for the number of an open callback, as the call of the callback.',
    faults: ['notAuthorized', 'notLoggedOn', 'notAllowedInState', 'badAddress', 'cicUnavailable'],
  }),
  accept: operation({
    summary: 'Answers an alerting call.',
    provenance: 'proposed',
    input: itemId,
    cic: '`POST /interactions/{id}/pickup`; a callback is also dialled, `POST /interactions`.',
    faults: itemCommand,
  }),
  reject: operation({
    summary: 'Refuses an alerting call.',
    provenance: 'proposed',
    input: itemId,
    cic: 'Of ACD work the count, `POST /interactions/{id}`, the reject work mode, `PUT /status/user-statuses/{user}`, then `POST /interactions/{id}/blind-transfer` to the workgroup (G31); of a direct call `POST /interactions/{id}/send-to-voicemail` (G32).',
    faults: itemCommand,
  }),
  drop: operation({
    summary: 'Hangs up.',
    provenance: 'proposed',
    input: itemId,
    cic: '`POST /interactions/{id}/disconnect`.',
    faults: itemCommand,
  }),
  hold: operation({
    summary: 'Puts a connected call on hold; an action item where the flag `actionItemHold` is on (G40).',
    provenance: 'proposed',
    input: itemId,
    cic: '`POST /interactions/{id}/hold`.',
    faults: itemCommand,
  }),
  retrieve: operation({
    summary: 'Takes a held call back, or an item of any kind that was put on hold in the CIC client.',
    provenance: 'proposed',
    input: itemId,
    cic: '`POST /interactions/{id}/pickup`.',
    faults: itemCommand,
  }),
  toggle: operation({
    summary: 'Holds the one call and takes the other back.',
    provenance: 'proposed',
    input: { activeItemId: string, heldItemId: string },
    cic: '`POST /interactions/{id}/hold` of the one, then `POST /interactions/{id}/pickup` of the other.',
    faults: itemCommand,
  }),
  consult: operation({
    summary: 'Holds the call and calls a third party, who gets its attached data.',
    provenance: 'proposed',
    input: { itemId: string, destination: Address, attachedData: optional(string) },
    output: PhoneCall,
    cic: '`POST /interactions/{id}/consult` with attributes; data that SAP sends along go first, `POST /interactions/{id}`.',
    faults: itemGiven,
  }),
  blindTransfer: operation({
    summary: 'Gives the call away at once.',
    provenance: 'proposed',
    input: { itemId: string, destination: Address, attachedData: optional(string) },
    cic: '`POST /interactions/{id}/blind-transfer`; data that SAP sends along go first, `POST /interactions/{id}`.',
    faults: itemGiven,
  }),
  warmTransfer: operation({
    summary: 'Joins caller and third party; the agent drops out (G42).',
    provenance: 'proposed',
    input: consultation,
    cic: '`POST /interactions/{id}/consult/{consult}/conclude`; the attributes went with the consultation.',
    faults: itemCommand,
  }),
  conference: operation({
    summary: 'Joins all parties; the agent stays.',
    provenance: 'proposed',
    input: consultation,
    output: PhoneCall,
    cic: '`POST /interactions/conferences`, or `PUT /interactions/conferences/{conference}` to add to one; one on hold is taken back first, `POST /interactions/{id}/pickup`.',
    faults: itemCommand,
  }),
  dropParticipant: operation({
    summary: 'Drops one party from a conference.',
    provenance: 'proposed',
    input: { itemId: string, participantId: string },
    cic: "`POST /interactions/{id}/disconnect` of the party's interaction.",
    faults: [...itemCommand, 'badAddress'],
  }),
  reconnect: operation({
    summary: 'Drops the consultation and takes the first call back.',
    provenance: 'proposed',
    input: consultation,
    cic: '`DELETE /interactions/{id}/consult/{consult}`, then `POST /interactions/{id}/pickup` of the first call.',
    faults: itemCommand,
  }),
  deflect: operation({
    summary: 'Sends an alerting call elsewhere.',
    provenance: 'proposed',
    input: { itemId: string, destination: Address },
    cic: '`POST /interactions/{id}/blind-transfer` while alerting.',
    faults: itemGiven,
  }),
  sendDtmf: operation({
    summary: 'Sends tones: digits, *, #, A to D, and a comma for a pause.',
    provenance: 'proposed',
    input: { itemId: string, digits: string },
    cic: '`POST /interactions/{id}/send-digits`.',
    faults: [...itemCommand, 'badAddress'],
  }),
  mute: operation({
    summary: 'The caller no longer hears the agent.',
    provenance: 'proposed',
    input: itemId,
    cic: '`POST /interactions/{id}/mute`.',
    faults: itemCommand,
  }),
  unmute: operation({
    summary: 'The caller hears the agent again.',
    provenance: 'proposed',
    input: itemId,
    cic: '`POST /interactions/{id}/mute`, off.',
    faults: itemCommand,
  }),
  getAttributes: operation({
    summary: 'Reads the call.',
    provenance: 'proposed',
    input: itemId,
    output: PhoneCall,
    cic: "The interaction on the agent's queue, which the bridge watches.",
    faults: itemRead,
  }),
});
