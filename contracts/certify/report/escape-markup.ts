// XML 1.0 allows three control characters only.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text for XML and HTML, in an element or an attribute. */
export function escapeMarkup(text: string): string {
  return text
    .replace(illegal, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
