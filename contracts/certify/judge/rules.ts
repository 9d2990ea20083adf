const live = ['connected', 'held', 'consulting', 'conferenced'] as const;
const over = ['failed', 'ended'] as const;

/** Which state may follow which; a state may be told again, and steps between two events may be missing. */
export const successors: Readonly<Record<string, readonly string[]>> = {
  initiated: ['initiated', 'dialing', 'alerting', ...live, ...over],
  dialing: ['dialing', ...live, ...over],
  alerting: ['alerting', ...live, ...over],
  connected: [...live, ...over],
  held: [...live, ...over],
  consulting: [...live, ...over],
  conferenced: [...live, ...over],
  failed: [...over],
  ended: ['ended'],
};

/** Of an operation on an item: what has to be in its list, one of them. */
export const neededCapabilities: Readonly<Record<string, readonly string[]>> = {
  'IciPhoneCall.accept': ['Accept'],
  'IciPhoneCall.reject': ['Reject'],
  'IciPhoneCall.deflect': ['Deflect'],
  'IciPhoneCall.drop': ['HangUp'],
  'IciPhoneCall.hold': ['Hold'],
  'IciPhoneCall.retrieve': ['Retrieve'],
  'IciPhoneCall.toggle': ['Toggle'],
  'IciPhoneCall.consult': ['Consult'],
  'IciPhoneCall.blindTransfer': ['BlindTransfer'],
  'IciPhoneCall.warmTransfer': ['WarmTransfer'],
  'IciPhoneCall.conference': ['Conference'],
  'IciPhoneCall.reconnect': ['Reconnect'],
  'IciPhoneCall.dropParticipant': ['DropParticipant'],
  'IciPhoneCall.sendDtmf': ['Dtmf'],
  'IciPhoneCall.mute': ['Mute'],
  'IciPhoneCall.unmute': ['Unmute'],
  'IciItem.accept': ['Accept'],
  'IciItem.reject': ['Reject'],
  'IciItem.forward': ['Forward', 'ChatForward', 'Deflect', 'BlindTransfer'],
  'IciItem.reroute': ['Reroute'],
  'IciItem.end': ['End'],
  // SAP's End button means both (ici.md 3.5).
  'IciItem.wrapUpEnded': ['End'],
  'IciItem.wrapUpRequired': ['WrapUp'],
  'IciChat.accept': ['Accept'],
  'IciChat.reject': ['Reject'],
  'IciChat.leave': ['ChatLeave'],
  'IciChat.end': ['End'],
  'IciChat.newPosting': ['ChatPost'],
  'IciChat.forward': ['ChatForward'],
  'IciChat.invite': ['ChatInvite'],
  'IciAction.accept': ['Accept'],
  'IciAction.reject': ['Reject'],
  'IciAction.reroute': ['Reroute', 'Forward'],
  'IciAction.complete': ['Complete'],
  'IciMessage.accept': ['Accept'],
  'IciMessage.reject': ['Reject'],
  'IciMessage.forward': ['Forward'],
  'IciMessage.end': ['Complete', 'End'],
};

/** Of an operation that was carried out: a state that has to be told sooner or later. */
export const consequences: Readonly<Record<string, readonly string[]>> = {
  'IciPhoneCall.accept': [...live, ...over],
  'IciPhoneCall.reject': [...over],
  'IciPhoneCall.deflect': [...over],
  'IciPhoneCall.drop': [...over, 'connected'],
  'IciPhoneCall.hold': ['held', ...over],
  'IciPhoneCall.retrieve': ['connected', 'consulting', 'conferenced', ...over],
  'IciPhoneCall.blindTransfer': [...over],
  'IciPhoneCall.warmTransfer': [...over],
  'IciPhoneCall.conference': ['conferenced', ...over],
  'IciItem.accept': [...live, ...over],
  'IciItem.reject': [...over],
  'IciChat.accept': [...live, ...over],
  'IciChat.reject': [...over],
  'IciChat.end': [...over],
  'IciAction.accept': [...live, ...over],
  'IciAction.reject': [...over],
  'IciAction.complete': [...over],
  'IciMessage.accept': [...live, ...over],
  'IciMessage.reject': [...over],
};

/** G16. */
export const mostItems = 6;
