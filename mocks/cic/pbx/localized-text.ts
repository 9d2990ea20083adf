/** A text in English and, where it has one, in German. */
export interface LocalizedText {
  readonly en: string;
  readonly de?: string | undefined;
}

/** In the language of a session such as `de-at`; English for all the server does not speak. */
export function inLanguage(text: LocalizedText, language: string): string {
  return /^de\b/i.test(language) ? (text.de ?? text.en) : text.en;
}
