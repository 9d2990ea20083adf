import type { TargetView } from '@switchhook/simulator/model';
import { assertNever } from '../../assert-never.ts';
import { phoneCall } from '../../ici/wire-schemas.ts';
import type { AgentState, Item, Session } from '../../interaction-center/agent-state.ts';
import { transferData } from '../../interaction-center/transfer-data.ts';
import { done, type Outcome } from '../outcome.ts';
import { type ChosenItem, type CommandContext, refused } from './command-context.ts';

export type CallCommand =
  | 'hold'
  | 'retrieve'
  | 'hangUp'
  | 'toggle'
  | 'warmTransfer'
  | 'conference'
  | 'reconnect'
  | 'mute'
  | 'unmute';

/** Carries out what a telephone has buttons for. */
export async function callCommand(
  command: CallCommand,
  { item, session }: ChosenItem,
  { bridge, dispatch, state }: CommandContext,
): Promise<Outcome> {
  const { itemId } = item.view;
  switch (command) {
    case 'hold':
    case 'retrieve':
    case 'mute':
    case 'unmute':
      await bridge.tell(`IciPhoneCall.${command}`, { itemId });
      return done;
    case 'hangUp':
      await bridge.tell('IciPhoneCall.drop', { itemId });
      return done;
    case 'toggle': {
      const pair = pairToToggle(item, session, state());
      if (!pair) return refused('toggle', 'it needs a held call and an active one. Consult or dial first.');
      await bridge.tell('IciPhoneCall.toggle', pair);
      return done;
    }
    case 'warmTransfer':
    case 'reconnect': {
      const pair = consultation(item, session);
      if (!pair) return refused(command, 'there is no consultation. Consult first.');
      await bridge.tell(`IciPhoneCall.${command}`, pair);
      return done;
    }
    case 'conference': {
      const pair = consultation(item, session);
      if (!pair) return refused(command, 'there is no consultation. Consult first.');
      const call = await bridge.ask('IciPhoneCall.conference', pair, phoneCall);
      dispatch({ kind: 'callChanged', call });
      return done;
    }
    default:
      return assertNever(command);
  }
}

/** Calls a third party about a call; the first one's data and customer go with it (G42). */
export async function consult(
  { item, session }: ChosenItem,
  target: TargetView,
  { bridge, dispatch }: CommandContext,
): Promise<string> {
  const { itemId } = item.view;
  const attachedData = transferData(item, session);
  const input = { itemId, destination: toAddress(target), ...(attachedData && { attachedData }) };
  const call = await bridge.ask('IciPhoneCall.consult', input, phoneCall);
  // The bridge may leave the reference out; without it the call would open a tab of its own.
  dispatch({ kind: 'callDialed', call: { ...call, consultFor: call.consultFor ?? itemId } });
  return call.phoneCallId;
}

/** A target as the wire has it (ici.md 4). */
export function toAddress({ kind, value }: TargetView): { readonly value: string; readonly type: string } {
  return { value, type: kind };
}

/** Both calls of a consultation, whichever of them was named. */
function consultation({ view }: Item, { items }: Session) {
  const second =
    items.find((other) => other.view.consultFor !== undefined) ??
    items.find((other) => other.view.state === 'consulting');
  if (!second) return undefined;
  const firstId =
    second.view.consultFor ?? items.find((other) => other !== second)?.view.itemId ?? view.itemId;
  return { itemId: firstId, consultItemId: second.view.itemId };
}

/** The held call and the active one: of the same session first, then of any other. */
function pairToToggle(item: Item, session: Session, state: AgentState) {
  const others = [...session.items, ...state.sessions.flatMap(({ items }) => items)].filter(
    ({ view }) => view.channel === 'telephony' && view.itemId !== item.view.itemId,
  );
  const isHeld = item.view.state === 'held';
  const other = others.find(({ view }) =>
    isHeld ? view.state === 'connected' || view.state === 'consulting' : view.state === 'held',
  );
  if (!other) return undefined;
  return isHeld
    ? { activeItemId: other.view.itemId, heldItemId: item.view.itemId }
    : { activeItemId: item.view.itemId, heldItemId: other.view.itemId };
}
