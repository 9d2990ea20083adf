import { BridgeError } from '../core/bridge-error.ts';

/** An `appUrl`, taken apart so that it goes on the wire byte for byte (ici.md 6). */
export interface AppUrl {
  /** As SAP gave it. */
  readonly text: string;
  readonly origin: string;
  /** Path and query as SAP wrote them: SAP's session lives in there, and a URL parser would normalize it. */
  readonly path: string;
}

/** Reads the `appUrl` of a subscription; a `badAddress` error, returned, where it cannot be called. */
export function parseAppUrl(text: string): AppUrl | BridgeError {
  // WHATWG URL drops tabs, turns backslashes round and encodes spaces: what it repairs was not SAP's address.
  if (!/^[!-[\]-~]+$/.test(text)) return bad(text, 'it is empty or holds blanks or characters outside ASCII');
  if (!URL.canParse(text)) return bad(text, 'it is not a URL');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return bad(text, 'it is neither http nor https');
  if (url.username !== '' || url.password !== '') return bad(text, 'it holds credentials');
  const afterOrigin = /^https?:\/\/[^/?#]+([^#]*)/i.exec(text);
  if (!afterOrigin) return bad(text, 'it has no host');
  const path = afterOrigin[1] ?? '';
  return { text, origin: url.origin, path: path.startsWith('/') ? path : `/${path}` };
}

/** The `appUrl` for logs and pages: without the query, which may hold SAP's session. */
export function describeAppUrl(text: string): string {
  const end = text.search(/[?#]/);
  return end === -1 ? text : `${text.slice(0, end)}?…`;
}

function bad(text: string, why: string): BridgeError {
  const withoutCredentials = describeAppUrl(text).replace(/\/\/[^/]*@/, '//…@');
  return new BridgeError(
    'badAddress',
    `Failed to use the appUrl "${withoutCredentials}": ${why}. Subscribe with an http or https address that takes SOAP events.`,
  );
}
