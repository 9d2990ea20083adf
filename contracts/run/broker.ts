import { readFileSync } from 'node:fs';
import type { Pair } from './pairs.ts';

/** A Pact Broker, by the few requests that we make of it. */
export interface Broker {
  /** Puts a pact file there as of one version of its consumer. */
  publish(pair: Pair, version: string): Promise<void>;
  /** Tells whether the provider kept the latest pact; our checks of the schema count too. */
  publishResult(pair: Pair, providerVersion: string, success: boolean): Promise<void>;
  /** Whether what runs with this version has been verified. */
  canDeploy(pacticipant: string, version: string): Promise<{ readonly ok: boolean; readonly reason: string }>;
}

interface Published {
  readonly _links: Readonly<Record<string, { readonly href: string }>>;
}

interface Matrix {
  readonly summary: { readonly deployable: boolean | null; readonly reason: string };
}

export interface BrokerOptions {
  readonly url: string;
  /** A bearer token, or nothing. */
  readonly token?: string | undefined;
}

export function connectBroker({ url, token }: BrokerOptions): Broker {
  const base = url.replace(/\/+$/, '');
  const headers = {
    accept: 'application/hal+json, application/json',
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };

  async function ask(method: string, address: string, body?: string): Promise<unknown> {
    const response = await fetch(address, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(
        `Failed to ${method} ${address}: the broker answered ${response.status} ${text}. Check address, token and names.`,
      );
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  const pactsOf = ({ consumer, provider }: Pair) =>
    `${base}/pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(consumer)}`;

  return {
    async publish(pair, version) {
      const address = `${pactsOf(pair)}/version/${encodeURIComponent(version)}`;
      await ask('PUT', address, readFileSync(pair.file, 'utf8'));
    },
    async publishResult(pair, providerVersion, success) {
      const latest = (await ask('GET', `${pactsOf(pair)}/latest`)) as Published;
      const link = latest._links['pb:publish-verification-results'];
      if (!link) {
        throw new Error('Failed to publish a result: the broker gives no link for it. Check its version.');
      }
      const result = { success, providerApplicationVersion: providerVersion };
      await ask('POST', link.href, JSON.stringify(result));
    },
    async canDeploy(pacticipant, version) {
      const query = new URLSearchParams({
        'q[][pacticipant]': pacticipant,
        'q[][version]': version,
        latestby: 'cvp',
        latest: 'true',
      });
      const { summary } = (await ask('GET', `${base}/matrix?${query}`)) as Matrix;
      return { ok: summary.deployable === true, reason: summary.reason };
    },
  };
}
