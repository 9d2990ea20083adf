import { SaxesParser } from 'saxes';
import { BridgeError } from '../core/bridge-error.ts';

/** An element of a WSDL or schema, with what it takes to follow the qualified names in its attributes. */
export interface WsdlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly WsdlElement[];
  /** The namespace that a prefix stands for here; empty prefix for the default. */
  namespaceOf(prefix: string): string | undefined;
}

/** `namespace` and `name` of a type, element or message. */
export interface QualifiedName {
  readonly namespace: string;
  readonly name: string;
}

/** A namespace and a name as one text, to look things up by. */
export function nameKey({ namespace, name }: QualifiedName): string {
  return `{${namespace}}${name}`;
}

const deepest = 200;

/** Reads a WSDL or schema. Throws BridgeError `badConfiguration` that says what is wrong with `file`. */
export function readWsdlDocument(text: string, file: string): WsdlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: { element: WsdlElement; children: WsdlElement[] }[] = [];
  let root: WsdlElement | undefined;
  parser.on('error', (error) => {
    throw unreadable(file, error.message);
  });
  parser.on('doctype', () => {
    throw unreadable(file, 'it holds a DTD');
  });
  parser.on('opentag', (tag) => {
    if (open.length >= deepest) throw unreadable(file, `it is nested deeper than ${deepest} levels`);
    const parent = open.at(-1);
    const declared = tag.ns;
    const children: WsdlElement[] = [];
    const element: WsdlElement = {
      name: tag.local,
      namespace: tag.uri,
      // Of two attributes with one local name, such as type and xsi:type, the one without prefix counts.
      attributes: Object.fromEntries(
        Object.values(tag.attributes)
          .sort((one, other) => Number(one.prefix === '') - Number(other.prefix === ''))
          .map(({ local, value }) => [local, value]),
      ),
      children,
      namespaceOf: (prefix) => declared[prefix] ?? parent?.element.namespaceOf(prefix),
    };
    parent?.children.push(element);
    root ??= element;
    open.push({ element, children });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  if (root === undefined) throw unreadable(file, 'it holds no element');
  return root;
}

/** The qualified name in an attribute such as `type="t:PhoneCall"`. */
export function qualifiedName(element: WsdlElement, value: string): QualifiedName {
  const colon = value.indexOf(':');
  const prefix = colon === -1 ? '' : value.slice(0, colon);
  return { namespace: element.namespaceOf(prefix) ?? '', name: value.slice(colon + 1) };
}

function unreadable(file: string, reason: string): BridgeError {
  return new BridgeError(
    'badConfiguration',
    `Failed to read ${file} as a WSDL: ${reason}. Give the file as SAP exports it, with the files that it imports beside it.`,
  );
}
