import type { AgentCommand } from '@switchhook/simulator/model';
import { assertNever } from '../../assert-never.ts';
import { phoneCall } from '../../ici/wire-schemas.ts';
import { done, type Outcome } from '../outcome.ts';
import { consult } from './call-commands.ts';
import { type CommandContext, chosenItem, onItem } from './command-context.ts';
import { forwardItem } from './forward-item.ts';
import { type InteractionCommand, interactionCommand, isInteractionCommand } from './interaction-commands.ts';
import { end, itemCommand } from './item-commands.ts';
import { postChat, setAttachedData } from './item-data-commands.ts';
import { type MessageCommand, messageCommand } from './message-commands.ts';
import { advanceTransfer, cancelTransfer, chooseTarget, openTransfer } from './transfer-commands.ts';

type BridgeCommand = Exclude<AgentCommand, InteractionCommand>;

/** Carries out what the agent pressed. Rejects with what the bridge answered, or that it did not answer. */
export async function runCommand(command: AgentCommand, context: CommandContext): Promise<Outcome> {
  // What concerns SAP alone works without the communication system too (ui.md 6).
  if (isInteractionCommand(command)) return interactionCommand(command, context);
  if (context.state().cms === 'disconnected' && command.command !== 'end') {
    const message = `Failed to ${command.command}: ${context.userId} is not logged on. Log on first.`;
    return { kind: 'refused', code: 'notLoggedOn', message };
  }
  return bridgeCommand(command, context);
}

async function bridgeCommand(command: BridgeCommand, context: CommandContext): Promise<Outcome> {
  const { userId, bridge, dispatch } = context;
  switch (command.command) {
    case 'end':
      return end(command, context);
    case 'dial': {
      const destination = { value: command.number, type: 'phone' };
      const call = await bridge.ask('IciPhoneCall.initiateCall', { userId, destination }, phoneCall);
      dispatch({ kind: 'callDialed', call });
      return done;
    }
    case 'consult': {
      const chosen = chosenItem(command.itemId, 'consult', context.state(), 'Consult');
      if ('kind' in chosen) return chosen;
      await onItem(chosen.item.view.itemId, context, () => consult(chosen, command.target, context));
      return done;
    }
    case 'blindTransfer':
    case 'deflect':
    case 'forward':
    case 'invite':
      return forwardItem(command, context);
    case 'sendDtmf': {
      const chosen = chosenItem(command.itemId, 'send tones', context.state(), 'Dtmf');
      if ('kind' in chosen) return chosen;
      const { itemId } = chosen.item.view;
      await onItem(itemId, context, () =>
        bridge.tell('IciPhoneCall.sendDtmf', { itemId, digits: command.digits }),
      );
      return done;
    }
    case 'dropParticipant': {
      const chosen = chosenItem(command.itemId, 'drop the party', context.state(), 'DropParticipant');
      if ('kind' in chosen) return chosen;
      const { itemId } = chosen.item.view;
      const { participantId } = command;
      await onItem(itemId, context, () =>
        bridge.tell('IciPhoneCall.dropParticipant', { itemId, participantId }),
      );
      return done;
    }
    case 'requireWrapUp': {
      const chosen = chosenItem(command.itemId, 'ask for wrap-up', context.state());
      if ('kind' in chosen) return chosen;
      const { itemId } = chosen.item.view;
      const { isRequired } = command;
      await onItem(itemId, context, () =>
        bridge.tell('IciItem.wrapUpRequired', { itemId, required: isRequired }),
      );
      dispatch({ kind: 'wrapUpAsked', itemId, isRequired });
      return done;
    }
    case 'setAttachedData':
      return setAttachedData(command, context);
    case 'postChat':
      return postChat(command, context);
    case 'setWorkMode':
      await context.setWorkMode(command.workMode);
      return done;
    case 'setQueues':
      await bridge.tell('IciUser.setCurrentQueues', { userId, queues: command.queues });
      return done;
    case 'setChannels':
      await bridge.tell('IciUser.setCurrentChannels', { userId, channels: command.channels });
      return done;
    case 'setWorkcenter':
      await bridge.tell('IciUser.setWorkcenter', { userId, workcenterId: command.workcenterId });
      return done;
    case 'setForwarding': {
      const lineId = context.state().lines[0]?.lineId;
      if (lineId === undefined) {
        const message = 'Failed to forward calls: the bridge told of no line. Log on with a station.';
        return { kind: 'refused', code: 'notAllowedInState', message };
      }
      const { number } = command;
      const target = number === undefined ? {} : { target: number };
      await bridge.tell('IciLine.setForwarding', { lineId, forwarding: number !== undefined, ...target });
      return done;
    }
    case 'watchFigures':
      await context.watchFigures(command.isWatching);
      return done;
    case 'openTransfer':
      return openTransfer(command, context);
    case 'chooseTarget':
      return chooseTarget(command, context);
    case 'advanceTransfer':
      return advanceTransfer(context);
    case 'cancelTransfer':
      return cancelTransfer(context);
    case 'setRead':
    case 'setAnswered':
    case 'moveMessage':
    case 'deleteMessage':
    case 'sendMessage':
      return messageCommand(command satisfies MessageCommand, context);
    case 'accept':
    case 'reject':
    case 'hold':
    case 'retrieve':
    case 'hangUp':
    case 'toggle':
    case 'warmTransfer':
    case 'conference':
    case 'reconnect':
    case 'mute':
    case 'unmute':
    case 'leaveChat':
    case 'endChat':
    case 'complete':
    case 'reroute':
      return itemCommand(command.command, command.itemId, context);
    default:
      return assertNever(command);
  }
}
