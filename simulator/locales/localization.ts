import { configureLocalization } from '@lit/localize';

/** A language that the simulator speaks. A further one is a line here and a file beside `de.ts`. */
export const languages = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
] as const;

export type LanguageId = (typeof languages)[number]['id'];

const loaders = {
  de: () => import('./de.ts'),
} satisfies Record<Exclude<LanguageId, 'en'>, () => Promise<unknown>>;

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(loaders),
  loadLocale: (language) => loaders[language as keyof typeof loaders](),
});

/** The language that is shown now. */
export const currentLanguage = (): LanguageId => getLocale() as LanguageId;

/** Shows another language; resolves once its texts are there. */
export async function showLanguage(language: LanguageId): Promise<void> {
  await setLocale(language);
  document.documentElement.lang = language;
}

/** The first of the reader's languages that the simulator speaks. */
export function preferredLanguage(wanted: readonly string[]): LanguageId {
  const spoken = wanted.map((tag) => languages.find(({ id }) => tag.toLowerCase().split('-')[0] === id));
  return spoken.find((language) => language !== undefined)?.id ?? 'en';
}
