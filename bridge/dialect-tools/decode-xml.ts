import { TextDecoder } from 'node:util';

/** The text of an XML file, in the encoding that its first bytes or its declaration name; else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  // What a Windows editor or shell saves.
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, named = 'utf-8'] = /^[^<]*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(start) ?? [];
  return decoderFor(named).decode(bytes);
}

function decoderFor(name: string): TextDecoder {
  try {
    // Without its mark a file that says UTF-16 is none: a tool has written it anew and left the declaration.
    return new TextDecoder(/^utf-?16/i.test(name) ? 'utf-8' : name);
  } catch {
    return new TextDecoder();
  }
}
