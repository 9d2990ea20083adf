import { operation, service } from './service.ts';
import { optional, string } from './shape.ts';
import { Address, PhoneCall } from './types.ts';

const itemId = { itemId: string };

export const IciPhoneCall = service('IciPhoneCall', 'Telephone calls of an agent', {
  initiateCall: operation({
    summary: 'Dials for the agent on their own station.',
    provenance: 'inferred',
    input: { userId: string, lineId: optional(string), destination: Address, attachedData: optional(string) },
    output: PhoneCall,
  }),
  accept: operation({ summary: 'Answers an alerting call.', provenance: 'proposed', input: itemId }),
  reject: operation({ summary: 'Refuses an alerting call.', provenance: 'proposed', input: itemId }),
  drop: operation({ summary: 'Hangs up.', provenance: 'proposed', input: itemId }),
  hold: operation({ summary: 'Puts a connected call on hold.', provenance: 'proposed', input: itemId }),
  retrieve: operation({ summary: 'Takes a held call back.', provenance: 'proposed', input: itemId }),
  getAttributes: operation({
    summary: 'Reads the call.',
    provenance: 'proposed',
    input: itemId,
    output: PhoneCall,
  }),
});
