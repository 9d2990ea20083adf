import { defaultDialect, writeXsdFiles } from '@switchhook/bridge/ici';
import {
  XmlBufferInputProvider,
  XmlDocument,
  type XmlElement,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';

const soap = { soap: 'http://schemas.xmlsoap.org/soap/envelope/' };

let validator: XsdValidator | undefined;

/** Compiled once: the schema of every service, from the files that the bridge gives out. */
function schema(): XsdValidator {
  if (validator) return validator;
  const files = Object.entries(writeXsdFiles(defaultDialect)).map(
    ([name, text]) => [`mem:///${name}`, new TextEncoder().encode(text)] as const,
  );
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)));
  const combined = XmlDocument.fromString(writeXsdFiles(defaultDialect)['combined.xsd'] ?? '', {
    url: 'mem:///combined.xsd',
  });
  validator = XsdValidator.fromDoc(combined);
  return validator;
}

/**
 * What is wrong with a SOAP message by SOAP 1.1 and the bridge's schema: the order of elements, superfluous and
 * missing ones, none of which Pact sees. Empty where nothing is.
 */
export function schemaProblems(xml: string): readonly string[] {
  const document = XmlDocument.fromString(xml);
  try {
    const contents = document.find('/soap:Envelope/soap:Body/*', soap) as XmlElement[];
    const [content] = contents;
    if (contents.length !== 1 || !content) return [`the Body holds ${contents.length} elements`];
    if (content.name === 'Fault' && content.namespaceUri === soap.soap) return faultProblems(content);
    return problemsOf(content);
  } finally {
    document.dispose();
  }
}

/** SOAP 1.1, 4.4: unqualified children in this order, the detail's entries by our own schema. */
function faultProblems(fault: XmlElement): readonly string[] {
  const children = (fault.find('*') as XmlElement[]).map(({ name, namespaceUri }) => namespaceUri + name);
  const wanted = ['faultcode', 'faultstring', 'detail'];
  if (children.join() !== wanted.join()) return [`the Fault holds ${children}, not ${wanted}`];
  const details = fault.find('detail/*') as XmlElement[];
  if (details.length !== 1) return [`the detail holds ${details.length} elements, not one`];
  return details.flatMap(problemsOf);
}

function problemsOf(element: XmlElement): readonly string[] {
  try {
    schema().validate(element);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
