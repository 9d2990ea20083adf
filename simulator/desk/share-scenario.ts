const name = 'scenario';
// A scenario is a few KiB; a link from a stranger must not unpack to a thousand times of that.
const maxChars = 256 * 1024;

/** The page's address with a scenario in its hash, compressed: it never reaches a server. */
export async function scenarioLink(address: string, text: string): Promise<string> {
  const url = new URL(address);
  const hash = new URLSearchParams(url.hash.slice(1));
  hash.set(name, await packed(text));
  url.hash = hash.toString();
  return url.href;
}

/** The scenario's text that a link carries; undefined where it carries none. Rejects where it cannot be read. */
export async function scenarioInHash(hash: string): Promise<string | undefined> {
  const text = new URLSearchParams(hash.slice(1)).get(name);
  return text === null ? undefined : unpacked(text);
}

async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function unpacked(text: string): Promise<string> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let read = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return read;
    read += value;
    if (read.length > maxChars) {
      await reader.cancel();
      throw new RangeError(`Failed to read the scenario: it is longer than ${maxChars} characters.`);
    }
  }
}
