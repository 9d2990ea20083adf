import type { ItemView } from '@switchhook/simulator/model';
import { assertNever } from '../../assert-never.ts';
import { transferData } from '../../interaction-center/transfer-data.ts';
import { done, type Outcome } from '../outcome.ts';
import { toAddress } from './call-commands.ts';
import { type CommandContext, type CommandOf, chosenItem, onItem } from './command-context.ts';

type ForwardCommand = CommandOf<'blindTransfer' | 'deflect' | 'forward' | 'invite'>;

const capabilities: Readonly<Record<ForwardCommand['command'], string>> = {
  blindTransfer: 'BlindTransfer',
  deflect: 'Deflect',
  forward: 'Forward',
  invite: 'ChatInvite',
};

/** Gives an item to somebody else, or brings somebody into a chat; the customer's data goes with it (G42). */
export async function forwardItem(command: ForwardCommand, context: CommandContext): Promise<Outcome> {
  const name = command.command;
  const chosen = chosenItem(command.itemId, name, context.state(), capabilities[name]);
  if ('kind' in chosen) return chosen;
  const { view } = chosen.item;
  const document = transferData(chosen.item, chosen.session);
  await onItem(view.itemId, context, () => send(command, view, document, context));
  return done;
}

function send(
  { command, target }: ForwardCommand,
  { itemId, channel }: ItemView,
  document: string,
  { bridge, userId }: CommandContext,
): Promise<void> {
  const address = toAddress(target);
  const attached = document === '' ? {} : { attachedData: document };
  switch (command) {
    case 'blindTransfer':
      return bridge.tell('IciPhoneCall.blindTransfer', { itemId, destination: address, ...attached });
    case 'deflect':
      return bridge.tell('IciPhoneCall.deflect', { itemId, destination: address });
    case 'invite':
      return bridge.tell('IciChat.invite', { chatSessionId: itemId, target: address, ...attached });
    case 'forward':
      switch (channel) {
        case 'chat':
          return bridge.tell('IciChat.forward', { chatSessionId: itemId, target: address, ...attached });
        case 'email':
          return bridge.tell('IciMessage.forward', { messageId: itemId, target: address });
        case 'actionItem':
          return bridge.tell('IciAction.reroute', { actionSessionId: itemId, userId, target: address });
        case 'telephony':
          return bridge.tell('IciItem.forward', { itemId, target: address, ...attached });
        default:
          return assertNever(channel);
      }
    default:
      return assertNever(command);
  }
}
