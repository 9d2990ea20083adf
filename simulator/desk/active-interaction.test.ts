import { expect, test } from 'vitest';
import { activeInteractions } from './active-interaction.ts';

const aState = (change: object) => ({
  interactionId: '2001',
  kind: 'call',
  state: 'C',
  stateText: 'Connected',
  direction: 'in' as const,
  remoteName: '',
  remoteAddress: 'sip:+4962277@example.com',
  user: 'agent1',
  workgroup: 'Sales',
  canRemoteAnswer: false,
  ...change,
});

test('leaves out what either side has ended', () => {
  const interactions = ['A', 'I', 'C', 'E', 'S'].map((state) => aState({ state, interactionId: state }));
  expect(activeInteractions({ interactions }).map(({ interactionId }) => interactionId)).toEqual([
    'A',
    'C',
    'S',
  ]);
});

test('names the far end by name, else by number', () => {
  const interactions = [aState({ remoteName: 'Clara Miller' }), aState({}), aState({ remoteAddress: '' })];
  expect(activeInteractions({ interactions }).map(({ remote }) => remote)).toEqual([
    'Clara Miller',
    '+4962277',
    '',
  ]);
});

test('tells the user who has it, else the workgroup', () => {
  const interactions = [aState({}), aState({ user: null })];
  expect(activeInteractions({ interactions }).map(({ queue }) => queue)).toEqual(['agent1', 'Sales']);
});
