import type { Translations } from '../desk-model.ts';
import { currentLanguage } from '../locales/localization.ts';

/** A text that is data and no part of the desk, in the language that is shown, where it has it. */
export const translated = (text: string, translations: Translations = {}): string =>
  translations[currentLanguage()] ?? text;
