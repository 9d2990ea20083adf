import type { JournalEntry } from '@switchhook/simulator/desk-model';
import type { AgentView } from '@switchhook/simulator/model';
import { expect, test } from 'vitest';
import { toScenario } from './to-scenario.ts';

const agentWith = (cms: AgentView['cms']) =>
  ({ userId: 'agent1', isLoggedOn: true, cms, sessions: [] }) as unknown as AgentView;
const entry = (seq: number, told: object) => ({ seq, at: seq, wire: seq, ...told }) as JournalEntry;

test('an act that follows a switchover waits until the connection is back', () => {
  const states = ['connected', 'connected', 'lost', 'connected', 'connected'] as const;
  const { scenario } = toScenario({
    title: 'Switchover',
    start: { agent1: agentWith('connected') },
    viewsAt: (seq) => ({ agent1: agentWith(states[seq] ?? 'connected') }),
    entries: [
      entry(1, { kind: 'act', part: 'cic', method: 'POST', path: '/switchover', body: {}, status: 200 }),
      entry(2, { kind: 'view', userId: 'agent1' }),
      entry(3, { kind: 'view', userId: 'agent1' }),
      entry(4, { kind: 'command', userId: 'agent1', command: { command: 'hold' }, status: 200 }),
    ],
  });
  const { steps } = scenario as { readonly steps: readonly object[] };
  expect(steps.slice(1)).toEqual([
    { do: 'cic', method: 'POST', path: '/switchover', body: {} },
    { see: 'agent', agent: 'agent1', matches: { cms: 'lost' }, within: 30 },
    { see: 'agent', agent: 'agent1', matches: { cms: 'connected' }, within: 60 },
    { do: 'press', agent: 'agent1', command: { command: 'hold' } },
  ]);
});
