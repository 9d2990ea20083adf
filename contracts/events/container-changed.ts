import { eventContract } from './event-contract.ts';
import { inbox } from './examples.ts';
import { closed, taken } from './told.ts';

export const containerChanged = eventContract('containerChanged', [
  taken('of an inbox', { container: inbox }),
  closed({ container: inbox }),
]);
