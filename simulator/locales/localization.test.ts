import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { deskEnglish } from '../desk/desk-text.ts';
import { agentStates, fixedNow, webclientStates } from '../fixtures.ts';
import { mount, settled } from '../testing/mount.ts';
import { sampleSource } from '../testing/sample-source.ts';
import { english, text } from '../text.ts';
import '../webclient/icw-webclient.ts';
import { templates as german } from './de.ts';
import { flatTexts } from './flat-texts.ts';
import type { TextTree } from './localizable.ts';
import { currentLanguage, languages, preferredLanguage, showLanguage } from './localization.ts';

const englishTexts = [...flatTexts(english as TextTree), ...flatTexts(deskEnglish as TextTree, 'room.')];
const translations: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { de: german };

afterEach(() => showLanguage('en'));

test('has a table of texts for every language but English', () => {
  const ids = languages.map(({ id }) => id as string).filter((id) => id !== 'en');
  expect(Object.keys(translations)).toEqual(ids);
});

for (const [language, templates] of Object.entries(translations)) {
  test(`says everything in ${language}, and nothing that is not there in English`, () => {
    const ids = new Set(englishTexts.map(({ id }) => id));
    // A language may have more plural forms than English: few, many.
    const isPluralForm = (id: string) => ids.has(id.replace(/\.(zero|two|few|many)$/, '.other'));
    expect(englishTexts.filter(({ id }) => !(id in templates)).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(templates).filter((id) => !ids.has(id) && !isPluralForm(id))).toEqual([]);
  });

  test(`uses each value of a sentence once in ${language}`, () => {
    for (const { id, values } of englishTexts) {
      const template = templates[id] as string | { readonly values: readonly number[] };
      const used = typeof template === 'string' ? [] : template.values.toSorted();
      expect({ id, used }).toEqual({ id, used: Array.from({ length: values }, (_, at) => at) });
    }
  });
}

test('reads a text in the language that is shown now', async () => {
  expect(text.button.hold).toBe('Hold');
  await showLanguage('de');
  expect(text.button.hold).toBe('Halten');
  expect(text.why.toggle).toBe('Makeln braucht zwei Anrufe.');
  expect(text.toolbar.blocked('Halten', 'Kein Anruf.')).toBe('Halten ist nicht verfügbar. Kein Anruf.');
  expect([1, 2].map((count) => text.messages.more(count))).toEqual(['1 Meldung', '2 Meldungen']);
  expect(document.documentElement.lang).toBe('de');
});

test('changes an element that is shown already', async () => {
  await mount(html`<icw-webclient .agent=${agentStates.connected}></icw-webclient>`);
  await expect.element(page.getByRole('button', { name: 'Hang Up' })).toBeVisible();
  await showLanguage('de');
  await expect.element(page.getByRole('button', { name: 'Auflegen' })).toBeVisible();
  await expect.element(page.getByRole('toolbar', { name: 'Kommunikationsleiste' })).toBeVisible();
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'de'], 'de'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('prefers %j as %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});

// Words that are the same in both languages, or that the server gives.
const shared = new Set(
  englishTexts
    .filter(({ id, english }) => (german as Record<string, unknown>)[id] === english)
    .map((each) => each.english),
);
const onlyEnglish = new Set(
  englishTexts
    .filter(({ values, english }) => values === 0 && !shared.has(english))
    .map((each) => each.english),
);
const fromServer = new Set([
  'Waiting',
  'Error',
  'Support',
  'Available',
  'Inbox',
  'Done',
  'Ready',
  'Not Ready',
]);

for (const [state, agent] of Object.entries(webclientStates)) {
  test(`leaves no English of ours in a German page when ${state}`, async () => {
    await showLanguage('de');
    const element = await mount(html`
      <icw-webclient .agent=${agent} .source=${sampleSource()} .now=${() => fixedNow}></icw-webclient>
    `);
    await settled(element);
    const left = textsIn(element).filter((each) => onlyEnglish.has(each) && !fromServer.has(each));
    expect(left).toEqual([]);
    expect(currentLanguage()).toBe('de');
  });
}

function textsIn(root: Node): readonly string[] {
  if (root instanceof Text) return root.data.trim() ? [root.data.trim()] : [];
  const attributes =
    root instanceof Element
      ? ['aria-label', 'title', 'placeholder', 'aria-description'].flatMap(
          (name) => root.getAttribute(name) ?? [],
        )
      : [];
  const inside = root instanceof Element && root.shadowRoot ? [root.shadowRoot] : [];
  return [...attributes, ...[...inside, ...root.childNodes].flatMap(textsIn)];
}

test('finds a text that went past the catalogue', async () => {
  await showLanguage('de');
  const element = await mount(html`<p title="Hang Up">Reject</p>`);
  expect(textsIn(element).filter((each) => onlyEnglish.has(each))).toEqual(['Hang Up', 'Reject']);
});
