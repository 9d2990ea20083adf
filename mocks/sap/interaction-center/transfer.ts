import type { Session } from './agent-state.ts';
import { isAnswered, isOver } from './observe-item.ts';

/** Moves the transfer dialog on as its calls do: the third party answers, hangs up, or the transfer is done. */
export function followTransfer(session: Session): Session {
  const { transfer, items } = session;
  if (!transfer) return session;
  const first = items.find(({ view }) => view.itemId === transfer.itemId);
  if (!first || isOver(first.view.state)) return withoutTransfer(session);
  const { consultItemId: known, ...rest } = transfer;
  const consultation = items.find(({ view }) => view.itemId === known || view.consultFor === transfer.itemId);
  if (!consultation || isOver(consultation.view.state)) {
    const isJoined = first.view.state === 'conferenced';
    if (known === undefined) return session;
    // The consultation is gone while the first call goes on: joined, or given up by the third party.
    return isJoined ? withoutTransfer(session) : { ...session, transfer: { ...rest, step: 'chosen' } };
  }
  const step = isAnswered(consultation.view.state) ? 'consulting' : 'calling';
  return { ...session, transfer: { ...rest, step, consultItemId: consultation.view.itemId } };
}

export function withoutTransfer({ transfer: _, ...session }: Session): Session {
  return session;
}
