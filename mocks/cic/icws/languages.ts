/** What the server has texts in. */
export const languages = [
  { languageID: 'en-us', languageDisplayName: 'English (United States)' },
  { languageID: 'de-de', languageDisplayName: 'Deutsch (Deutschland)' },
] as const;

/** The best language of an `Accept-Language` that the server speaks; the best at all where it speaks none. */
export function chosenLanguage(header: string): string {
  const wishes = header
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
      const quality = parameters.find((each) => each.startsWith('q='))?.slice(2);
      return { name, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ name }) => name !== '' && name !== '*')
    .sort((a, b) => b.quality - a.quality);
  const spoken = wishes.find(({ name }) =>
    languages.some(({ languageID }) => languageID.slice(0, 2) === name.slice(0, 2).toLowerCase()),
  );
  return (spoken ?? wishes[0])?.name ?? 'en-us';
}
