import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlElement,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { expect } from 'vitest';
import type { Dialect } from '../dialects/dialect.ts';
import { writeXsdFiles } from '../wsdl/write-xsd.ts';

const soap = { soap: 'http://schemas.xmlsoap.org/soap/envelope/' };
const contents =
  '/soap:Envelope/soap:Body/*[not(self::soap:Fault)] | /soap:Envelope/soap:Body/soap:Fault/detail/* | /soap:Envelope/soap:Header/*';

/** Checks messages against the schemas of a dialect with libxml2, a reader that shares nothing with ours. */
export function soapSchema(dialect: Dialect): { expectValid(message: string): void } {
  const files = writeXsdFiles(dialect);
  const buffers = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(buffers)));
  const schema = XmlDocument.fromString(files['combined.xsd'] ?? '', { url: 'combined.xsd' });
  const validator = XsdValidator.fromDoc(schema);
  return {
    expectValid(message) {
      using document = XmlDocument.fromString(message);
      const elements = document.find(contents, soap).filter((node) => node instanceof XmlElement);
      expect(elements.length, `nothing to validate in ${message}`).toBeGreaterThan(0);
      for (const element of elements) validator.validate(element);
    },
  };
}

/** XML in the one form that equal documents share; white space between elements does not count. */
export function canonical(xml: string): string {
  using document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NOBLANKS });
  return document.canonicalizeToString();
}
