import type { ItemView } from '../model.ts';

/** When the state began that an item is in; undefined for a state without a timer (ui.md 10). */
export function stateSince(item: ItemView): number | undefined {
  switch (item.state) {
    case 'alerting':
      return item.alertingSince;
    case 'connected':
    case 'consulting':
    case 'conferenced':
      return item.connectedSince;
    case 'held':
      return item.heldSince;
    case 'wrapUp':
      return item.endedSince;
    case 'initiated':
    case 'dialing':
    case 'ended':
    case 'failed':
      return undefined;
  }
}
