import { eventContract } from './event-contract.ts';
import { offeredWork } from './examples.ts';
import { closed, taken } from './told.ts';

export const actionItemChanged = eventContract('actionItemChanged', [
  taken('of work that is offered', {
    actionSession: offeredWork,
    actionItemId: '4F00',
    itemData: { actionItemId: '4F00', title: 'Complaint', priority: 3 },
    scenarioId: { id: 'C1', description: 'Complaints' },
    userIds: [],
  }),
  taken('of work that did not come from SAP', { actionSession: offeredWork }),
  closed({ actionSession: offeredWork }),
]);
