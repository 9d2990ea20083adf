import type { WireDetail } from '../model.ts';

/** Headers that belong to one connection, or that curl writes itself. */
const left = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding']);

/** The request as a command line; what the tap masked stays masked. */
export function asCurl({ method = 'GET', path = '/', request }: WireDetail): string {
  const host = request.headers.host ?? '127.0.0.1';
  const headers = Object.entries(request.headers).filter(([name]) => !left.has(name.toLowerCase()));
  return [
    `curl -X ${method} ${shell(`http://${host}${path}`)}`,
    ...headers.map(([name, value]) => `-H ${shell(`${name}: ${value}`)}`),
    ...(request.body ? [`--data-binary ${shell(request.body)}`] : []),
  ].join(' \\\n  ');
}

/** The exchange as a test that sends the same and expects the same status. */
export function asTest({ name, method = 'GET', path = '/', request, status }: WireDetail): string {
  const host = request.headers.host ?? '127.0.0.1';
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([header]) => !left.has(header.toLowerCase())),
  );
  const body = request.body ? `\n    body: ${JSON.stringify(request.body)},` : '';
  return `import { expect, test } from 'vitest';

test(${JSON.stringify(`${name} answers ${status ?? 200}`)}, async () => {
  const response = await fetch(${JSON.stringify(`http://${host}${path}`)}, {
    method: ${JSON.stringify(method)},
    headers: ${JSON.stringify(headers, null, 2).replaceAll('\n', '\n    ')},${body}
  });
  expect(response.status).toBe(${status ?? 200});
});
`;
}

/** A `see` step of a scenario that waits for such a message. */
export function asStep({ link, name, isError }: WireDetail): string {
  return JSON.stringify({ see: 'wire', link, name, ...(isError ? { isError } : {}) }, null, 2);
}

const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
