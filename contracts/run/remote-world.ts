import { sapHost } from '../ici/states.ts';
import type { ProviderWorld } from '../pact/provider-world.ts';

/** A provider that is not ours. */
export interface RemoteProvider {
  readonly url: string;
  /** Brings it into states: `POST {state, params, begin}`. */
  readonly hook: string;
  /** Go with each request to the provider. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Go with each request to the hook. */
  readonly hookHeaders?: Readonly<Record<string, string>>;
  /** For SAP: `url` is the whole `appUrl`, whatever path the contracts have. */
  readonly isOneAddress?: boolean;
}

/**
 * A world that somebody else runs. The first state of an interaction comes with `begin: true`: whatever was before
 * is to be forgotten then. What the hook answers stands in for the values of the contracts: `sessionId`, `cookie`
 * and `csrfToken` of CIC, `sapOrigin` for where SAP takes events.
 */
export async function openRemoteWorld(remote: RemoteProvider): Promise<ProviderWorld> {
  const { url, hook, headers = {}, hookHeaders = {}, isOneAddress = false } = remote;
  let hasBegun = false;
  let values: Readonly<Record<string, string>> = {};
  return {
    url,
    headers,
    cutStreams: true,
    canServeAgain: false,
    ...(isOneAddress ? { address: () => new URL(url) } : {}),
    adapt: (body) => (values.sapOrigin === undefined ? body : body.replaceAll(sapHost, values.sapOrigin)),
    async enter(state, params) {
      const response = await fetch(hook, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...hookHeaders },
        body: JSON.stringify({ state, params, begin: !hasBegun }),
      });
      hasBegun = true;
      const text = await response.text();
      if (!response.ok) {
        throw new Error(
          `Failed to enter "${state}": the hook answered ${response.status} ${text}. See to it there.`,
        );
      }
      values = { ...values, ...(text === '' ? {} : JSON.parse(text)) };
      return values;
    },
    async close() {},
  };
}
