import { expect, test } from 'vitest';
import { mergeUserStatus } from './status.ts';
import { createStatusCatalogue } from './status-catalogue.ts';

const none = { added: [], changed: [], removed: [] };
const available = { statusId: 'Available', messageText: 'Verfügbar', isAcdStatus: true };

test('a status is described by the flags and the localized text, whatever the case of its id', () => {
  const catalogue = createStatusCatalogue();
  catalogue.apply({ ...none, isDelta: false, added: [available] });
  expect(catalogue.describe({ userId: 'agent1', statusId: 'AVAILABLE', onPhone: true })).toEqual({
    statusId: 'AVAILABLE',
    text: 'Verfügbar',
    isAcd: true,
    isAfterCallWork: false,
    isOnPhone: true,
  });
});

test('a status that CIC has not described shows its id and is not ready', () => {
  const status = createStatusCatalogue().describe({ userId: 'agent1', statusId: 'New' });
  expect(status).toMatchObject({ text: 'New', isAcd: false });
});

test('changed and removed messages are followed, and a full message starts anew', () => {
  const catalogue = createStatusCatalogue();
  catalogue.apply({ ...none, isDelta: false, added: [available, { statusId: 'Follow Up' }] });
  catalogue.apply({
    ...none,
    isDelta: true,
    changed: [{ ...available, messageText: 'Bereit' }],
    removed: ['follow up'],
  });
  expect(catalogue.messages.map(({ text }) => text)).toEqual(['Bereit']);
  catalogue.apply({ ...none, isDelta: false, added: [{ statusId: 'Gone Home' }] });
  expect(catalogue.messages.map(({ id }) => id)).toEqual(['Gone Home']);
});

test('watchers hear of each change until they stop', () => {
  const catalogue = createStatusCatalogue();
  let heard = 0;
  const stop = catalogue.watch(() => {
    heard += 1;
  });
  catalogue.apply({ ...none, isDelta: false });
  stop();
  catalogue.apply({ ...none, isDelta: false });
  expect(heard).toBe(1);
});

test('what a status delta leaves out is unchanged', () => {
  const known = { userId: 'agent1', statusId: 'Available', onPhone: true };
  expect(mergeUserStatus(known, { userId: 'agent1', statusId: 'Follow Up' })).toEqual({
    userId: 'agent1',
    statusId: 'Follow Up',
    onPhone: true,
  });
});
