import { freeLine, inbox, lineContainer, loggedOnAgent, salesContainer } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { atWorkcenter1, sapEvents, upAndIdle } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

const request = { userId: 'agent1', appUrl: sapEvents, appId: 'IC1' };

export const subscribe = iciContract('IciUser.subscribe', [
  { when: 'to log an agent on', given: [upAndIdle], input: request, answer: loggedOnAgent },
  {
    when: 'with all that it may send',
    given: [upAndIdle],
    input: {
      ...request,
      workcenterId: 'WS-AGENT3',
      language: 'EN',
      channels: ['telephony'],
      queues: ['Sales', 'Support'],
    },
    answer: {
      ...loggedOnAgent,
      containers: [
        { ...lineContainer, containerId: 'line:WS-AGENT3', name: 'WS-AGENT3' },
        inbox,
        salesContainer,
      ],
      lines: [{ ...freeLine, lineId: 'WS-AGENT3', name: 'WS-AGENT3' }],
      workcenterId: 'WS-AGENT3',
    },
  },
  {
    when: 'for an agent without a password',
    given: [upAndIdle],
    as: 'agent6',
    input: { ...request, userId: 'agent6' },
    fault: 'ICI-017',
  },
  {
    when: 'for an agent whose password CIC refuses',
    given: [upAndIdle],
    as: 'agent5',
    input: { ...request, userId: 'agent5' },
    fault: 'ICI-017',
  },
  {
    when: 'at a work center that another agent has',
    given: [atWorkcenter1('agent1')],
    as: 'agent2',
    input: { ...request, userId: 'agent2', workcenterId: 'WS-AGENT1' },
    fault: 'ICI-010',
  },
  {
    when: 'with an address that cannot be called',
    given: [upAndIdle],
    input: { ...request, appUrl: 'ftp://sap.example.com/events' },
    fault: 'ICI-006',
  },
  {
    when: 'without an application id',
    given: [upAndIdle],
    input: { ...request, appId: '' },
    fault: 'ICI-011',
  },
  ...userRefusals((userId) => ({ ...request, userId })),
]);
