import type { Catalogue } from '@switchhook/bridge/ici';
import { createClientAsync, type WSDL } from 'soap';
import { BridgeUnreachable } from './bridge-failure.ts';

/** Reads the WSDL of one service of the bridge; each is read once, and again after a failure. */
export type WsdlSource = (service: keyof Catalogue) => Promise<WSDL>;

/** How long one HTTP exchange with the bridge may take, in milliseconds (ici.md 2: it answers in two seconds). */
export const httpTimeout = 10_000;

export function serviceUrl(bridgeUrl: string, service: keyof Catalogue): string {
  return `${bridgeUrl}/ici/${service}`;
}

/** Makes a source that reads lazily: the bridge may start after SAP does. */
export function createWsdlSource(bridgeUrl: string): WsdlSource {
  const documents = new Map<keyof Catalogue, Promise<WSDL>>();
  return (service) => {
    const known = documents.get(service);
    if (known) return known;
    const reading = readWsdl(`${serviceUrl(bridgeUrl, service)}?wsdl`).catch((error: unknown) => {
      documents.delete(service);
      throw error;
    });
    documents.set(service, reading);
    return reading;
  };
}

async function readWsdl(url: string): Promise<WSDL> {
  try {
    const client = await createClientAsync(url, {
      // The library's own cache would outlive this source, and with it a bridge that was replaced.
      disableCache: true,
      wsdl_options: { timeout: httpTimeout, proxy: false },
    });
    return client.wsdl;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    // The first log-on reads the WSDLs: a 401 must read there as it reads at a call (G40).
    const status = /\bCode: (?<status>\d{3})\b/.exec(said)?.groups?.status;
    const why = status === undefined ? said : `HTTP status ${status}`;
    throw new BridgeUnreachable(
      `Failed to read the WSDL at ${url}: the bridge gave no SOAP answer (${why || 'no connection'}). Start the bridge or check its address, then log on again.`,
      { cause },
    );
  }
}
