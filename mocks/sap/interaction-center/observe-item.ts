import type { Item as IciItem, Participant, PhoneCall, TextElement } from '@switchhook/bridge/ici';
import type { ItemState, ItemView, ParticipantView } from '@switchhook/simulator/model';
import { attachedFields } from './attached-fields.ts';

/** The number that stands for "not known" (G5). */
const unknownNumber = '+0';

// The ids of ici.md 5.3.
const stateById: Readonly<Record<string, ItemState>> = {
  '1': 'initiated',
  '2': 'dialing',
  '3': 'alerting',
  '4': 'connected',
  '5': 'held',
  '6': 'consulting',
  '7': 'conferenced',
  '8': 'failed',
  '9': 'ended',
};

/** The ids of ici.md 5.4 that matter here. */
export const processing = {
  accepted: '2',
  rejected: '3',
  forwarded: '4',
  wrapUp: '5',
  completed: '6',
} as const;
const final: readonly string[] = [processing.rejected, processing.forwarded, processing.completed];

/** True where the contact is over, whatever the agent still has to do. */
export function isOver(state: ItemState): boolean {
  return state === 'wrapUp' || state === 'ended' || state === 'failed';
}

/** True while two people, or more, can talk or write to each other. */
export function isAnswered(state: ItemState): boolean {
  return state === 'connected' || state === 'held' || state === 'consulting' || state === 'conferenced';
}

/** The item that a call's whole description makes of the one known before. */
export function observeCall(
  call: PhoneCall,
  before: ItemView | undefined,
  userId: string,
  at: number,
): ItemView {
  const state = stateOf(call.phoneCallStatus, call.processingStatus, before?.state);
  const direction = call.direction === 'out' || call.direction === 'internal' ? call.direction : 'in';
  const remote = call.participants.find((participant) => participant.participantId !== userId);
  const canMute = ['Mute', 'Unmute'].some((name) => call.capabilityList.includes(name));
  return {
    itemId: call.phoneCallId,
    channel: 'telephony',
    state,
    stateText: stateText(state, call.phoneCallStatus, call.processingStatus),
    direction,
    capabilities: call.capabilityList,
    remoteNumber: call.remoteNumbers[0] || unknownNumber,
    remoteName: remote?.name ?? '',
    dialedNumber: call.dialedNumbers[0] ?? '',
    queue: call.queue.description || call.queue.id,
    ...timesOf(state, before, at),
    attachedData: attachedFields(call.attachedData),
    ...(call.participants.length > 0 && { participants: call.participants.map(participantView) }),
    ...(call.consultFor !== undefined && { consultFor: call.consultFor }),
    ...(canMute && { isMuted: call.capabilityList.includes('Unmute') }),
    ...(before?.isWrapUpRequired !== undefined && { isWrapUpRequired: before.isWrapUpRequired }),
  };
}

export function participantView(participant: Participant): ParticipantView {
  const { participantId, name, address, role, status } = participant;
  return { participantId, name, address, role: role.id, status: status.description };
}

/** What items of the other channels have in common with calls. */
export interface ObservedWork {
  readonly status: TextElement;
  readonly processingStatus: TextElement;
  readonly capabilityList: readonly string[];
  readonly attachedData: string;
}

export type CommonView = Pick<
  ItemView,
  | 'state'
  | 'stateText'
  | 'capabilities'
  | 'attachedData'
  | 'isWrapUpRequired'
  | 'alertingSince'
  | 'connectedSince'
  | 'heldSince'
  | 'heldBefore'
  | 'endedSince'
>;

/** State, buttons, times and data of an item of any channel but telephony. */
export function observeWork(work: ObservedWork, before: ItemView | undefined, at: number): CommonView {
  const state = stateOf(work.status, work.processingStatus, before?.state);
  return {
    state,
    stateText: stateText(state, work.status, work.processingStatus),
    capabilities: work.capabilityList,
    attachedData: attachedFields(work.attachedData),
    ...timesOf(state, before, at),
    ...(before?.isWrapUpRequired !== undefined && { isWrapUpRequired: before.isWrapUpRequired }),
  };
}

/** The item with what the channel-independent event tells of it. */
export function observeItem(item: IciItem, before: ItemView, at: number): ItemView {
  const state = stateOf(item.itemStatus, item.processingStatus, before.state);
  const {
    alertingSince: _,
    connectedSince: __,
    heldSince: ___,
    heldBefore: ____,
    endedSince: _____,
    ...rest
  } = before;
  return {
    ...rest,
    state,
    stateText: stateText(state, item.itemStatus, item.processingStatus),
    capabilities: item.capabilityList,
    ...timesOf(state, before, at),
    attachedData: attachedFields(item.attachedData),
  };
}

/** The item once nothing can be done with it any more. */
export function endedItem(before: ItemView, at: number): ItemView {
  const { heldSince: _, ...rest } = before;
  return {
    ...rest,
    state: 'ended',
    stateText: 'Ended',
    capabilities: [],
    endedSince: before.endedSince ?? at,
  };
}

/** The state as the agent knows it: what an item has ended with, and how far SAP's work on it is, together. */
export function stateOf(
  status: TextElement,
  processingStatus: TextElement,
  before: ItemState | undefined,
): ItemState {
  const state = stateById[status.id] ?? before ?? 'initiated';
  if (isOver(state)) return processingStatus.id === processing.wrapUp ? 'wrapUp' : state;
  // A call that goes elsewhere may still ring: for this agent it is over.
  return final.includes(processingStatus.id) ? 'ended' : state;
}

function stateText(state: ItemState, status: TextElement, processingStatus: TextElement): string {
  const text = state === 'wrapUp' ? processingStatus.description : status.description;
  return text || state;
}

type Times = Pick<ItemView, 'alertingSince' | 'connectedSince' | 'heldSince' | 'heldBefore' | 'endedSince'>;

/** A timer starts when its state is entered; an event that repeats the state must not start it anew (ui.md 10). */
function timesOf(state: ItemState, before: ItemView | undefined, at: number): Times {
  const alertingSince = before?.alertingSince ?? (state === 'alerting' ? at : undefined);
  const connectedSince = before?.connectedSince ?? (isAnswered(state) ? at : undefined);
  const heldSince = state === 'held' ? (before?.heldSince ?? at) : undefined;
  const hold = before?.heldSince !== undefined && heldSince === undefined ? at - before.heldSince : 0;
  const heldBefore = (before?.heldBefore ?? 0) + hold;
  const endedSince = isOver(state) ? (before?.endedSince ?? at) : undefined;
  return {
    ...(alertingSince !== undefined && { alertingSince }),
    ...(connectedSince !== undefined && { connectedSince }),
    ...(heldSince !== undefined && { heldSince }),
    ...(heldBefore > 0 && { heldBefore }),
    ...(endedSince !== undefined && { endedSince }),
  };
}
