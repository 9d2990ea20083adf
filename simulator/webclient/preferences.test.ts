import { expect, test } from 'vitest';
import { defaultShortcuts } from '../toolbar/shortcut.ts';
import { keepPreferences, readPreferences } from './preferences.ts';

function store(kept?: string) {
  let value = kept ?? null;
  return {
    getItem: () => value,
    setItem: (_key: string, wanted: string) => {
      value = wanted;
    },
  };
}

test('begins in the language of the browser, silent, with the default shortcuts', () => {
  expect(readPreferences(store(), ['de-DE'])).toEqual({
    language: 'de',
    theme: 'system',
    density: 'cosy',
    rings: false,
    volume: 50,
    notifies: false,
    shortcuts: defaultShortcuts,
  });
});

test('reads again what it kept', () => {
  const kept = store();
  const wanted = {
    ...readPreferences(kept, ['en']),
    theme: 'contrast',
    rings: true,
    volume: 80,
    shortcuts: { isOn: false, keys: { accept: 'Y' } },
    profile: { generic: { buttons: [{ id: 'end', position: 3 }] } },
  } as const;
  expect(keepPreferences(kept, wanted)).toBe(true);
  expect(readPreferences(kept, ['de'])).toEqual(wanted);
});

test.each([
  '{',
  'null',
  '7',
  '{"theme":"pink","volume":900,"shortcuts":{"keys":{"accept":"!!"}},"profile":{}}',
])('starts anew where the kept text is %s', (text) => {
  expect(readPreferences(store(text), ['en'])).toMatchObject({ theme: 'system', volume: 50 });
  expect(readPreferences(store(text), ['en']).profile).toBeUndefined();
});

test('says that nothing could be kept', () => {
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(keepPreferences(full, readPreferences(store(), []))).toBe(false);
});
