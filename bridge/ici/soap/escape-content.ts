import { escapeText } from './escape-text.ts';

// Carriage returns and halves of characters are left to `escapeText`, as is what XML cannot hold.
const usual = /^[\t\n\x20-\uFFFD]*$/;

/**
 * Text as element content. Attached data is XML inside of XML, full of brackets and quotes: escaping no more than
 * content needs takes a third of the time that `escapeText` does, and makes the message shorter.
 */
export function escapeContent(text: string): string {
  if (!usual.test(text) || !text.isWellFormed()) return escapeText(text);
  const escaped = escapeMarkup(text);
  return escaped.includes(']]>') ? escaped.replaceAll(']]>', ']]&gt;') : escaped;
}

/** One run from each special character to the next; two of `replaceAll` would copy the text twice. */
function escapeMarkup(text: string): string {
  let bracket = text.indexOf('<');
  let ampersand = text.indexOf('&');
  let escaped = '';
  let at = 0;
  while (bracket !== -1 || ampersand !== -1) {
    if (ampersand === -1 || (bracket !== -1 && bracket < ampersand)) {
      escaped += `${text.slice(at, bracket)}&lt;`;
      at = bracket + 1;
      bracket = text.indexOf('<', at);
    } else {
      escaped += `${text.slice(at, ampersand)}&amp;`;
      at = ampersand + 1;
      ampersand = text.indexOf('&', at);
    }
  }
  return at === 0 ? text : escaped + text.slice(at);
}
