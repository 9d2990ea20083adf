import { failure } from './failure.ts';
import type { StoredFile } from './files.ts';
import type { OpenExchange } from './operation.ts';
import { type IcwsReply, isReply } from './reply.ts';

/**
 * The file that a request carries: the first file of a form, as browsers send it, or the body itself, named by
 * `Content-Disposition` or by `fileName` in the query. Which of these real servers take is not public.
 */
async function receivedFile(
  { bytes, headers, query }: OpenExchange,
  fallbackName = 'file',
): Promise<StoredFile | IcwsReply> {
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  if (!bytes || bytes.length === 0) return noFile('The request has no file.');
  if (!/^multipart\/form-data/i.test(contentType)) {
    const [, quoted, plain] =
      /filename=(?:"([^"]*)"|([^;\s]+))/i.exec(headers['content-disposition'] ?? '') ?? [];
    return { name: quoted ?? plain ?? query('fileName') ?? fallbackName, contentType, bytes };
  }
  try {
    const body = new Uint8Array(bytes);
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    for (const value of form.values()) {
      if (typeof value === 'string') continue;
      const type = value.type || 'application/octet-stream';
      return { name: value.name, contentType: type, bytes: Buffer.from(await value.arrayBuffer()) };
    }
  } catch (cause) {
    return noFile(`The form cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
  return noFile('The form has no file in it.');
}

function noFile(why: string): IcwsReply {
  const next = 'Send the file as the body, or as a part of multipart/form-data.';
  return failure(400, 'error.request.missingFile', `${why} ${next}`);
}

/** Answers once the file is there. */
export function withFile(
  exchange: OpenExchange,
  take: (file: StoredFile) => IcwsReply,
  fallbackName?: string,
): IcwsReply {
  return {
    status: 200,
    later: (send) =>
      void receivedFile(exchange, fallbackName)
        .then((file) => (isReply(file) ? file : take(file)))
        .catch((cause) => failure(500, 'error.server.internal', `Failed to take the file: ${String(cause)}.`))
        .then(send),
  };
}
