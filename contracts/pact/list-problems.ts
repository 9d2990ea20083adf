import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import type { PactInteraction } from './pact-file.ts';

const itemsNamespace = 'urn:ici:types';
const itemName = `['${itemsNamespace}:item']`;

/**
 * Lists that hold more entries than the contract pins, which Pact lets pass: a toolbar button too many. Lists
 * with a rule for their entries are free, but hold none twice.
 */
export function listProblems(
  { body, matchingRules }: PactInteraction['response'],
  actual: string,
): readonly string[] {
  const expected = listsIn(String(body?.content ?? ''));
  const found = listsIn(actual);
  const free = new Set(Object.keys(matchingRules?.body ?? {}));
  return [...found].flatMap(([path, entries]) => {
    if (free.has(`$${path.replace(/\[\d+\]/g, '')}${itemName}`)) {
      return new Set(entries).size === entries.length ? [] : [`${path} holds an entry twice`];
    }
    const wanted = expected.get(path);
    return wanted === undefined || wanted.length === entries.length
      ? []
      : [`${path} holds ${entries.length} entries, not ${wanted.length}`];
  });
}

/** The `item` children, as text, of each element that has none but such. */
function listsIn(xml: string): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  const document = XmlDocument.fromString(xml);
  visit(document.root, '');
  document.dispose();
  return lists;

  function visit(element: XmlElement, parent: string): void {
    const path = `${parent}['${element.namespaceUri ? `${element.namespaceUri}:` : ''}${element.name}']`;
    const children = element.find('*') as XmlElement[];
    const isList = children.every(({ name }) => name === 'item');
    if (isList) lists.set(path, children.map(String));
    // Which entry a list is in counts: else one would hide another.
    children.forEach((child, at) => {
      visit(child, isList ? `${path}[${at}]` : path);
    });
  }
}
