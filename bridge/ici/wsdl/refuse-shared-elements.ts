import { BridgeError } from '../../core/bridge-error.ts';
import type { ServiceCodec } from '../codec/codec.ts';

/** One document cannot declare two elements of one name: throws `notSupported` where services would need that. */
export function refuseSharedElements(services: readonly ServiceCodec[]): void {
  const owners = new Map<string, string>();
  for (const { namespace, operations } of services) {
    for (const { requestName, fullName } of operations.values()) {
      const key = `{${namespace}}${requestName}`;
      const owner = owners.get(key);
      if (owner !== undefined) {
        throw new BridgeError(
          'notSupported',
          `Failed to describe all services at once: this dialect gives ${owner} and ${fullName} the same element. Use the WSDL of each service.`,
        );
      }
      owners.set(key, fullName);
    }
  }
}
