import { SaxesParser } from 'saxes';
import { BridgeError } from './bridge-error.ts';

/** The `Application` block that SAP's Interaction Center reads (ici.md 7). */
const sapApplication = 'SAP-IC';

/** The largest item attached data document, in bytes of UTF-8. */
export const attachedDataLimit = 64 * 1024;

/**
 * Item attached data: one XML block for each application id, in the order of first appearance.
 * Blocks of applications that we do not know are kept to the letter.
 */
export type AttachedData = ReadonlyMap<string, string>;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const deepest = 32;

// Of the characters below U+0020 XML 1.0 allows three; a lone surrogate is no character at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
const illegalCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Writes text so that any XML reader gives it back; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(illegalCharacters, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Makes the block that SAP reads. Field names have to be legal XML names; configuration checks them. */
export function sapBlock(fields: Readonly<Record<string, string>>): AttachedData {
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return new Map([
    [sapApplication, `<Application id="${sapApplication}">${elements.join('')}</Application>`],
  ]);
}

/** Lays `newer` over `older`: a block replaces the one of the same application, all others stay. */
export function mergeAttachedData(older: AttachedData, newer: AttachedData): AttachedData {
  return new Map([...older, ...newer]);
}

/** Writes the document as it travels in `attachedData`, still to be escaped by the SOAP writer. */
export function writeAttachedData(data: AttachedData): string {
  if (data.size === 0) return '';
  return `${declaration}<ItemAttachedData>${[...data.values()].join('')}</ItemAttachedData>`;
}

/**
 * Reads a document that SAP set. Throws `tooLarge` past 64 KiB and `malformedRequest` where it is not
 * well-formed, holds a DTD, or is no `ItemAttachedData` with `Application` blocks that have an id.
 */
export function parseAttachedData(document: string): AttachedData {
  if (new TextEncoder().encode(document).length > attachedDataLimit) {
    throw new BridgeError(
      'tooLarge',
      `Failed to read attached data: it is larger than ${attachedDataLimit} bytes. Send less, or a reference to the data.`,
    );
  }
  const blocks = new Map<string, string>();
  if (document.trim() === '') return blocks;

  const parser = new SaxesParser();
  let depth = 0;
  let block: { readonly id: string; readonly start: number } | undefined;
  let tagStart = 0;

  parser.on('error', (error) => {
    throw unreadable(error.message);
  });
  parser.on('doctype', () => {
    throw unreadable('it holds a DTD');
  });
  parser.on('opentagstart', (tag) => {
    // saxes stands behind the name and one more character here: the tag began just before them.
    tagStart = document.lastIndexOf('<', parser.position - 1 - tag.name.length);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw unreadable(`it is nested deeper than ${deepest}`);
    if (depth === 1 && tag.name !== 'ItemAttachedData') {
      throw unreadable(`its root is ${tag.name}, not ItemAttachedData`);
    }
    if (depth !== 2) return;
    const id = tag.attributes.id;
    if (tag.name !== 'Application' || typeof id !== 'string' || id === '') {
      throw unreadable(`its element ${tag.name} is no Application with an id`);
    }
    if (blocks.has(id)) throw unreadable(`it holds Application ${id} twice`);
    block = { id, start: tagStart };
  });
  parser.on('closetag', () => {
    if (depth === 2 && block) blocks.set(block.id, document.slice(block.start, parser.position));
    depth -= 1;
  });
  parser.write(document).close();
  return blocks;
}

function unreadable(why: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to read attached data: ${why}. Send <ItemAttachedData><Application id="…">…</Application></ItemAttachedData>.`,
  );
}
