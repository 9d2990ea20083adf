import type { ItemState } from '@switchhook/simulator/model';
import type { Item, Session } from './agent-state.ts';

// Of two calls the one that the agent hears; one that is over only where there is no other.
const order: readonly ItemState[] = [
  'conferenced',
  'consulting',
  'connected',
  'dialing',
  'initiated',
  'alerting',
  'held',
  'wrapUp',
  'failed',
  'ended',
];

/** The item that a session's buttons act on. */
export function currentItem(session: Session): Item | undefined {
  return session.items.toSorted((a, b) => order.indexOf(a.view.state) - order.indexOf(b.view.state))[0];
}
