import type { RawAttribute, TreeBuilder } from './tree-builder.ts';

// No control characters, and none beyond the first plane. One run over what is allowed takes three quarters of the
// time that looking for what is not takes.
const usualCharacters = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD]*$/;
const declaration =
  /^<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))? ?\?>/;
const outsideText = /[^ \t\n]/;
const attributesLimit = 16;

interface Entity {
  readonly character: string;
  /** What follows the ampersand. */
  readonly rest: string;
}

const lessThan: Entity = { character: '<', rest: 'lt;' };
const greaterThan: Entity = { character: '>', rest: 'gt;' };
const ampersand: Entity = { character: '&', rest: 'amp;' };
const quotationMark: Entity = { character: '"', rest: 'quot;' };
const apostrophe: Entity = { character: "'", rest: 'apos;' };

const nameStart = 1;
const nameRest = 2;
/** What an ASCII character may be in a name. */
const nameRole = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return nameStart | nameRest;
  return /[\d.:-]/.test(character) ? nameRest : 0;
});

const noAttributes: readonly RawAttribute[] = [];
const slash = 0x2f;
const equals = 0x3d;
const greater = 0x3e;

/** True where a document holds no other characters than `readPlainXml` may be given. */
export function hasUsualCharacters(document: string): boolean {
  return usualCharacters.test(document);
}

/**
 * Reads a document that has nothing but elements with ASCII names, attributes, text, and the five entities of XML;
 * it must have the usual characters only. Returns false as soon as it meets anything else, well-formed or not: then a whole parser has to read the document
 * from its beginning, into a tree that was reset.
 */
export function readPlainXml(document: string, tree: TreeBuilder): boolean {
  // Comments, CDATA and DOCTYPE; then the end of CDATA, which text must not hold.
  if (document.includes('<!') || document.includes(']]>')) return false;
  // XML ends lines with LF alone, whatever stood there.
  const xml = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document;
  const open: string[] = [];
  let closed: string | undefined;
  let at = declaration.exec(xml)?.[0].length ?? 0;
  let ampersand = xml.indexOf('&');

  for (;;) {
    const tag = xml.indexOf('<', at);
    if (open.length === 0) {
      if (outsideText.test(xml.slice(at, tag === -1 ? undefined : tag))) return false;
      if (tag === -1) return tree.root !== undefined;
    } else if (tag === -1) {
      return false;
    } else if (tag > at) {
      const text = xml.slice(at, tag);
      // Looked for once behind each text, and not once in each.
      if (ampersand !== -1 && ampersand < at) ampersand = xml.indexOf('&', at);
      const plain = ampersand !== -1 && ampersand < tag ? withoutEntities(text) : text;
      if (plain === undefined) return false;
      tree.text(plain);
    }

    if (xml.charCodeAt(tag + 1) === slash) {
      const name = open.pop();
      if (name === undefined || !xml.startsWith(name, tag + 2)) return false;
      at = tag + 2 + name.length;
      if (xml.charCodeAt(at) !== greater) return false;
      at += 1;
      closed = name;
      tree.end();
      continue;
    }

    if (open.length === 0 && tree.root !== undefined) return false;
    let name: string;
    if (closed !== undefined && isNameAt(xml, tag + 1, closed)) {
      // Entries of a list repeat the name of the one before.
      name = closed;
      at = tag + 1 + name.length;
    } else {
      at = endOfName(xml, tag + 1);
      if (at === tag + 1) return false;
      name = xml.slice(tag + 1, at);
    }
    let attributes = noAttributes;
    if (isSpace(xml.charCodeAt(at))) {
      const found: RawAttribute[] = [];
      at = readAttributes(xml, at, found);
      if (at === -1) return false;
      attributes = found;
    }
    const isEmpty = xml.charCodeAt(at) === slash;
    if (isEmpty) at += 1;
    if (xml.charCodeAt(at) !== greater) return false;
    at += 1;
    tree.start(name, attributes);
    if (isEmpty) tree.end();
    else open.push(name);
  }
}

/** Reads attributes up to the end of their tag; -1 where one is unusual. */
function readAttributes(xml: string, start: number, found: RawAttribute[]): number {
  let at = start;
  for (;;) {
    const space = at;
    while (isSpace(xml.charCodeAt(at))) at += 1;
    const code = xml.charCodeAt(at);
    if (code === greater || code === slash) return at;
    const nameEnd = endOfName(xml, at);
    if (space === at || nameEnd === at || xml.charCodeAt(nameEnd) !== equals) return -1;
    const quote = xml[nameEnd + 1];
    if (quote !== '"' && quote !== "'") return -1;
    const end = xml.indexOf(quote, nameEnd + 2);
    if (end === -1) return -1;
    const name = xml.slice(at, nameEnd);
    const value = xml.slice(nameEnd + 2, end);
    if (/[<\t\n]/.test(value) || found.length === attributesLimit) return -1;
    for (const other of found) if (other.name === name) return -1;
    const plain = value.includes('&') ? withoutEntities(value) : value;
    if (plain === undefined) return -1;
    found.push({ name, value: plain });
    at = end + 1;
  }
}

/** The index behind a name; `start` where there is none. */
function endOfName(xml: string, start: number): number {
  if (((nameRole[xml.charCodeAt(start)] ?? 0) & nameStart) === 0) return start;
  let at = start + 1;
  while (((nameRole[xml.charCodeAt(at)] ?? 0) & nameRest) !== 0) at += 1;
  return at;
}

function isNameAt(xml: string, start: number, name: string): boolean {
  const code = xml.charCodeAt(start + name.length);
  return (code === greater || code === slash || isSpace(code)) && xml.startsWith(name, start);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

/** Puts characters in place of their entities; `undefined` where one is not of the five. */
function withoutEntities(text: string): string | undefined {
  let plain = '';
  let at = 0;
  for (let found = text.indexOf('&'); found !== -1; found = text.indexOf('&', at)) {
    const entity = entityAt(text, found + 1);
    if (entity === undefined) return undefined;
    plain += text.slice(at, found) + entity.character;
    at = found + 1 + entity.rest.length;
  }
  return plain + text.slice(at);
}

/** The entity of which what follows the ampersand begins at an index. */
function entityAt(text: string, index: number): Entity | undefined {
  const entity = entityBeginning(text.charCodeAt(index), text.charCodeAt(index + 1));
  return entity && text.startsWith(entity.rest, index) ? entity : undefined;
}

function entityBeginning(first: number, second: number): Entity | undefined {
  switch (first) {
    case 0x6c:
      return lessThan;
    case 0x67:
      return greaterThan;
    case 0x71:
      return quotationMark;
    case 0x61:
      return second === 0x6d ? ampersand : apostrophe;
    default:
      return undefined;
  }
}
