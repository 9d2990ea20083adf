import { iciContract } from '../ici-contract.ts';
import { cicDown, upAndIdle } from '../states.ts';

const queue = { channel: '', loggedOn: false };

export const getQueues = iciContract('IciSystem.getQueues', [
  {
    when: 'of all channels',
    given: [upAndIdle],
    input: {},
    answer: [
      { ...queue, id: 'Sales', description: 'Sales' },
      { ...queue, id: 'Support', description: 'Support' },
    ],
  },
  {
    when: 'of one channel',
    given: [upAndIdle],
    input: { channel: 'chat' },
    answer: [
      { ...queue, channel: 'chat', id: 'Sales', description: 'Sales' },
      { ...queue, channel: 'chat', id: 'Support', description: 'Support' },
    ],
  },
  {
    when: 'of a channel that the site does not offer',
    given: [upAndIdle],
    input: { channel: 'pigeon' },
    fault: 'ICI-011',
  },
  { when: 'while CIC cannot be reached', given: [cicDown], input: {}, fault: 'ICI-008' },
]);
