import { type ProfileReading, readProfile } from '../toolbar/read-profile.ts';
import type { ToolbarProfile } from '../toolbar/toolbar-profile.ts';

const name = 'profile';
// A profile is a few KiB; a link from a stranger must not unpack to a thousand times of that.
const maxChars = 64 * 1024;

/** The page's address with a toolbar profile in its hash, compressed: it never reaches a server. */
export async function profileLink(address: string, profile: ToolbarProfile): Promise<string> {
  const url = new URL(address);
  const hash = new URLSearchParams(url.hash.slice(1));
  hash.set(name, await packed(JSON.stringify(profile)));
  url.hash = hash.toString();
  return url.href;
}

/** The profile that a link carries; undefined where it carries none. */
export async function profileInHash(hash: string): Promise<ProfileReading | undefined> {
  const text = new URLSearchParams(hash.slice(1)).get(name);
  if (text === null) return undefined;
  try {
    return readProfile(await unpacked(text));
  } catch (error) {
    return { isValid: false, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

async function packed(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

async function unpacked(text: string): Promise<string> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let json = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return json;
    json += value;
    if (json.length > maxChars) {
      await reader.cancel();
      throw new RangeError(`Failed to read the profile: it is longer than ${maxChars} characters.`);
    }
  }
}
