import { SaxesParser } from 'saxes';
import { BridgeError } from '../../core/bridge-error.ts';
import type { XmlAttribute, XmlElement } from './xml-element.ts';

interface OpenElement {
  name: string;
  namespace: string;
  attributes: readonly XmlAttribute[];
  children: readonly XmlElement[];
  text: string;
  /** What the namespace declarations of this element hid, to be put back when it closes. */
  hidden: readonly (readonly [prefix: string, namespace: string | undefined])[];
}

const none: readonly never[] = [];

/**
 * Makes a reader of whole XML documents that is reused from one document to the next: setting up saxes costs
 * as much as reading a small message. It resolves namespaces itself, because saxes takes quadratic time over
 * deep documents with `xmlns` on.
 *
 * The reader throws BridgeError `malformedRequest`, or `tooLarge` for nesting deeper than `depthLimit`.
 */
export function createXmlReader(depthLimit: number): (document: string) => XmlElement {
  let parser: SaxesParser<{ forceXMLVersion: true; defaultXMLVersion: '1.0' }> | undefined;
  let root: OpenElement | undefined;
  let current: OpenElement | undefined;
  const ancestors: OpenElement[] = [];
  const pending: { name: string; value: string }[] = [];
  const namespaces = new Map<string, string>();

  function open(tag: { readonly name: string }): void {
    const { name } = tag;
    let attributes: readonly XmlAttribute[] = none;
    let hidden: OpenElement['hidden'] = none;
    if (pending.length > 0) {
      hidden = declareNamespaces();
      attributes = plainAttributes();
      pending.length = 0;
    }
    const colon = name.indexOf(':');
    const element: OpenElement = {
      name: colon === -1 ? name : localName(name, colon),
      namespace: colon === -1 ? (namespaces.get('') ?? '') : namespaceOf(name.slice(0, colon)),
      attributes,
      children: none,
      text: '',
      hidden,
    };
    if (current === undefined) {
      root = element;
    } else {
      if (ancestors.length + 1 >= depthLimit) {
        throw new BridgeError(
          'tooLarge',
          `Failed to read the request: elements are nested deeper than ${depthLimit} levels. Send a flatter message.`,
        );
      }
      if (current.children === none) current.children = [element];
      else (current.children as XmlElement[]).push(element);
      ancestors.push(current);
    }
    current = element;
  }

  function close(): void {
    const closed = current as OpenElement;
    for (const [prefix, namespace] of closed.hidden) {
      if (namespace === undefined) namespaces.delete(prefix);
      else namespaces.set(prefix, namespace);
    }
    current = ancestors.pop();
  }

  function declareNamespaces(): OpenElement['hidden'] {
    let hidden: [string, string | undefined][] | undefined;
    for (const { name, value } of pending) {
      if (!name.startsWith('xmlns')) continue;
      if (name.length > 5 && name[5] !== ':') continue;
      const prefix = name.slice(6);
      hidden ??= [];
      hidden.unshift([prefix, namespaces.get(prefix)]);
      namespaces.set(prefix, value);
    }
    return hidden ?? none;
  }

  function plainAttributes(): readonly XmlAttribute[] {
    let attributes: XmlAttribute[] | undefined;
    for (const { name, value } of pending) {
      const colon = name.indexOf(':');
      if (colon === -1 ? name === 'xmlns' : name.startsWith('xmlns:')) continue;
      if (colon !== -1) namespaceOf(name.slice(0, colon));
      attributes ??= [];
      attributes.push({ name: colon === -1 ? name : localName(name, colon), value });
    }
    return attributes ?? none;
  }

  function namespaceOf(prefix: string): string {
    const namespace = namespaces.get(prefix);
    if (namespace !== undefined && namespace !== '') return namespace;
    if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace';
    throw malformed(`the prefix "${prefix}" is bound to no namespace`);
  }

  function localName(name: string, colon: number): string {
    const local = name.slice(colon + 1);
    if (local === '' || local.includes(':')) throw malformed(`"${name}" is no legal name`);
    return local;
  }

  function reset(): void {
    root = undefined;
    current = undefined;
    ancestors.length = 0;
    pending.length = 0;
    namespaces.clear();
  }

  function newParser() {
    // SOAP 1.1 is XML 1.0: a declaration of 1.1 must not let control characters in.
    const made = new SaxesParser({ forceXMLVersion: true, defaultXMLVersion: '1.0' });
    made.on('error', (error) => {
      throw malformed(error.message);
    });
    made.on('doctype', () => {
      throw new BridgeError(
        'malformedRequest',
        'Failed to read the request: it holds a DTD, which SOAP forbids. Send it without DOCTYPE and entities.',
      );
    });
    made.on('attribute', (attribute) => {
      pending.push(attribute);
    });
    made.on('opentag', open);
    made.on('closetag', close);
    const text = (part: string): void => {
      if (current !== undefined) current.text = current.text === '' ? part : current.text + part;
    };
    made.on('text', text);
    made.on('cdata', text);
    return made;
  }

  return (document) => {
    reset();
    parser ??= newParser();
    try {
      parser.write(document).close();
      if (root === undefined) throw malformed('it holds no element');
      return root;
    } catch (error) {
      parser = undefined;
      throw error;
    } finally {
      reset();
    }
  };
}

function malformed(reason: string): BridgeError {
  const [, line, column, rest] = /^(\d+):(\d+): (.*)$/.exec(reason) ?? [];
  if (rest !== undefined) return malformed(`line ${line}, column ${column}: ${rest}`);
  return new BridgeError(
    'malformedRequest',
    `Failed to read the request as XML: ${reason.replace(/\.$/, '')}. Send one well-formed SOAP 1.1 envelope.`,
  );
}
