import { type Agent, visibleItems } from '../agent.ts';
import type { Destination, ItemCommand } from '../agent-command.ts';
import type { Item, ItemCapability } from '../item.ts';

const colleague: Destination = { kind: 'user', value: 'agent2' };

/** A command that an item's capability stands for, with parameters that are right where it is offered. */
export interface PossibleCommand {
  /** Undefined where it is always allowed. */
  readonly capability: ItemCapability | undefined;
  readonly command: ItemCommand;
  /** The other item that it names. */
  readonly other?: Item;
}

/** Every command for an item; those about two items once for each other item. */
export function everyCommand(agent: Agent, item: Item): readonly PossibleCommand[] {
  const { itemId } = item;
  const to = { itemId, destination: colleague, attachedData: '' };
  const participantId = (item.kind === 'phoneCall' && item.parties[0]?.participantId) || '-';
  const ofCall = item.state === 'alerting' ? 'Deflect' : 'BlindTransfer';
  const given = item.kind === 'chat' ? 'ChatForward' : item.kind === 'phoneCall' ? 'Reroute' : 'Forward';
  const forward: ItemCapability = item.kind === 'phoneCall' ? ofCall : given;
  return [
    { capability: 'Accept', command: { kind: 'accept', itemId } },
    { capability: 'Reject', command: { kind: 'reject', itemId } },
    { capability: 'HangUp', command: { kind: 'drop', itemId } },
    { capability: 'Hold', command: { kind: 'hold', itemId } },
    { capability: 'Retrieve', command: { kind: 'retrieve', itemId } },
    { capability: 'Mute', command: { kind: 'mute', itemId } },
    { capability: 'Unmute', command: { kind: 'unmute', itemId } },
    { capability: 'ChatLeave', command: { kind: 'chatLeave', itemId } },
    { capability: 'ChatPost', command: { kind: 'chatPost', itemId, text: 'hello' } },
    { capability: 'ChatInvite', command: { kind: 'chatInvite', ...to } },
    { capability: 'Complete', command: { kind: 'complete', itemId } },
    { capability: 'End', command: { kind: 'end', itemId } },
    { capability: 'End', command: { kind: 'wrapUpEnded', itemId } },
    { capability: 'WrapUp', command: { kind: 'wrapUpRequired', itemId, required: true } },
    { capability: 'WrapUp', command: { kind: 'wrapUpRequired', itemId, required: false } },
    { capability: 'Consult', command: { kind: 'consult', ...to } },
    { capability: 'BlindTransfer', command: { kind: 'blindTransfer', ...to } },
    { capability: 'Deflect', command: { kind: 'deflect', ...to } },
    { capability: forward, command: { kind: 'forward', ...to } },
    { capability: given, command: { kind: 'reroute', itemId, destination: colleague, reason: 'x' } },
    { capability: 'Reroute', command: { kind: 'reroute', itemId, destination: undefined, reason: 'x' } },
    { capability: 'DropParticipant', command: { kind: 'dropParticipant', itemId, participantId } },
    { capability: 'Dtmf', command: { kind: 'sendDtmf', itemId, digits: '1' } },
    { capability: undefined, command: { kind: 'setAttachedData', itemId, document: '' } },
    { capability: undefined, command: { kind: 'setRead', itemId, flag: true } },
    { capability: undefined, command: { kind: 'setAnswered', itemId, flag: false } },
    ...visibleItems(agent)
      .filter((other) => other !== item)
      .flatMap((other) => withOther(itemId, other)),
  ];
}

function withOther(itemId: string, other: Item): readonly PossibleCommand[] {
  const consultItemId = other.itemId;
  return [
    { capability: 'Toggle', command: { kind: 'toggle', itemId, heldItemId: other.itemId }, other },
    { capability: 'WarmTransfer', command: { kind: 'warmTransfer', itemId, consultItemId }, other },
    { capability: 'Conference', command: { kind: 'conference', itemId, consultItemId }, other },
    { capability: 'Reconnect', command: { kind: 'reconnect', itemId, consultItemId }, other },
  ];
}
