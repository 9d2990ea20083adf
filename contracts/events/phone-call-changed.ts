import { eventContract } from './event-contract.ts';
import { consultationCall, lostCall, ringingCall } from './examples.ts';
import { closed, taken } from './told.ts';

export const phoneCallChanged = eventContract('phoneCallChanged', [
  taken('of a call that rings', { phoneCall: ringingCall }),
  taken('of a consultation', { phoneCall: consultationCall }),
  taken('of a call that was lost', { phoneCall: lostCall }),
  closed({ phoneCall: ringingCall }),
]);
