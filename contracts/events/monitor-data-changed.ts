import { eventContract } from './event-contract.ts';
import { figures } from './examples.ts';
import { closed, taken } from './told.ts';

export const monitorDataChanged = eventContract('monitorDataChanged', [
  taken('of a queue that grew', { dataForm: figures }),
  closed({ dataForm: figures }),
]);
