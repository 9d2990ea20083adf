import { expect, test } from 'vitest';
import { parseScenario, type Step } from './scenario.ts';
import { loadScenarios } from './scenario-catalogue.ts';
import { stepText, stepTexts } from './step-text.ts';

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

test.each([
  [{ do: 'logOn', agent: 'agent1', workMode: '2' }, 'agent1 meldet sich an, Arbeitsmodus Bereit'],
  [
    {
      do: 'press',
      agent: 'agent1',
      command: { command: 'blindTransfer', itemId: '$call2', target: { kind: 'user', value: 'agent2' } },
      refused: true,
    },
    'agent1 drückt Direkt verbinden für Anruf 2 an agent2 (wird abgelehnt)',
  ],
  [
    { do: 'remote', interaction: '$chat', action: 'remote-message', body: { text: 'My parcel is late.' } },
    'Die Gegenseite (Chat) schreibt „My parcel is late.“',
  ],
  [
    {
      see: 'session',
      agent: 'agent1',
      item: '$call',
      matches: { item: { state: { $matches: 'ended|wrapUp' } }, ctiBar: { left: '' } },
    },
    'agent1: Anruf ist beendet oder ist in Nachbearbeitung, nichts links auf der Leiste',
  ],
  [
    { see: 'wire', link: 'bridge → SAP', name: 'IciEvent.phoneCallChanged', times: 2 },
    'Auf der Leitung: Brücke → SAP, IciEvent.phoneCallChanged × 2',
  ],
])('says the same in German: %j', (step, words) => {
  const parsed = parseScenario({ name: 'one', title: 'One', steps: [step] });
  expect(parsed.ok && parsed.scenario.steps.map((each) => stepTexts(each).de)).toEqual([words]);
});

test('every shipped scenario has its title, its notes and its steps in every further language', () => {
  const missing = loadScenarios().flatMap(({ name, titles, steps }) =>
    Object.keys(stepTexts(steps[0] as Step)).flatMap((language) => [
      ...(titles?.[language] ? [] : [`${language}: title of ${name}`]),
      ...steps.flatMap((step) => [
        ...(step.note === undefined || step.notes?.[language] ? [] : [`${language}: ${step.note}`]),
        ...(stepTexts(step)[language] === stepText(step) ? [`${language}: ${stepText(step)}`] : []),
      ]),
    ]),
  );
  expect(missing).toEqual([]);
});

test('no step of a shipped scenario shows an alias, a path of fields or an operator', () => {
  const raw = loadScenarios()
    .flatMap(({ steps }) => steps.flatMap((step) => [stepText(step), ...Object.values(stepTexts(step))]))
    .filter((words) => /\$\w|\b(item|account|ctiBar)\.\w|[{}]|\bundefined\b|\[object/.test(words));
  expect(raw).toEqual([]);
});
