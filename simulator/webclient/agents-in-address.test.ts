import { expect, test } from 'vitest';
import { addressWithAgents, agentsInAddress } from './agents-in-address.ts';

test.each([
  ['', ['agent1']],
  ['?agent=', ['agent1']],
  ['?agent=agent2', ['agent2']],
  ['?agent=agent2,agent1', ['agent2', 'agent1']],
  ['?agent=agent1,%20agent1,,agent3', ['agent1', 'agent3']],
])('reads %j as %j', (search, agents) => {
  expect(agentsInAddress(search)).toEqual(agents);
});

test('writes the agents so that they can be read, and keeps the rest of the address', () => {
  const address = addressWithAgents('http://127.0.0.1:4300/?x=1&agent=agent9#y', ['agent1', 'agent2']);
  expect(address).toBe('http://127.0.0.1:4300/?x=1&agent=agent1,agent2#y');
  expect(agentsInAddress(new URL(address).search)).toEqual(['agent1', 'agent2']);
});
