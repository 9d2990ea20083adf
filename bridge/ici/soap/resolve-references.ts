import { BridgeError } from '../../core/bridge-error.ts';
import { attributeOf, type XmlElement } from './xml-element.ts';

/** Elements that one message may come to when every reference is followed; without a limit n bytes make n² elements. */
const elementLimit = 100_000;

/**
 * The operation of a Body, with every `href="#id"` of rpc/encoded replaced by what it points at.
 * A message without references, the usual one, is only looked over.
 */
export function resolveReferences(body: XmlElement): XmlElement | undefined {
  const operation = body.children.find((child) => attributeOf(child, 'id') === undefined) ?? body.children[0];
  if (operation === undefined || !hasReference(operation)) return operation;

  const targets = new Map<string, XmlElement>();
  collectTargets(body, targets);
  let elements = 0;
  const underway = new Set<XmlElement>();

  function resolve(element: XmlElement): XmlElement {
    elements += 1;
    if (elements > elementLimit) {
      throw new BridgeError(
        'tooLarge',
        `Failed to read the request: its references unfold to more than ${elementLimit} elements. Send the values themselves.`,
      );
    }
    const href = attributeOf(element, 'href');
    if (href === undefined) {
      return element.children.length === 0
        ? element
        : { ...element, children: element.children.map(resolve) };
    }
    const target = href.startsWith('#') ? targets.get(href.slice(1)) : undefined;
    if (target === undefined) throw unresolvable(href, 'no element of the message has this id');
    if (underway.has(target)) throw unresolvable(href, 'it leads back to itself');
    underway.add(target);
    const resolved = { ...resolve(target), name: element.name, namespace: element.namespace };
    underway.delete(target);
    return resolved;
  }

  return resolve(operation);
}

function hasReference(element: XmlElement): boolean {
  if (element.attributes.length > 0 && attributeOf(element, 'href') !== undefined) return true;
  for (const child of element.children) if (hasReference(child)) return true;
  return false;
}

function collectTargets(element: XmlElement, targets: Map<string, XmlElement>): void {
  const id = attributeOf(element, 'id');
  if (id !== undefined && !targets.has(id)) targets.set(id, element);
  for (const child of element.children) collectTargets(child, targets);
}

function unresolvable(href: string, reason: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to follow the reference ${JSON.stringify(href.slice(0, 40))}: ${reason}. Send the value in its place.`,
  );
}
