import { expect, test } from 'vitest';
import { parseScenario } from './scenario.ts';
import { loadScenarios } from './scenario-catalogue.ts';
import { stepText } from './step-text.ts';

function textOf(step: object): string {
  const parsed = parseScenario({ name: 'one', title: 'One', steps: [step] });
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  return parsed.scenario.steps.map(stepText).join();
}

test.each([
  [{ do: 'logOn', agent: 'agent1', workMode: '2' }, 'agent1 logs on, work mode Ready'],
  [
    { do: 'press', agent: 'agent1', command: { command: 'accept', itemId: '$call' } },
    'agent1 presses Accept for the call',
  ],
  [
    {
      do: 'press',
      agent: 'agent1',
      command: {
        command: 'blindTransfer',
        itemId: '$call2',
        target: { kind: 'user', value: 'agent2' },
      },
      refused: true,
    },
    'agent1 presses Blind transfer for call 2 to agent2 (is refused)',
  ],
  [
    {
      do: 'place',
      interaction: { kind: 'call', from: '+496227747474', name: 'Erika Example', to: { workgroup: 'Sales' } },
    },
    'A call comes in from +496227747474, “Erika Example” for Sales',
  ],
  [
    { do: 'remote', interaction: '$chat', action: 'remote-message', body: { text: 'My parcel is late.' } },
    'The far end of the chat writes “My parcel is late.”',
  ],
  [
    {
      do: 'sap',
      method: 'PUT',
      path: '/wire/faults',
      body: { seed: 1, rules: [{ link: 'SAP → bridge', fault: 'refuse', status: 401 }] },
    },
    'A fault on the link SAP → bridge: refuse 401',
  ],
  [
    {
      see: 'session',
      agent: 'agent1',
      item: '$call',
      matches: { item: { state: 'alerting' }, ctiBar: { left: 'Erika Example' } },
    },
    'agent1: the call rings, “Erika Example” on the left of the bar',
  ],
  [
    {
      see: 'session',
      agent: 'agent1',
      item: '$call',
      matches: { item: { state: { $matches: 'ended|wrapUp' } } },
    },
    'agent1: the call has ended or is in wrap-up',
  ],
  [{ see: 'agent', agent: 'agent1', matches: { workMode: { id: '3' } } }, 'agent1: work mode Not Ready'],
])('says in words what a step does or waits for: %j', (step, words) => {
  expect(textOf(step)).toBe(words);
});

test('no step of a shipped scenario shows an alias, a path of fields or an operator', () => {
  const raw = loadScenarios()
    .flatMap(({ steps }) => steps.map(stepText))
    .filter((words) => /\$\w|\b(item|account|ctiBar)\.\w|[{}]|\bundefined\b|\[object/.test(words));
  expect(raw).toEqual([]);
});
