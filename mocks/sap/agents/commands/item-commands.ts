import type { AgentCommand, ItemCommandName, ItemView } from '@switchhook/simulator/model';
import { assertNever } from '../../assert-never.ts';
import { itemCapabilities } from '../../interaction-center/item-capabilities.ts';
import { isOver } from '../../interaction-center/observe-item.ts';
import { done, type Outcome } from '../outcome.ts';
import { callCommand } from './call-commands.ts';
import {
  type ChosenItem,
  type CommandContext,
  chosenItem,
  chosenSession,
  isUnknownItem,
  onItem,
  refused,
} from './command-context.ts';

type PlainItemCommand = Exclude<ItemCommandName, 'end'>;

/** Carries out a command that needs an item and nothing else. */
export async function itemCommand(
  command: PlainItemCommand,
  itemId: string | undefined,
  context: CommandContext,
): Promise<Outcome> {
  const chosen = chosenItem(itemId, command, context.state(), itemCapabilities[command]);
  if ('kind' in chosen) return chosen;
  return onItem(chosen.item.view.itemId, context, () => perform(command, chosen, context));
}

async function perform(
  command: PlainItemCommand,
  chosen: ChosenItem,
  context: CommandContext,
): Promise<Outcome> {
  const { view } = chosen.item;
  const { itemId } = view;
  switch (command) {
    case 'accept':
      context.dispatch({ kind: 'acceptRequested', itemId });
      try {
        await accept(view, context);
      } catch (error) {
        context.dispatch({ kind: 'acceptRefused', itemId });
        throw error;
      }
      context.dispatch({ kind: 'acceptTaken', itemId });
      return done;
    case 'reject':
      return reject(view, context);
    case 'leaveChat':
      await context.bridge.tell('IciChat.leave', { chatSessionId: itemId, userId: context.userId });
      return done;
    case 'endChat':
      await context.bridge.tell('IciChat.end', { chatSessionId: itemId, userId: context.userId });
      return done;
    case 'complete':
      await complete(view, context);
      return done;
    case 'reroute':
      await reroute(view, context);
      return done;
    case 'hold':
    case 'retrieve':
    case 'hangUp':
    case 'toggle':
    case 'warmTransfer':
    case 'conference':
    case 'reconnect':
    case 'mute':
    case 'unmute':
      return callCommand(command, chosen, context);
    default:
      return assertNever(command);
  }
}

async function accept({ itemId, channel }: ItemView, { bridge, userId }: CommandContext): Promise<void> {
  switch (channel) {
    case 'telephony':
      return bridge.tell('IciPhoneCall.accept', { itemId });
    case 'chat':
      return bridge.tell('IciChat.accept', { chatSessionId: itemId, userId });
    case 'actionItem':
      return bridge.tell('IciAction.accept', { actionSessionId: itemId, userId });
    case 'email':
      return bridge.tell('IciMessage.accept', { messageId: itemId });
    default:
      return assertNever(channel);
  }
}

/** Refuses an item at the bridge; also what SAP does by itself (ici.md 6.1, 3 and 4). */
export async function rejectItem(
  { itemId, channel }: ItemView,
  { bridge, userId }: Pick<CommandContext, 'bridge' | 'userId'>,
): Promise<void> {
  switch (channel) {
    case 'telephony':
      return bridge.tell('IciPhoneCall.reject', { itemId });
    case 'chat':
      return bridge.tell('IciChat.reject', { chatSessionId: itemId, userId });
    case 'actionItem':
      return bridge.tell('IciAction.reject', { actionSessionId: itemId, userId });
    case 'email':
      return bridge.tell('IciMessage.reject', { messageId: itemId });
    default:
      return assertNever(channel);
  }
}

async function reject(view: ItemView, context: CommandContext): Promise<Outcome> {
  const { itemId } = view;
  // The item may be taken away before the answer comes, and must not look like one that was lost.
  context.dispatch({ kind: 'rejectRequested', itemId });
  try {
    await rejectItem(view, context);
    return done;
  } catch (error) {
    context.dispatch({ kind: 'rejectRefused', itemId });
    throw error;
  }
}

async function complete({ itemId, channel }: ItemView, { bridge, userId }: CommandContext): Promise<void> {
  switch (channel) {
    case 'actionItem':
      return bridge.tell('IciAction.complete', { actionSessionId: itemId, userId });
    case 'email':
      return bridge.tell('IciMessage.end', { messageId: itemId });
    case 'chat':
    case 'telephony':
      return bridge.tell('IciItem.end', { itemId });
    default:
      return assertNever(channel);
  }
}

async function reroute({ itemId, channel }: ItemView, { bridge, userId }: CommandContext): Promise<void> {
  if (channel === 'actionItem') return bridge.tell('IciAction.reroute', { actionSessionId: itemId, userId });
  const reason = { id: 'REROUTE', description: 'Rerouted by the agent' };
  return bridge.tell('IciItem.reroute', { itemId, reason });
}

/** Closes the interaction; its item is finished with the bridge first where the bridge still has it. */
export async function end(
  command: AgentCommand & { readonly itemId?: string },
  context: CommandContext,
): Promise<Outcome> {
  const { bridge, dispatch, state } = context;
  const session =
    command.itemId === undefined ? chosenSession(undefined, state()) : sessionOf(command.itemId, context);
  if ('kind' in session) return session;
  const { items, sessionId } = session;
  if (items.length === 0 && !session.isInteractionOpen) {
    return refused('end', 'no interaction is open in this session. Accept or dial first.');
  }
  for (const { view } of items) {
    if (isOver(view.state) || view.capabilities.includes('End')) continue;
    return refused('end', `${nouns[view.channel]} is still ${view.state}. ${waysOut[view.channel]} first.`);
  }
  for (const { view } of items) {
    const operation = (['end', 'wrapUpEnded'] as const).find((name) =>
      view.capabilities.includes({ end: 'End', wrapUpEnded: 'WrapUp' }[name]),
    );
    if (!operation) continue;
    try {
      await bridge.tell(`IciItem.${operation}`, { itemId: view.itemId });
    } catch (error) {
      // The bridge completed the item in the meantime: just what was asked for.
      if (!isUnknownItem(error)) throw error;
    }
  }
  dispatch({ kind: 'interactionEnded', sessionId });
  return done;
}

function sessionOf(itemId: string, { state }: CommandContext) {
  const chosen = chosenItem(itemId, 'end', state());
  return 'kind' in chosen ? chosen : chosen.session;
}

const nouns = {
  telephony: 'the call',
  chat: 'the chat',
  email: 'the e-mail',
  actionItem: 'the action item',
} as const;
const waysOut = {
  telephony: 'Hang up',
  chat: 'Leave or end it',
  email: 'Complete or forward it',
  actionItem: 'Complete or reroute it',
} as const;
