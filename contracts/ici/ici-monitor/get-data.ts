import { matching } from '../../pact/expected.ts';
import { iciContract } from '../ici-contract.ts';
import { cicDown, loggedOn, upAndIdle } from '../states.ts';

export const getData = iciContract('IciMonitor.getData', [
  {
    when: 'of everything',
    given: [upAndIdle],
    input: {},
    answer: matching(/^[\s\S]*Sales[\s\S]*Support[\s\S]*$/, '<monitorData>Sales Support</monitorData>'),
  },
  {
    when: 'of one workgroup',
    given: [loggedOn('agent1')],
    input: { objects: ['Sales'] },
    answer: matching(/^[\s\S]*Sales[\s\S]*$/, '<monitorData>Sales</monitorData>'),
  },
  { when: 'while CIC cannot be reached', given: [cicDown], input: {}, fault: 'ICI-008' },
]);
