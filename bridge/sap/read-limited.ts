import type { Readable } from 'node:stream';

/** Reads a body as UTF-8 up to `limit` bytes; what is beyond is cut off and its connection closed. */
export async function readLimited(body: Readable, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let left = limit;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, left));
    left -= chunk.length;
    if (left < 0) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
