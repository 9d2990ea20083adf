import { matching } from '../../pact/expected.ts';
import { iciContract } from '../ici-contract.ts';
import { upAndIdle } from '../states.ts';

export const getDefinition = iciContract('IciMonitor.getDefinition', [
  {
    when: 'for a supervisor',
    given: [upAndIdle],
    input: {},
    answer: matching(/^<[\s\S]+>$/, '<monitorDefinition/>'),
  },
]);
