import { channels, text } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { upAndIdle } from '../states.ts';

export const getChannels = iciContract('IciSystem.getChannels', [
  { when: 'of the site', given: [upAndIdle], input: {}, answer: channels.map((id) => text(id, id)) },
]);
