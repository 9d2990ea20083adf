import type { ItemCommand } from '../../core/agent-command.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { PhoneCall as Call } from '../../core/item.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import type { Address, PhoneCall } from '../catalogue/types.ts';
import { actingUser, requireSameUser } from './acting-user.ts';
import { destinations } from './destination.ts';
import { findItem } from './find-item.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciPhoneCallHandlers(context: HandlerContext): IciHandlers['IciPhoneCall'] {
  const { agents, present, dialect, directory } = context;
  const toDestination = destinations(dialect, directory);

  const find = (itemId: string, call: IciCall) => findItem(agents, 'phoneCall', itemId, undefined, call);
  const owner = (itemId: string, call: IciCall) => find(itemId, call).snapshot.agent.userId;

  async function perform(command: ItemCommand, call: IciCall): Promise<undefined> {
    await agents.perform(owner(command.itemId, call), command);
  }

  /** No other service has them, and CIC holds items of every kind: the agent's machine says which may be. */
  async function performOnAny(command: ItemCommand, call: IciCall): Promise<undefined> {
    const { snapshot } = agents.find(command.itemId, actingUser(undefined, call));
    await agents.perform(snapshot.agent.userId, command);
  }

  async function give(
    kind: 'blindTransfer' | 'deflect',
    itemId: string,
    address: Address,
    attachedData: string,
    call: IciCall,
  ): Promise<undefined> {
    const userId = owner(itemId, call);
    const destination = await toDestination(address, 'phoneCall');
    await agents.perform(userId, { kind, itemId, destination, attachedData });
  }

  async function requireOwnLine(userId: string, lineId: string): Promise<void> {
    const { station } = await agents.read(userId);
    if (station === lineId) return;
    throw new BridgeError(
      'badAddress',
      `Failed to dial: ${userId} has the line ${station || 'of no station'}, not ${lineId}. Send the line of IciLine.getLines, or none.`,
    );
  }

  /** Of a new call; the core answers with an item of any kind. */
  function presented({ snapshot, item }: Awaited<ReturnType<typeof agents.dial>>): PhoneCall {
    return present.phoneCall(snapshot, item as Call);
  }

  return {
    async initiateCall({ userId, lineId, destination, attachedData = '' }, call) {
      requireSameUser(userId, call);
      const target = await toDestination(destination, 'phoneCall');
      if (lineId) await requireOwnLine(userId, lineId);
      return presented(await agents.dial(userId, target, attachedData));
    },
    accept: ({ itemId }, call) => perform({ kind: 'accept', itemId }, call),
    reject: ({ itemId }, call) => perform({ kind: 'reject', itemId }, call),
    drop: ({ itemId }, call) => perform({ kind: 'drop', itemId }, call),
    hold: ({ itemId }, call) => performOnAny({ kind: 'hold', itemId }, call),
    retrieve: ({ itemId }, call) => performOnAny({ kind: 'retrieve', itemId }, call),
    toggle: ({ activeItemId, heldItemId }, call) =>
      perform({ kind: 'toggle', itemId: activeItemId, heldItemId }, call),
    async consult({ itemId, destination, attachedData = '' }, call) {
      const userId = owner(itemId, call);
      const target = await toDestination(destination, 'phoneCall');
      return presented(await agents.consult(userId, itemId, target, attachedData));
    },
    blindTransfer: ({ itemId, destination, attachedData = '' }, call) =>
      give('blindTransfer', itemId, destination, attachedData, call),
    warmTransfer: ({ itemId, consultItemId }, call) =>
      perform({ kind: 'warmTransfer', itemId, consultItemId }, call),
    async conference({ itemId, consultItemId }, call) {
      return presented(await agents.conference(owner(itemId, call), itemId, consultItemId));
    },
    dropParticipant: ({ itemId, participantId }, call) =>
      perform({ kind: 'dropParticipant', itemId, participantId }, call),
    reconnect: ({ itemId, consultItemId }, call) =>
      perform({ kind: 'reconnect', itemId, consultItemId }, call),
    deflect: ({ itemId, destination }, call) => give('deflect', itemId, destination, '', call),
    sendDtmf: ({ itemId, digits }, call) => perform({ kind: 'sendDtmf', itemId, digits }, call),
    mute: ({ itemId }, call) => perform({ kind: 'mute', itemId }, call),
    unmute: ({ itemId }, call) => perform({ kind: 'unmute', itemId }, call),
    async getAttributes({ itemId }, call) {
      const { snapshot, item } = find(itemId, call);
      return present.phoneCall(snapshot, item);
    },
  };
}
