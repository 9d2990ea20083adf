import type { TransferView } from '@switchhook/simulator/model';
import type { Session } from '../../interaction-center/agent-state.ts';
import { itemOf } from '../../interaction-center/sessions.ts';
import { transferData } from '../../interaction-center/transfer-data.ts';
import { done, type Outcome } from '../outcome.ts';
import { callCommand, consult, toAddress } from './call-commands.ts';
import {
  type CommandContext,
  type CommandOf,
  chosenItem,
  chosenSession,
  onItem,
  refused,
} from './command-context.ts';

/** Opens the dialog for the call that the agent hears; a consultation that is on already is taken up. */
export function openTransfer(
  command: CommandOf<'openTransfer'>,
  { state, dispatch }: CommandContext,
): Outcome {
  const chosen = chosenItem(command.itemId, 'open the dialog', state());
  if ('kind' in chosen) return chosen;
  const { session, item } = chosen;
  if (item.view.channel !== 'telephony')
    return refused('open the dialog', 'the item is no call. Forward it instead.');
  const second = session.items.find(({ view }) => view.consultFor !== undefined);
  const itemId = second?.view.consultFor ?? item.view.itemId;
  const isAnswered = second?.view.state === 'consulting' || second?.view.state === 'connected';
  const transfer: TransferView = {
    purpose: command.purpose,
    itemId,
    step: second ? (isAnswered ? 'consulting' : 'calling') : 'choosing',
    ...(second && { consultItemId: second.view.itemId }),
  };
  dispatch({ kind: 'transferChanged', sessionId: session.sessionId, transfer });
  return done;
}

/** The first step: whom. Another target may be chosen until the third party is called. */
export function chooseTarget(
  { target }: CommandOf<'chooseTarget'>,
  { state, dispatch }: CommandContext,
): Outcome {
  const open = openDialog(state());
  if ('kind' in open) return open;
  const { step } = open.transfer;
  if (step === 'calling' || step === 'consulting') {
    return refused('choose the target', 'the third party is called already. Reconnect first.');
  }
  dispatch({ kind: 'targetChosen', sessionId: open.session.sessionId, target });
  return done;
}

/** The second step: transfers at once, calls the third party, then completes or joins. */
export async function advanceTransfer(context: CommandContext): Promise<Outcome> {
  const { state, dispatch, bridge } = context;
  const open = openDialog(state());
  if ('kind' in open) return open;
  const { session, transfer } = open;
  const { purpose, step, target, itemId } = transfer;
  const item = itemOf(session, itemId);
  if (!item) return refused(purpose, 'the call has ended. Close the dialog.');
  const chosen = { item, session };
  const { sessionId } = session;
  if (step === 'calling') return refused(purpose, 'the third party has not answered. Wait, or reconnect.');
  if (step === 'consulting' && purpose !== 'blindTransfer') {
    const outcome = await onItem(itemId, context, () => callCommand(purpose, chosen, context));
    if (outcome.kind === 'done') dispatch({ kind: 'transferChanged', sessionId, transfer: undefined });
    return outcome;
  }
  if (!target) return refused(purpose, 'no target is chosen. Choose one first.');
  if (purpose === 'blindTransfer') {
    const document = transferData(item, session);
    const input = { itemId, destination: toAddress(target), ...(document && { attachedData: document }) };
    await onItem(itemId, context, () => bridge.tell('IciPhoneCall.blindTransfer', input));
    dispatch({ kind: 'transferChanged', sessionId, transfer: undefined });
    return done;
  }
  await onItem(itemId, context, () => consult(chosen, target, context));
  return done;
}

/** Closes the dialog; a consultation is given up, and the first call taken back. */
export async function cancelTransfer(context: CommandContext): Promise<Outcome> {
  const open = openDialog(context.state());
  if ('kind' in open) return open;
  const { session, transfer } = open;
  const item = transfer.consultItemId === undefined ? undefined : itemOf(session, transfer.consultItemId);
  if (item) {
    const outcome = await callCommand('reconnect', { item, session }, context);
    if (outcome.kind !== 'done') return outcome;
  }
  context.dispatch({ kind: 'transferChanged', sessionId: session.sessionId, transfer: undefined });
  return done;
}

function openDialog(
  state: ReturnType<CommandContext['state']>,
): { readonly session: Session; readonly transfer: TransferView } | Outcome {
  const session = chosenSession(undefined, state);
  if ('kind' in session) return session;
  const { transfer } = session;
  return transfer ? { session, transfer } : refused('transfer', 'no dialog is open. Open one first.');
}
