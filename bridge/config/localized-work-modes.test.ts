import { expect, test } from 'vitest';
import type { CicStatusMessage } from '../core/work-mode.ts';
import { localizedWorkModes, unknownStatuses } from './localized-work-modes.ts';

const message = (id: string, text: string): CicStatusMessage => ({
  id,
  text,
  isAcd: false,
  isAfterCallWork: false,
  isSelectable: true,
});

const configured = [
  { id: '1', description: 'Logged Off', localized: true },
  { id: '2', description: 'Ready', cicStatus: 'available', localized: true },
  { id: '3', description: 'Not Ready', cicStatus: 'Do Not disturb' },
];

test('shows the text of CIC as soon as CIC has told it, where it was asked for', () => {
  let messages: readonly CicStatusMessage[] = [];
  const workModes = localizedWorkModes(configured, () => messages);
  const texts = () => workModes.map(({ description }) => description);
  expect(texts()).toEqual(['Logged Off', 'Ready', 'Not Ready']);
  messages = [message('Available', 'Verfügbar'), message('Do Not disturb', 'Nicht stören')];
  expect(texts()).toEqual(['Logged Off', 'Verfügbar', 'Not Ready']);
});

test('names the statuses that CIC does not have', () => {
  const workModes = localizedWorkModes(configured, () => []);
  expect(unknownStatuses(workModes, [message('AVAILABLE', 'Available')])).toEqual(['Do Not disturb']);
});
