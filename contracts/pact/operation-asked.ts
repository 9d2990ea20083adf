import { catalogue } from '@switchhook/bridge/ici';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import type { PactInteraction } from './pact-file.ts';

const soap = { soap: 'http://schemas.xmlsoap.org/soap/envelope/' };

/** The `Service.operation` that a SOAP request of a pact asks for, by what is in the message itself. */
export function operationAsked({ request }: PactInteraction): string {
  const document = XmlDocument.fromString(String(request.body?.content));
  try {
    const content = document.get('/soap:Envelope/soap:Body/*', soap) as XmlElement;
    return `${content.namespaceUri.replace('urn:ici:', '')}.${content.name}`;
  } finally {
    document.dispose();
  }
}

/** Every `Service.operation` of the catalogue that one side serves, with its provenance (ici.md 0). */
export function catalogued(servedBy: 'bridge' | 'sap'): ReadonlyMap<string, string> {
  return new Map(
    Object.values(catalogue)
      .filter((service) => service.servedBy === servedBy)
      .flatMap(({ name, operations }) =>
        Object.entries(operations).map(
          ([operation, { provenance }]) => [`${name}.${operation}`, provenance] as const,
        ),
      ),
  );
}
