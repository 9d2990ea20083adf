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
