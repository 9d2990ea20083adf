import { ServerResponse } from 'node:http';

/** Answers that are to break in the middle, by the id that mockttp gives request and response. */
export type DoomedAnswers = Set<string>;

/**
 * Breaks an answer off where its id is among the doomed: the head and half of the body leave, then the connection
 * goes. To be called before mockttp gets the response, whose `end` is then the last thing that it calls.
 */
export function cutWhereDoomed(
  response: ServerResponse & { readonly id?: string },
  doomed: DoomedAnswers,
): void {
  const end = response.end.bind(response) as (...parts: readonly unknown[]) => ServerResponse;
  let isCut = false;
  const cut = (...parts: readonly unknown[]): ServerResponse => {
    // mockttp takes the broken connection for a failure of its own and would like to say so.
    if (isCut) return response;
    const [body] = parts;
    if (response.id === undefined || !doomed.delete(response.id)) return end(...parts);
    const bytes =
      typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : Buffer.alloc(0);
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));
    isCut = true;
    const write = ServerResponse.prototype.write as (
      this: ServerResponse,
      chunk: unknown,
      written: () => void,
    ) => boolean;
    write.call(response, half.length > 0 ? half : ' ', () => response.destroy());
    return response;
  };
  response.end = cut as ServerResponse['end'];
}
