/** The CIC servers of one switchover pair (G23) in the order in which to try them. */
export interface HostList {
  candidates(): readonly string[];
  /** Remembers where a log-on succeeded and which other hosts that server named. */
  succeeded(host: string, alternateHosts: readonly string[]): void;
}

/** The last good host first, then those it named, then the configured ones (icws.md 3.6). */
export function createHostList(configured: readonly string[]): HostList {
  const bases = configured.map(baseUrl);
  let known: readonly string[] = [];
  return {
    candidates: () => [...new Set([...known, ...bases])],
    succeeded(host, alternateHosts) {
      known = [host, ...alternateHosts.map((name) => alternateHost(host, name))];
    },
  };
}

/** The base URL of a host that `host` named: same scheme, port and path unless the name says otherwise. */
export function alternateHost(host: string, name: string): string {
  if (name.includes('://')) return URL.canParse(name) ? new URL(name).origin : host;
  const url = new URL(host);
  url.host = name;
  return baseUrl(url.href);
}

function baseUrl(url: string): string {
  return new URL(url).href.replace(/\/+$/, '');
}
