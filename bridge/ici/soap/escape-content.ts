import { escapeXml } from '../../core/attached-data.ts';

// Text becomes content in two steps, because only the first has to be done text by text: what would be read as markup,
// and then, over the whole message at once, the rest. Markup of our own holds nothing that the second step changes.

/**
 * Escapes what begins a tag or an entity. Attached data is XML inside of XML: escaping no more than content needs makes
 * the message shorter. One run from each of the two to the next; two of `replaceAll` would copy the text twice.
 */
export function escapeMarkup(text: string): string {
  let bracket = text.indexOf('<');
  let ampersand = text.indexOf('&');
  if (bracket === -1 && ampersand === -1) return text;
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
  return escaped + text.slice(at);
}

// A carriage return, what XML cannot hold, and, as it may be half of one, every character beyond the first plane.
const unusual = /[^\t\n\x20-\uD7FF\uE000-\uFFFD]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be replaced
const runs = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]+/g;

/**
 * Escapes what else a message must not hold: the end of CDATA, and carriage returns, which readers would take for line
 * feeds; characters that XML cannot hold become U+FFFD.
 */
export function escapeRest(message: string): string {
  const escaped = message.includes(']]>') ? message.replaceAll(']]>', ']]&gt;') : message;
  return unusual.test(escaped) ? escaped.replace(runs, escapeXml) : escaped;
}

/** Whether `escapeRest` has something to do in a message of plain ASCII. */
export function isMoreToEscape(message: string): boolean {
  return message.includes(']]>') || message.includes('\r');
}
