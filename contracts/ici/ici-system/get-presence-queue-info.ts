import { iciContract } from '../ici-contract.ts';
import { cicDown, upAndIdle, withoutPresence } from '../states.ts';

const figures = { channel: 'telephony', loggedOnUsers: 0, availableUsers: 0 };

export const getPresenceQueueInfo = iciContract('IciSystem.getPresenceQueueInfo', [
  {
    when: 'while nobody is logged on',
    given: [upAndIdle],
    input: { channel: 'telephony' },
    answer: [
      { ...figures, queueId: 'Sales', description: 'Sales' },
      { ...figures, queueId: 'Support', description: 'Support' },
    ],
  },
  {
    when: 'of a channel that the site does not offer',
    given: [upAndIdle],
    input: { channel: 'pigeon' },
    fault: 'ICI-011',
  },
  {
    when: 'where the site gives no presence',
    given: [withoutPresence, upAndIdle],
    input: { channel: 'telephony' },
    fault: 'ICI-007',
  },
  {
    when: 'while CIC cannot be reached',
    given: [cicDown],
    input: { channel: 'telephony' },
    fault: 'ICI-008',
  },
]);
