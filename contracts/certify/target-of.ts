import { builtInTarget } from './built-in-target.ts';
import { credentialsFrom, foreignTarget } from './foreign-target.ts';
import { runningTarget } from './running-target.ts';
import type { Target } from './target.ts';

/** Addresses as the command line has them; each part that is not named is ours. */
export interface TargetAddresses {
  readonly bridge?: string | undefined;
  readonly cic?: string | undefined;
  readonly sap?: string | undefined;
  readonly sapHost?: string | undefined;
}

/**
 * What is to be certified. Rejects with words for the command line where an address is none, or where nobody
 * answers there.
 */
export async function targetOf(
  { bridge, cic, sap, sapHost }: TargetAddresses,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Target> {
  for (const [option, address] of Object.entries({ bridge, cic, sap })) {
    if (address !== undefined && !/^https?:$/.test(protocolOf(address))) {
      throw new Error(
        `Failed to certify: --${option} "${address}" is no address. Give one such as http://127.0.0.1:4301.`,
      );
    }
  }
  const cicControl = cic === undefined ? undefined : endingIn(cic, '/control');
  if (sap !== undefined) {
    const addresses = { sap: endingIn(sap, '/api'), bridge, cicControl };
    return reached('mock SAP', addresses.sap, () => runningTarget(addresses));
  }
  if (bridge === undefined && cicControl === undefined) return builtInTarget();
  const credentials = credentialsFrom(environment);
  if (bridge !== undefined) {
    const { bridgeAuthorization: authorization } = credentials;
    const { status } = await reached('bridge', bridge, () =>
      fetch(`${bridge.replace(/\/+$/, '')}/ici`, {
        headers: authorization === undefined ? {} : { authorization },
      }),
    );
    if (status === 401) {
      throw new Error(
        `Failed to certify: the bridge at ${bridge} wants credentials. Put them into SWITCHHOOK_BRIDGE_AUTHORIZATION, such as "Basic …".`,
      );
    }
  }
  if (cicControl !== undefined) await reached('mock CIC', cicControl, () => fetch(`${cicControl}/state`));
  return foreignTarget({ bridge, cicControl, sapHost, credentials });
}

async function reached<T>(part: string, address: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    const { message, cause: inner } = cause as Error;
    const why = inner instanceof Error ? inner.message : message;
    throw new Error(`Failed to reach the ${part} at ${address}: ${why}. Start it, or mend the address.`, {
      cause,
    });
  }
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}

/** People give the address of the server, too. */
function endingIn(address: string, path: string): string {
  const trimmed = address.replace(/\/+$/, '');
  return trimmed.endsWith(path) ? trimmed : trimmed + path;
}
