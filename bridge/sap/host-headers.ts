import type { AppUrl } from './app-url.ts';

/** What one SAP host wants to see with each event: unknown in public, so a site says it (ici.md 11). */
export interface HostHeaders {
  /** Host of the `appUrl`, with its port where it has one; `*` at the start stands for any text. */
  readonly host: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Name to text, in which `{userId}` stands for the agent. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The headers of the first entry that fits the host; none where no entry does. */
export function headersOfHost(
  { origin }: AppUrl,
  userId: string,
  hosts: readonly HostHeaders[],
): Record<string, string> {
  if (hosts.length === 0) return {};
  const { host } = new URL(origin);
  const found = hosts.find((entry) => fits(host, entry.host.toLowerCase()));
  if (!found) return {};
  const headers = Object.fromEntries(
    Object.entries(found.headers).map(([name, text]) => [
      name.toLowerCase(),
      // A header holds no characters outside of Latin-1, a user id may.
      text.replaceAll('{userId}', encodeURIComponent(userId)),
    ]),
  );
  if (found.user === undefined) return headers;
  const token = Buffer.from(`${found.user}:${found.password ?? ''}`).toString('base64');
  return { authorization: `Basic ${token}`, ...headers };
}

function fits(host: string, pattern: string): boolean {
  return pattern.startsWith('*') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
