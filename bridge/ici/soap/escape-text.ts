import { escapeXml } from '../../core/attached-data.ts';

const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
  /[<>&"\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Text as element content or attribute value; almost all text needs no change, so one look comes first. */
export function escapeText(text: string): string {
  return special.test(text) ? escapeXml(text) : text;
}
