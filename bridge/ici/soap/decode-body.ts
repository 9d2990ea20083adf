import { isUtf8 } from 'node:buffer';
import { BridgeError } from '../../core/bridge-error.ts';
import { isPlainAscii } from './plain-ascii.ts';

const charsetOf = /charset\s*=\s*"?([^\s";]+)/i;
const declaredEncoding = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/;

/** The text of a message. */
export interface DecodedBody {
  readonly text: string;
  /** True where it is known that every character is one of ASCII that XML can hold. */
  readonly isPlain: boolean;
}

/**
 * Turns the bytes of a message into text by byte order mark, then the content type's charset, then the XML
 * declaration, then UTF-8. Never guesses: bytes that are not legal in that encoding throw `malformedRequest`,
 * because a name that was read wrongly would reach the agent's screen.
 */
export function decodeBody(bytes: Buffer, contentType: string | undefined): DecodedBody {
  const encoding = bomEncoding(bytes) ?? charsetOf.exec(contentType ?? '')?.[1] ?? xmlEncoding(bytes);
  if (encoding === undefined || isUtf8Name(encoding)) {
    if (isPlainAscii(bytes)) return { text: bytes.toString('latin1'), isPlain: true };
    if (!isUtf8(bytes)) throw undecodable('its bytes are not legal UTF-8');
    return { text: withoutBom(bytes.toString('utf8')), isPlain: false };
  }
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new BridgeError(
      'unsupportedMediaType',
      `Failed to read the request: the encoding "${encoding.slice(0, 40)}" is not known here. Send UTF-8.`,
    );
  }
  try {
    return { text: withoutBom(decoder.decode(bytes)), isPlain: false };
  } catch {
    throw undecodable(`its bytes are not legal ${encoding.slice(0, 40)}`);
  }
}

function isUtf8Name(encoding: string): boolean {
  return encoding === 'utf-8' || /^(utf-?8|us-ascii)$/i.test(encoding);
}

function bomEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function xmlEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] !== 0x3c) return bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined;
  if (bytes[1] === 0) return 'utf-16le';
  if (bytes[1] !== 0x3f) return undefined;
  return declaredEncoding.exec(bytes.toString('latin1', 0, 120))?.[1];
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function undecodable(reason: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to read the request: ${reason}. Send UTF-8, or name the encoding in Content-Type.`,
  );
}
