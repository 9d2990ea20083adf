import { BridgeError } from '../../core/bridge-error.ts';
import { escapeRest, isMoreToEscape } from './escape-content.ts';
import { isPlainAscii } from './plain-ascii.ts';
import { resolveReferences } from './resolve-references.ts';
import { attributeOf, hasText, type XmlElement } from './xml-element.ts';

/** The namespace of SOAP 1.1. */
export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12Namespace = 'http://www.w3.org/2003/05/soap-envelope';
const nextActor = 'http://schemas.xmlsoap.org/soap/actor/next';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const start = `${declaration}<soap:Envelope xmlns:soap="${soapNamespace}">`;
const startBody = `${start}<soap:Body>`;
const endBody = '</soap:Body></soap:Envelope>';

const shortMessage = 2_048;
const scratch = Buffer.allocUnsafeSlow(262_144);

export const soapContentType = 'text/xml; charset=utf-8';

/** What a SOAP message says, without its wrapping. */
export interface Envelope {
  /** Of whoever asked for the function (ici.md 2). */
  readonly headerUserId: string | undefined;
  /** The only child of the Body; `undefined` where the Body is empty. */
  readonly content: XmlElement | undefined;
}

/**
 * Wraps the content of a Body, and the content of a Header where there is one. In what the shape writers wrote, it
 * puts right what is not `escapeMarkup`'s business, in one look at the whole message.
 */
export function writeEnvelope(body: string, header = ''): string {
  return escapeRest(wrap(body, header));
}

/** `writeEnvelope` without a header, for answers: finds out on bytes, faster than on text, that nothing is to be done. */
export function writeAnswer(body: string): string {
  const message = wrap(body, '');
  const { length } = message;
  if (length <= shortMessage || length > scratch.length) return escapeRest(message);
  // Text beyond ASCII has more bytes than characters; `latin1` alone would cut them down to look like others.
  if (Buffer.byteLength(message) !== length) return escapeRest(message);
  scratch.write(message, 'latin1');
  return isPlainAscii(scratch.subarray(0, length)) && !isMoreToEscape(message)
    ? message
    : escapeRest(message);
}

function wrap(body: string, header: string): string {
  if (header === '') return startBody + body + endBody;
  return `${start}<soap:Header>${header}</soap:Header><soap:Body>${body}${endBody}`;
}

/**
 * Takes a SOAP 1.1 message apart. `headerPath` leads to the user where a dialect keeps them elsewhere than in an
 * element called userId. Throws BridgeError `versionMismatch` for an envelope of another version,
 * `headerNotUnderstood`, and `malformedRequest` for everything that is no SOAP message.
 */
export function readEnvelope(root: XmlElement, headerPath: readonly string[] = []): Envelope {
  if (root.name !== 'Envelope') {
    throw malformed(`its root element is ${root.name.slice(0, 80)}, not a SOAP Envelope`);
  }
  if (root.namespace !== soapNamespace) throw wrongVersion(root.namespace);

  let header: XmlElement | undefined;
  let body: XmlElement | undefined;
  for (const child of root.children) {
    if (child.namespace !== soapNamespace) {
      // SOAP 1.1 allows further elements after the Body; they mean nothing to us.
      if (body === undefined)
        throw malformed(`${child.name.slice(0, 80)} stands where Header or Body belongs`);
    } else if (child.name === 'Body') {
      if (body !== undefined) throw malformed('it has two Body elements');
      body = child;
    } else if (child.name === 'Header') {
      if (header !== undefined || body !== undefined)
        throw malformed('its Header is not the first and only one');
      header = child;
    } else {
      throw malformed(`${child.name.slice(0, 80)} stands where Header or Body belongs`);
    }
  }
  if (body === undefined) throw malformed('its Envelope has no Body');
  if (hasText(body)) throw malformed('its Body holds text instead of an element');
  return { headerUserId: header && readHeader(header, headerPath), content: contentOf(body) };
}

function contentOf(body: XmlElement): XmlElement | undefined {
  if (body.children.length < 2) return body.children[0] && resolveReferences(body);
  // rpc/encoded puts shared values beside the operation; each has an id, the operation has none.
  const contents = body.children.filter((child) => attributeOf(child, 'id') === undefined);
  if (contents.length > 1) {
    const names = contents.slice(0, 3).map((child) => child.name.slice(0, 40));
    if (contents.length > 3) names.push('…');
    throw malformed(
      `its Body holds ${contents.length} elements (${names.join(', ')}) where one operation belongs`,
    );
  }
  return resolveReferences(body);
}

function readHeader(header: XmlElement, path: readonly string[]): string | undefined {
  let userId: string | undefined;
  for (const block of header.children) {
    const found = userAt(block, path) ?? userIdOf(block);
    if (found !== undefined) {
      userId ??= found;
      continue;
    }
    const must = attributeOf(block, 'mustUnderstand');
    const actor = attributeOf(block, 'actor');
    const isForUs = actor === undefined || actor === '' || actor === nextActor;
    if ((must === '1' || must === 'true') && isForUs) {
      throw new BridgeError(
        'headerNotUnderstood',
        `Failed to process the header block ${block.name.slice(0, 80)}: it has mustUnderstand and is not known here. Send it without mustUnderstand.`,
      );
    }
  }
  return userId;
}

/** The user that a Header names; `undefined` where none is found. */
export function readHeaderUser(header: XmlElement, path: readonly string[]): string | undefined {
  for (const block of header.children) {
    const found = userAt(block, path) ?? userIdOf(block);
    if (found !== undefined) return found;
  }
  return undefined;
}

function userAt(block: XmlElement, [name, ...inner]: readonly string[]): string | undefined {
  if (block.name !== name) return undefined;
  let element: XmlElement | undefined = block;
  for (const step of inner) element = element?.children.find((child) => child.name === step);
  return element?.text.trim();
}

function userIdOf(block: XmlElement): string | undefined {
  if (isUserId(block)) return block.text.trim();
  for (const child of block.children) if (isUserId(child)) return child.text.trim();
  return undefined;
}

function isUserId(element: XmlElement): boolean {
  return element.name === 'userId' || (element.name.length === 6 && element.name.toLowerCase() === 'userid');
}

function wrongVersion(namespace: string): BridgeError {
  const found =
    namespace === soap12Namespace ? 'of SOAP 1.2' : `in the namespace "${namespace.slice(0, 80)}"`;
  return new BridgeError(
    'versionMismatch',
    `Failed to read the request: its Envelope is ${found}. Send SOAP 1.1, namespace ${soapNamespace}.`,
  );
}

function malformed(reason: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to read the request: ${reason}. Send a SOAP 1.1 Envelope with one Body that holds one element.`,
  );
}
