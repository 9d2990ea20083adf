import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import type { PactInteraction } from './pact-file.ts';

const itemsNamespace = 'urn:ici:types';

/**
 * Lists that hold more entries than the contract pins, which Pact lets pass: a toolbar button too many. Lists
 * with a rule for their entries are free.
 */
export function listProblems(
  { body, matchingRules }: PactInteraction['response'],
  actual: string,
): readonly string[] {
  const expected = listLengths(String(body?.content ?? ''));
  const found = listLengths(actual);
  const free = Object.keys(matchingRules?.body ?? {});
  return [...expected].flatMap(([path, length]) => {
    const isFree = free.some((rule) => rule === `$${path}['${itemsNamespace}:item']`);
    const got = found.get(path);
    return isFree || got === undefined || got === length
      ? []
      : [`${path} holds ${got} entries, not ${length}`];
  });
}

/** Number of `item` children by the path of each element that has none but such. */
function listLengths(xml: string): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  const document = XmlDocument.fromString(xml);
  visit(document.root, '');
  document.dispose();
  return lengths;

  function visit(element: XmlElement, parent: string): void {
    const path = `${parent}['${element.namespaceUri ? `${element.namespaceUri}:` : ''}${element.name}']`;
    const children = element.find('*') as XmlElement[];
    if (children.every(({ name }) => name === 'item')) lengths.set(path, children.length);
    for (const child of children) visit(child, path);
  }
}
