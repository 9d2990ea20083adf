import { eventContract } from './event-contract.ts';
import { freeLine, ringingCall } from './examples.ts';
import { closed, taken } from './told.ts';

export const lineChanged = eventContract('lineChanged', [
  taken('of a line that is free', { line: freeLine }),
  taken('of a line with a call', { line: { ...freeLine, phoneCalls: [ringingCall] } }),
  closed({ line: freeLine }),
]);
