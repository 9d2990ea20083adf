import { channels, text } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { cicDown, loggedOn, upAndIdle, withoutPresence } from '../states.ts';

export const getPresence = iciContract('IciSystem.getPresence', [
  {
    when: 'of colleagues',
    given: [loggedOn('agent1')],
    input: { userIds: ['agent1', 'agent3'] },
    answer: [
      { userId: 'agent1', presence: text('1', 'Available'), channels },
      { userId: 'agent3', presence: text('3', 'Gone Home'), channels: [] },
    ],
  },
  {
    when: 'of a user whom CIC does not know',
    given: [upAndIdle],
    input: { userIds: ['agent1', 'nobody'] },
    fault: 'ICI-001',
  },
  {
    when: 'where the site gives no presence',
    given: [withoutPresence, upAndIdle],
    input: { userIds: ['agent1'] },
    fault: 'ICI-007',
  },
  { when: 'while CIC cannot be reached', given: [cicDown], input: { userIds: ['agent1'] }, fault: 'ICI-008' },
]);
