import { attachedData, workOfSap } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { loggedOn, routingWork, sapEvents, upAndIdle } from '../states.ts';

export const route = iciContract('IciAction.route', [
  { when: 'for work that an agent may take', given: [routingWork, loggedOn('agent1')], input: workOfSap },
  { when: 'for work while nobody is logged on', given: [routingWork, upAndIdle], input: workOfSap },
  {
    when: 'with all that it may send',
    given: [routingWork, upAndIdle],
    input: {
      ...workOfSap,
      itemData: {
        ...workOfSap.itemData,
        description: 'Please call',
        dueDate: '2026-03-15T09:00:00Z',
        attachedData,
        objectType: 'BUS2000116',
        objectKey: '4711',
      },
      scenarioId: { id: 'C1', description: 'Complaints' },
      userIds: [
        {
          participantId: 'agent2',
          address: '',
          name: '',
          role: { id: '', description: '' },
          status: { id: '', description: '' },
        },
      ],
      appUrl: sapEvents,
      appIds: ['IC1'],
    },
  },
  { when: 'that is there already', given: phaseOf('work', 'is open').given, input: workOfSap },
  {
    when: 'with two ids',
    given: [routingWork, upAndIdle],
    input: { ...workOfSap, actionItemId: '4F01' },
    fault: 'ICI-011',
  },
  { when: 'where the site routes none', given: [upAndIdle], input: workOfSap, fault: 'ICI-007' },
]);
