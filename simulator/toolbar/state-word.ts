import type { ItemView } from '../model.ts';
import { text } from '../text.ts';

/** The word for an item's state; what rings on the telephone waits on the other channels. */
export function stateWord(item: Pick<ItemView, 'channel' | 'state'>): string {
  if (item.channel === 'telephony') return text.state[item.state];
  switch (item.state) {
    case 'alerting':
      return text.quietState.alerting;
    case 'connected':
      return text.quietState.connected;
    case 'conferenced':
      return text.quietState.conferenced;
    default:
      return text.state[item.state];
  }
}
