import { type Dialect, defaultDialect, writeXsdFiles } from '@switchhook/bridge/ici';
import {
  XmlBufferInputProvider,
  XmlDocument,
  type XmlElement,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';

const soap = { soap: 'http://schemas.xmlsoap.org/soap/envelope/' };

const validators = new Map<Dialect, XsdValidator>();

/** Compiled once for each dialect: the schema of every service, from the files that the bridge gives out. */
function schemaOf(dialect: Dialect): XsdValidator {
  const known = validators.get(dialect);
  if (known) return known;
  const folder = `mem:///${validators.size}`;
  const files = writeXsdFiles(dialect);
  xmlRegisterInputProvider(
    new XmlBufferInputProvider(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [`${folder}/${name}`, new TextEncoder().encode(text)]),
      ),
    ),
  );
  const combined = XmlDocument.fromString(files['combined.xsd'] ?? '', { url: `${folder}/combined.xsd` });
  const validator = XsdValidator.fromDoc(combined);
  validators.set(dialect, validator);
  return validator;
}

/**
 * What is wrong with a SOAP message by SOAP 1.1 and the bridge's schema: the order of elements, superfluous and
 * missing ones, none of which Pact sees. Empty where nothing is.
 */
export function schemaProblems(xml: string, dialect: Dialect = defaultDialect): readonly string[] {
  const document = XmlDocument.fromString(xml);
  try {
    const contents = document.find('/soap:Envelope/soap:Body/*', soap) as XmlElement[];
    const [content] = contents;
    if (contents.length !== 1 || !content) return [`the Body holds ${contents.length} elements`];
    if (content.name === 'Fault' && content.namespaceUri === soap.soap)
      return faultProblems(content, dialect);
    return problemsOf(content, dialect);
  } finally {
    document.dispose();
  }
}

/** SOAP 1.1, 4.4: unqualified children in this order, the detail's entries by our own schema. */
function faultProblems(fault: XmlElement, dialect: Dialect): readonly string[] {
  const children = (fault.find('*') as XmlElement[]).map(({ name, namespaceUri }) => namespaceUri + name);
  const wanted = ['faultcode', 'faultstring', 'detail'];
  if (children.join() !== wanted.join()) return [`the Fault holds ${children}, not ${wanted}`];
  const details = fault.find('detail/*') as XmlElement[];
  if (details.length !== 1) return [`the detail holds ${details.length} elements, not one`];
  return details.flatMap((detail) => problemsOf(detail, dialect));
}

function problemsOf(element: XmlElement, dialect: Dialect): readonly string[] {
  try {
    schemaOf(dialect).validate(element);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
