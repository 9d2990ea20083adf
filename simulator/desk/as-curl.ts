import type { WireDetail } from '../model.ts';
import { type Piece, type SentRequest, sentRequest, sessionRequest, tokenHeader } from './sent-request.ts';

/** The request as a command for a shell; what the tap masked is taken from the environment. */
export function asCurl(detail: WireDetail): string {
  const sent = sentRequest(detail);
  const command = [
    // Letters such as [ stand for themselves, and a stream is printed as it comes.
    `curl -g${sent.isStream ? 'N' : ''}sS${sent.isInSession ? ' -b "$jar"' : ''} -X ${sent.method} ${addressOf(sent)}`,
    ...sent.headers.map(([name, value]) => `-H ${headerOf(name, value)}`),
    ...(sent.isInSession ? [`-H "${tokenHeader}: $token"`] : []),
    // Not --data-binary, for which a text that begins with @ is a file's name.
    ...(sent.body.length > 0 ? [`--data-raw ${shell(sent.body)}`] : []),
  ].join(' \\\n  ');
  return sent.isInSession ? `${openSession(sent.origin)}\n${command}` : command;
}

function addressOf({ origin, path, isInSession }: SentRequest): string {
  return isInSession ? `${quoted(`${origin}/icws/`)}"$session"${shell(path)}` : shell(behind(origin, path));
}

/** With a colon curl leaves a header without value out. */
const headerOf = (name: string, value: readonly Piece[]): string =>
  value.length === 0 ? quoted(`${name};`) : shell(behind(`${name}: `, value));

const openSession = (
  origin: string,
): string => `# The wire shows no secrets: with ICWS_USER and ICWS_PASSWORD a session of its own is opened.
jar=$(mktemp)
opened=$(curl -sS -c "$jar" -X POST ${quoted(`${origin}/icws/connection`)} \\
  -H 'content-type: application/json' -H 'accept-language: en-us' \\
  --data-raw ${quoted(JSON.stringify(sessionRequest).replace(/\}$/, ',"userID":"'))}${given('ICWS_USER')}'","password":"'${given('ICWS_PASSWORD')}'"}')
session=$(printf '%s' "$opened" | sed -n 's/.*"sessionId" *: *"\\([^"]*\\)".*/\\1/p')
token=$(printf '%s' "$opened" | sed -n 's/.*"csrfToken" *: *"\\([^"]*\\)".*/\\1/p')
[ -n "$session" ] || printf 'CIC opened no session: %s\\n' "$opened" >&2`;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A shell stops and says which one is missing. */
const given = (name: string): string => `"\${${name}:?is not on the wire, set it}"`;

/** As one quoted word, where the first piece is text. */
function behind(before: string, [first, ...others]: readonly Piece[]): readonly Piece[] {
  if (first?.kind === 'text') return [{ kind: 'text', text: before + first.text }, ...others];
  return [{ kind: 'text', text: before }, ...(first ? [first, ...others] : [])];
}

function shell(pieces: readonly Piece[]): string {
  return (
    pieces.map((piece) => (piece.kind === 'text' ? quoted(piece.text) : given(piece.name))).join('') || "''"
  );
}
