import { expect, test } from 'vitest';
import { icon } from './icons.ts';
import { readProfile } from './read-profile.ts';
import schema from './toolbar-profile.schema.json' with { type: 'json' };
import { defaultProfile } from './toolbar-profile.ts';

const problemsOf = (profile: unknown): readonly string[] => {
  const reading = readProfile(typeof profile === 'string' ? profile : JSON.stringify(profile));
  return reading.isValid ? [] : reading.problems;
};
const withButton = (button: unknown) => ({ generic: { buttons: [button] } });

test('takes its own default', () => {
  expect(readProfile(JSON.stringify(defaultProfile))).toEqual({ isValid: true, profile: defaultProfile });
});

test('takes all that the schema allows', () => {
  const profile = {
    $schema: './toolbar-profile.schema.json',
    name: 'Rheinwerk',
    wrapUpLimit: 60,
    generic: {
      behaviour: 'dynamic',
      buttons: [
        { id: 'accept', position: 15, style: 'icon' },
        { id: 'survey', label: 'Survey', icon: 'star', position: 0 },
      ],
    },
    telephony: { buttons: [] },
  };
  expect(readProfile(JSON.stringify(profile))).toEqual({ isValid: true, profile });
});

test.each([
  [{}, 'The profile: add “generic”.'],
  [[], 'The profile: write an object { } here.'],
  [{ generic: [] }, 'generic: write an object { } here.'],
  [{ generic: {} }, 'generic: add “buttons”.'],
  [{ generic: { buttons: {} } }, 'generic.buttons: write a list [ ] here.'],
  [
    withButton({ id: 'accept', position: 16 }),
    'generic.buttons[0].position: use a whole number from 0 to 15.',
  ],
  [withButton({ id: 'accept', position: 1.5 }), 'generic.buttons[0].position: write a whole number here.'],
  [withButton({ id: 'accept' }), 'generic.buttons[0]: add “position”.'],
  [
    withButton({ id: 'accept', position: 0, style: 'big' }),
    'generic.buttons[0].style: use one of text, icon, both.',
  ],
  [
    withButton({ id: 'accept', position: 0, colour: 'red' }),
    'generic.buttons[0]: “colour” means nothing here. Remove it or use one of id, label, icon, position, style.',
  ],
  [
    withButton({ id: 'a b', position: 0, label: 'x' }),
    'generic.buttons[0].id: begin with a letter and use only letters and digits.',
  ],
  [
    withButton({ id: 'survey', position: 0 }),
    'generic.buttons[0]: “survey” is a button of your own; give it a “label”.',
  ],
  [
    withButton({ id: 'survey', position: 0, label: '' }),
    'generic.buttons[0].label: write at least one character.',
  ],
  [
    withButton({ id: 'hold', position: 0 }),
    'generic.buttons[0]: “hold” belongs into the layout “telephony”. Move it there.',
  ],
  [{ generic: { buttons: [] }, wrapUpLimit: 0 }, 'wrapUpLimit: use a whole number from 1 to 3600.'],
])('says what to do about %j', (profile, problem) => {
  expect(problemsOf(profile)).toEqual([problem]);
});

test('says that a button is there twice', () => {
  const twice = {
    generic: {
      buttons: [
        { id: 'end', position: 0 },
        { id: 'end', position: 1 },
      ],
    },
  };
  expect(problemsOf(twice)).toEqual(['generic.buttons[1]: “end” is there twice. Remove one.']);
});

test('tells every problem at once', () => {
  const profile = { generic: { buttons: [{ id: 'end' }, { position: 99 }] } };
  expect(problemsOf(profile)).toHaveLength(3);
});

test('says that it is no JSON', () => {
  expect(problemsOf('{ "generic": ')[0]).toMatch(/^This is no JSON: .+ Correct it there\.$/);
});

test('is not fooled by names that every object has', () => {
  expect(problemsOf('{"generic":{"buttons":[]},"constructor":{}}')[0]).toContain(
    '“constructor” means nothing here',
  );
});

test('offers only icons that are drawn', () => {
  for (const name of schema.$defs.button.properties.icon.enum) {
    const drawn = icon(name as Parameters<typeof icon>[0]) as { readonly values?: readonly unknown[] };
    expect({ name, isDrawn: drawn.values?.[0] !== undefined }).toEqual({ name, isDrawn: true });
  }
});
