import { errorCodes } from '@switchhook/bridge';
import { defaultDialect, type Fields, type OperationName, type Shape } from '@switchhook/bridge/ici';
import { Each, Like, Matching } from './expected.ts';
import { findOperation } from './find-operation.ts';

/** One matching rule of Pact, and where in a body it holds. */
export interface BodyRule {
  readonly path: string;
  readonly rules: { 'pact:matcher:type': string; regex?: string }[];
}

/** A SOAP message as a contract pins it. */
export interface SoapMessage {
  readonly xml: string;
  readonly rules: readonly BodyRule[];
}

interface BodyElement {
  readonly namespace: string;
  readonly name: string;
  readonly fields: Fields;
  readonly values: Readonly<Record<string, unknown>>;
}

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const start = `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${soapNamespace}">`;

export const xmlContentType = {
  'pact:matcher:type': 'regex',
  regex: 'text/xml(;.*)?',
  value: 'text/xml; charset=utf-8',
};
/** Either side may send or leave out the quotes (ici.md 2). */
export const emptySoapAction = { 'pact:matcher:type': 'regex', regex: '(""|)', value: '""' };

/** What the consumer sends to ask for an operation, or to tell of an event. */
export function requestMessage(
  operation: OperationName,
  values: Readonly<Record<string, unknown>>,
  headerUserId: string,
): SoapMessage {
  const { service, name, declared } = findOperation(operation);
  return soapMessage({ namespace: namespaceOf(service), name, fields: declared.input, values }, headerUserId);
}

/** What the provider answers. */
export function responseMessage(operation: OperationName, answer: unknown): SoapMessage {
  const { service, name, declared } = findOperation(operation);
  const { output, outputName } = declared;
  return soapMessage({
    namespace: namespaceOf(service),
    name: `${name}Response`,
    fields: output ? { [outputName]: output } : {},
    values: { [outputName]: answer },
  });
}

function namespaceOf(service: string): string {
  return defaultDialect.namespaces.service.replace('{service}', service);
}

/**
 * Writes the example of a message and the rules of what may differ. The rules' paths hold namespace-expanded
 * names: the engine reads prefixed ones only in generators, and ignores such rules without a word.
 */
function soapMessage(body: BodyElement, headerUserId?: string): SoapMessage {
  const { types } = defaultDialect.namespaces;
  const rules: BodyRule[] = [];
  const root = `$['${soapNamespace}:Envelope']['${soapNamespace}:Body']['${body.namespace}:${body.name}']`;
  /** Whether a list around it lets its entries differ: there Pact takes any text, unless told otherwise. */
  let isInFreeList = false;
  const content = writeFields(body.fields, body.values, { prefix: 'i', namespace: body.namespace }, root);
  const header =
    headerUserId === undefined
      ? ''
      : `<soap:Header><t:IciHeader xmlns:t="${types}"><t:userId>${escaped(headerUserId)}</t:userId></t:IciHeader></soap:Header>`;
  const element = `<i:${body.name} xmlns:i="${body.namespace}" xmlns:t="${types}">${content}</i:${body.name}>`;
  return { xml: `${start}${header}<soap:Body>${element}</soap:Body></soap:Envelope>`, rules };

  function writeFields(
    fields: Fields,
    values: Readonly<Record<string, unknown>>,
    scope: { readonly prefix: string; readonly namespace: string },
    path: string,
  ): string {
    return Object.entries(fields)
      .map(([name, shape]) => {
        const value = values[name];
        if (value === undefined) return '';
        const inner = write(shape, value, `${path}['${scope.namespace}:${name}']`);
        return `<${scope.prefix}:${name}>${inner}</${scope.prefix}:${name}>`;
      })
      .join('');
  }

  function write(shape: Shape, value: unknown, path: string): string {
    switch (shape.kind) {
      case 'optional':
        return write(shape.shape, value, path);
      case 'record':
        return writeFields(
          shape.fields,
          value as Readonly<Record<string, unknown>>,
          { prefix: 't', namespace: types },
          path,
        );
      case 'list':
        return writeList(shape.element, value, path);
      default:
        return writeText(value, path);
    }
  }

  function writeList(shape: Shape, value: unknown, path: string): string {
    const itemPath = `${path}['${types}:item']`;
    const item = (entry: unknown) => `<t:item>${write(shape, entry, itemPath)}</t:item>`;
    if (!(value instanceof Each)) return (value as readonly unknown[]).map(item).join('');
    rules.push({ path: itemPath, rules: [{ 'pact:matcher:type': 'type' }] });
    const wasInFreeList = isInFreeList;
    isInFreeList = true;
    const example = item(value.entry);
    isInFreeList = wasInFreeList;
    return value.least === 0 ? '' : example;
  }

  function writeText(value: unknown, path: string): string {
    const textPath = `${path}['#text']`;
    if (value instanceof Like) {
      rules.push({ path: textPath, rules: [{ 'pact:matcher:type': 'type' }] });
      return escaped(String(value.example));
    }
    if (value instanceof Matching) {
      rules.push({ path: textPath, rules: [{ 'pact:matcher:type': 'regex', regex: value.pattern }] });
      return escaped(value.example);
    }
    if (isInFreeList) rules.push({ path: textPath, rules: [{ 'pact:matcher:type': 'equality' }] });
    return escaped(String(value));
  }
}

/** The fault that the bridge answers with `code`; the words are free, the method is the operation's name. */
export function faultMessage(code: string, method: string): SoapMessage {
  const { faultCode } = Object.values(errorCodes).find(({ ici }) => ici === code) ?? errorCodes.internal;
  const { types } = defaultDialect.namespaces;
  const { exception } = defaultDialect.elements;
  const fault = `$['${soapNamespace}:Envelope']['${soapNamespace}:Body']['${soapNamespace}:Fault']`;
  const detail = `${fault}['detail']['${types}:${exception}']`;
  const text = `Failed to ${method}: the reason. The next step.`;
  // "Failed to <what>: <why>. <next step>."; Pact's reader drops a blank that follows an escaped character.
  const words = { 'pact:matcher:type': 'regex', regex: '^Failed to .+: ?.+\\. ?.+\\.$' };
  return {
    xml:
      `${start}<soap:Body><soap:Fault><faultcode>soap:${faultCode}</faultcode><faultstring>${text}</faultstring>` +
      `<detail><t:${exception} xmlns:t="${types}"><t:code>${code}</t:code><t:message>${text}</t:message>` +
      `<t:method>${method}</t:method></t:${exception}></detail></soap:Fault></soap:Body></soap:Envelope>`,
    rules: [
      { path: `${fault}['faultstring']['#text']`, rules: [words] },
      { path: `${detail}['${types}:message']['#text']`, rules: [words] },
    ],
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
