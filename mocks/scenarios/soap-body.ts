import { catalogue, defaultDialect, encodeRequest, type OperationName } from '@switchhook/bridge/ici';
import type { Step } from './scenario.ts';

export type SoapStep = Extract<Step, { readonly do: 'soap' }>;

/** The text that a step posts; undefined where it only gets. Throws where the operation is none of ICI's. */
export function soapBody({ operation, input = {}, user, body, fill }: SoapStep): string | undefined {
  if (operation !== undefined) {
    if (!isOperation(operation)) {
      throw new Error(
        `Failed to ask for ${operation}: ICI has no such operation. Name one such as IciPhoneCall.hold.`,
      );
    }
    return encodeRequest(defaultDialect, operation, input as never, user).body;
  }
  return fill ? body?.replace('{fill}', () => fill.text.repeat(fill.times)) : body;
}

function isOperation(name: string): name is OperationName {
  const [service = '', operation = ''] = name.split('.');
  const services: Readonly<Record<string, { readonly operations: object }>> = catalogue;
  return Object.hasOwn(services, service) && Object.hasOwn(services[service]?.operations ?? {}, operation);
}
