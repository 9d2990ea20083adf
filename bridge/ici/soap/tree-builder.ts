import { BridgeError } from '../../core/bridge-error.ts';
import { unreadable } from './unreadable.ts';
import type { XmlAttribute, XmlElement } from './xml-element.ts';

/** An attribute as the tokenizer found it: prefix and all, namespace declarations included. */
export interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

/** Takes what a tokenizer finds, in the order of the document, and builds the tree of it. */
export interface TreeBuilder {
  /** @throws BridgeError `malformedRequest` for an unbound prefix, `tooLarge` beyond the depth limit. */
  start(name: string, attributes: readonly RawAttribute[]): void;
  text(part: string): void;
  end(): void;
  /** The tree; `undefined` before the first element. */
  readonly root: XmlElement | undefined;
  reset(): void;
}

interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  children: readonly XmlElement[];
  text: string;
  /** What the namespace declarations of this element hid, to be put back when it ends. */
  readonly hidden: readonly (readonly [prefix: string, namespace: string | undefined])[];
}

const none: readonly never[] = [];

/** Makes a builder that counts depth and resolves namespaces, in constant time for each name. */
export function createTreeBuilder(depthLimit: number): TreeBuilder {
  let root: OpenElement | undefined;
  let current: OpenElement | undefined;
  const ancestors: OpenElement[] = [];
  const namespaces = new Map<string, string>();
  /** The name that was resolved last, good until a namespace is declared: lists repeat theirs. */
  let last: { readonly name: string; readonly local: string; readonly namespace: string } | undefined;

  function start(name: string, raw: readonly RawAttribute[]): void {
    const hidden = raw.length === 0 ? none : declareNamespaces(raw);
    const attributes = raw.length === 0 ? none : plainAttributes(raw);
    if (last === undefined || last.name !== name) last = resolve(name);
    const element: OpenElement = {
      name: last.local,
      namespace: last.namespace,
      attributes,
      children: none,
      text: '',
      hidden,
    };
    if (current === undefined) {
      root = element;
    } else {
      if (ancestors.length + 1 >= depthLimit) throw tooDeep(depthLimit);
      if (current.children === none) current.children = [element];
      else (current.children as XmlElement[]).push(element);
      ancestors.push(current);
    }
    current = element;
  }

  function text(part: string): void {
    if (current !== undefined) current.text = current.text === '' ? part : current.text + part;
  }

  function end(): void {
    if (current !== undefined && current.hidden !== none) {
      last = undefined;
      for (const [prefix, namespace] of current.hidden) {
        if (namespace === undefined) namespaces.delete(prefix);
        else namespaces.set(prefix, namespace);
      }
    }
    current = ancestors.pop();
  }

  function resolve(name: string): NonNullable<typeof last> {
    const colon = name.indexOf(':');
    if (colon === -1) return { name, local: name, namespace: namespaces.get('') ?? '' };
    return { name, local: localName(name, colon), namespace: namespaceOf(name.slice(0, colon)) };
  }

  function declareNamespaces(raw: readonly RawAttribute[]): OpenElement['hidden'] {
    let hidden: [string, string | undefined][] | undefined;
    for (const { name, value } of raw) {
      if (!isDeclaration(name)) continue;
      const prefix = name.slice(6);
      last = undefined;
      hidden ??= [];
      hidden.push([prefix, namespaces.get(prefix)]);
      namespaces.set(prefix, value);
    }
    return hidden ?? none;
  }

  function plainAttributes(raw: readonly RawAttribute[]): readonly XmlAttribute[] {
    let attributes: XmlAttribute[] | undefined;
    for (const { name, value } of raw) {
      if (isDeclaration(name)) continue;
      const colon = name.indexOf(':');
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
    throw unreadable(`the prefix "${prefix.slice(0, 40)}" is bound to no namespace`);
  }

  return {
    start,
    text,
    end,
    get root() {
      return root;
    },
    reset() {
      root = undefined;
      current = undefined;
      last = undefined;
      ancestors.length = 0;
      namespaces.clear();
    },
  };
}

function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');
}

function localName(name: string, colon: number): string {
  const local = name.slice(colon + 1);
  if (local === '' || local.includes(':')) throw unreadable(`"${name.slice(0, 80)}" is no legal name`);
  return local;
}

function tooDeep(limit: number): BridgeError {
  return new BridgeError(
    'tooLarge',
    `Failed to read the request: elements are nested deeper than ${limit} levels. Send a flatter message.`,
  );
}
