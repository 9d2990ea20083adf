import { expect, test } from 'vitest';
import { chooseKey, defaultShortcuts, keyOfButton, shortcutAction } from './shortcut.ts';

const pressed = (code: string, change: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { code, ctrlKey: true, altKey: true, ...change });

test('gives an action another key', () => {
  const choice = chooseKey(defaultShortcuts, 'accept', 'Y');
  expect(choice).toMatchObject({ kind: 'chosen', shortcuts: { keys: { accept: 'Y', reject: 'R' } } });
});

test('says who has a key already', () => {
  expect(chooseKey(defaultShortcuts, 'accept', 'R')).toEqual({ kind: 'taken', by: 'reject' });
});

test('takes its own key again', () => {
  expect(chooseKey(defaultShortcuts, 'accept', 'A').kind).toBe('chosen');
});

test.each(['1', '6', 'Ä', 'F1', ' '])('keeps %j from being chosen', (key) => {
  expect(chooseKey(defaultShortcuts, 'accept', key)).toEqual({ kind: 'unfit' });
});

test('frees a key for another action', () => {
  const freed = chooseKey(defaultShortcuts, 'reject', undefined);
  expect(freed.kind === 'chosen' && chooseKey(freed.shortcuts, 'accept', 'R').kind).toBe('chosen');
});

test('knows what a pressed key stands for', () => {
  expect(shortcutAction(defaultShortcuts, pressed('KeyA'))).toBe('accept');
  expect(shortcutAction(defaultShortcuts, pressed('KeyZ'))).toBeUndefined();
  expect(shortcutAction({ ...defaultShortcuts, isOn: false }, pressed('KeyA'))).toBeUndefined();
});

test.each([
  ['without Alt', { altKey: false }],
  ['with Shift', { shiftKey: true }],
  ['held down', { repeat: true }],
  ['with AltGr', { modifierAltGraph: true }],
])('leaves a key alone %s', (_, change) => {
  expect(shortcutAction(defaultShortcuts, pressed('KeyA', change))).toBeUndefined();
});

test('shows one key on Hold and Retrieve, and none while shortcuts are off', () => {
  expect(keyOfButton(defaultShortcuts, 'retrieve')).toBe('H');
  expect(keyOfButton(defaultShortcuts, 'hold')).toBe('H');
  expect(keyOfButton(defaultShortcuts, 'survey')).toBeUndefined();
  expect(keyOfButton({ ...defaultShortcuts, isOn: false }, 'hold')).toBeUndefined();
});
