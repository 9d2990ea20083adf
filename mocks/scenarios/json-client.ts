/** A request that was answered with a refusal. */
export class RequestRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RequestRefused';
    this.status = status;
  }
}

export type JsonMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Asks for JSON. Throws `RequestRefused` with the server's own words for a status from 400. */
export async function askJson(url: string, method: JsonMethod = 'GET', body?: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new Error(`Failed to ask ${url}: nothing answers there. Check that the part runs.`, { cause });
  }
  const text = await response.text();
  if (!response.ok)
    throw new RequestRefused(response.status, `${method} ${url}: ${response.status} ${wordsOf(text)}`);
  return text === '' ? undefined : JSON.parse(text);
}

function wordsOf(text: string): string {
  try {
    const { error, message } = JSON.parse(text) as { error?: { message?: string }; message?: string };
    return error?.message ?? message ?? text;
  } catch {
    return text;
  }
}
