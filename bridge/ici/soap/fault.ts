import type { BridgeError } from '../../core/bridge-error.ts';
import { typesNamespace } from '../codec/wire-names.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { soapNamespace, writeEnvelope } from './envelope.ts';
import { escapeText } from './escape-text.ts';
import type { XmlElement } from './xml-element.ts';

/** What a SOAP fault says, reduced to what a caller can act on. */
export interface Fault {
  /** The code of our own detail such as `ICI-003`; without one, SOAP's fault code without prefix. */
  readonly code: string;
  readonly message: string;
}

/** A whole SOAP 1.1 fault message for an error. `method` is `Service.operation`, empty where none was reached. */
export function writeFault(dialect: Dialect, error: BridgeError, method: string): string {
  const { faultCode } = error.entry;
  const message = escapeText(error.message);
  const fault = `<soap:Fault><faultcode>soap:${faultCode}</faultcode><faultstring>${message}</faultstring>`;
  // SOAP 1.1 reserves detail for errors of the Body; a fault about the header must not have one.
  if (faultCode === 'MustUnderstand') return writeEnvelope(`${fault}</soap:Fault>`);
  const { exception } = dialect.elements;
  const detail =
    `<${exception} xmlns="${escapeText(typesNamespace(dialect, method.split('.')[0] ?? ''))}"><code>${error.entry.ici}</code>` +
    `<message>${message}</message><method>${escapeText(method)}</method></${exception}>`;
  return writeEnvelope(`${fault}<detail>${detail}</detail></soap:Fault>`);
}

/** Reads the content of a Body as a fault; `undefined` where it is none. */
export function readFault(content: XmlElement | undefined): Fault | undefined {
  if (content?.name !== 'Fault' || content.namespace !== soapNamespace) return undefined;
  const faultCode = childText(content, 'faultcode');
  const detail = content.children.find((child) => child.name === 'detail')?.children[0];
  return {
    code: (detail && childText(detail, 'code')) || faultCode.slice(faultCode.indexOf(':') + 1),
    message: childText(content, 'faultstring') || (detail && childText(detail, 'message')) || '',
  };
}

function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
