import { currentLanguage } from '../locales/localization.ts';

/** Writes a moment as hh:mm:ss in the reader's language and time zone. */
export function timeOfDay(at: number): string {
  return timeFormat(currentLanguage()).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

// A formatter is slow to make, and a list of messages asks for many.
function timeFormat(language: string): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(language, made);
  return made;
}
