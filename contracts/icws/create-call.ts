import { anyId, refusal } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session, station } from './states.ts';

function call(target: string, additionalAttributes: Readonly<Record<string, string>>) {
  const __type = 'urn:inin.com:interactions:createCallParameters';
  return { __type, target, callMadeStage: 1, additionalAttributes };
}

export const createCall = icwsContract('POST {S}/interactions', [
  {
    when: 'to a number',
    given: [session('agent1'), station],
    body: call('+4989123456', { OrderId: '4711' }),
    answer: { status: 201, body: { interactionId: anyId('3001000007') } },
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      return agent.createCall('+4989123456', { OrderId: '4711' });
    },
    gives: '3001000007',
  },
  {
    when: 'to nobody',
    given: [session('agent1'), station],
    body: call('nobody at all', {}),
    answer: refusal(400, 'nobody at all cannot be dialled.'),
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.createCall('nobody at all', {});
    },
    refused: 'badAddress',
  },
  {
    when: 'without a station',
    given: [session('agent1')],
    body: call('+4989123456', {}),
    answer: refusal(400, 'No station is connected to this session.'),
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.createCall('+4989123456', {});
    },
    refused: 'badAddress',
  },
]);
