import type { ItemView } from '@switchhook/simulator/model';
import { SaxesParser } from 'saxes';

type Fields = ItemView['attachedData'];

/**
 * The fields that an item attached data document holds for the Interaction Center, in order (ici.md 7).
 * A document that cannot be read has none: bad data must not keep the call itself from the agent.
 */
export function attachedFields(document: string): Fields {
  if (document.trim() === '') return [];
  const fields: { name: string; value: string }[] = [];
  const path: string[] = [];
  let isOurs = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    path.push(tag.name);
    if (path.length === 2) isOurs = tag.name === 'Application' && tag.attributes.id === 'SAP-IC';
    if (path.length === 3 && isOurs) fields.push({ name: tag.name, value: '' });
  });
  const addText = (text: string) => {
    const field = fields.at(-1);
    if (field && isOurs && path.length >= 3) field.value += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    path.pop();
  });
  try {
    parser.write(document).close();
  } catch {
    return [];
  }
  return fields;
}

// Of the characters below U+0020 XML 1.0 allows three; a lone surrogate is no character at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
const illegalCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Whether a field's name can be an element of the document. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name);
}

/** Writes the document with the fields of the Interaction Center; their names have to be `isFieldName`. */
export function writeAttachedFields(fields: Fields): string {
  const elements = fields.map(({ name, value }) => `<${name}>${escapeText(value)}</${name}>`);
  const block = `<Application id="SAP-IC">${elements.join('')}</Application>`;
  return `<?xml version="1.0" encoding="UTF-8"?><ItemAttachedData>${block}</ItemAttachedData>`;
}

function escapeText(text: string): string {
  return text
    .replace(illegalCharacters, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
