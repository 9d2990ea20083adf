import type { WireDetail } from '../model.ts';

/** Headers that belong to one connection, or that each client writes itself. */
const ofTheConnection = new Set([
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'transfer-encoding',
]);

/** What the tap writes in place of a secret. */
const masked = '***';

/** A piece of a text: as it crossed, or a value that whoever repeats the message has to give. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'secret'; readonly name: string };

/** A request as it can be sent once more: without what one connection had, its secrets left open. */
export interface SentRequest {
  readonly method: string;
  /** Scheme and host, without a path. */
  readonly origin: string;
  /** Behind the session's id where there is a session. */
  readonly path: readonly Piece[];
  readonly headers: readonly (readonly [name: string, value: readonly Piece[]])[];
  readonly body: readonly Piece[];
  /** True where it belongs to an ICWS session, whose cookie and token nobody but its owner has (icws.md 3.2). */
  readonly isInSession: boolean;
  /** True where the answer is a stream of events, which ends only with the connection. */
  readonly isStream: boolean;
}

const sessionPath = /^\/icws\/\d+(?=\/)/;
/** Of the session: the cookie, and the token against forged requests. */
export const tokenHeader = 'inin-icws-csrf-token';

/** Reads the request of a recorded exchange. */
export function sentRequest({
  link,
  method = 'GET',
  path = '/',
  request,
  response,
}: WireDetail): SentRequest {
  const isOfCic = link === 'bridge → CIC';
  const isInSession = isOfCic && sessionPath.test(path) && request.headers[tokenHeader] !== undefined;
  const prefix = isOfCic ? 'ICWS_' : '';
  const headers = Object.entries(request.headers).filter(
    ([name]) => !ofTheConnection.has(name.toLowerCase()) && !(isInSession && /^cookie$|csrf/i.test(name)),
  );
  return {
    method,
    origin: `http://${request.headers.host ?? '127.0.0.1'}`,
    path: piecesOf(isInSession ? path.replace(sessionPath, '') : path, prefix),
    headers: headers.map(([name, value]) => [name, piecesOf(value, prefix, name)]),
    body: piecesOf(request.body, prefix),
    isInSession,
    isStream: (response?.headers['content-type'] ?? '').startsWith('text/event-stream'),
  };
}

/** What opens a session of ICWS; user and password are not among it (icws.md 3.2). */
export const sessionRequest = {
  __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
  applicationName: 'Switchhook',
} as const;

function piecesOf(text: string, prefix: string, header?: string): readonly Piece[] {
  const [first = '', ...others] = text.split(masked);
  let before = first;
  const pieces: Piece[] = [{ kind: 'text', text: first }];
  for (const part of others) {
    pieces.push({ kind: 'secret', name: prefix + variable(header ?? nameBefore(before)) });
    pieces.push({ kind: 'text', text: part });
    before = part;
  }
  return pieces.filter((piece) => piece.kind === 'secret' || piece.text !== '');
}

/** What the value at the end of a text is called: in XML, JSON or a form. */
function nameBefore(text: string): string {
  const [, element, member] =
    /<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>$|([\w.-]+)["']?\s*[:=]\s*["']?$/.exec(text) ?? [];
  return element ?? member ?? 'secret';
}

/** `workcenterId` becomes `WORKCENTER_ID`. */
const variable = (name: string): string =>
  name
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .replaceAll(/\W+/g, '_')
    .toUpperCase();
