import { like } from '../../pact/expected.ts';
import { iciContract } from '../ici-contract.ts';
import { upAndIdle } from '../states.ts';

export const ping = iciContract('IciSystem.ping', [
  { when: 'at any time', given: [upAndIdle], input: {}, answer: like('pong') },
]);
