import { SaxesParser } from 'saxes';
import { BridgeError } from '../../core/bridge-error.ts';
import { hasUsualCharacters, readPlainXml } from './plain-xml.ts';
import { createTreeBuilder, type RawAttribute, type TreeBuilder } from './tree-builder.ts';
import { unreadable } from './unreadable.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * Makes a reader of whole XML documents, to be reused from one to the next. saxes decides what is well-formed;
 * the plain documents that SOAP stacks write are read by `readPlainXml`, which is several times faster and
 * leaves to saxes whatever it does not know.
 *
 * The reader throws BridgeError `malformedRequest`, or `tooLarge` for nesting deeper than `depthLimit`. Where it is
 * known that all characters are those of ASCII that XML can hold, `isPlain` saves it from looking again.
 */
export function createXmlReader(depthLimit: number): (document: string, isPlain?: boolean) => XmlElement {
  const tree = createTreeBuilder(depthLimit);
  const readWithSaxes = createSaxesReader(tree);
  return (document, isPlain = false) => {
    try {
      if (!((isPlain || hasUsualCharacters(document)) && readPlainXml(document, tree))) {
        tree.reset();
        readWithSaxes(document);
      }
      if (tree.root === undefined) throw unreadable('it holds no element');
      return tree.root;
    } finally {
      tree.reset();
    }
  };
}

/** Feeds a tree from saxes, which throws at the first thing that is not well-formed. */
export function createSaxesReader(tree: TreeBuilder): (document: string) => void {
  const attributes: RawAttribute[] = [];
  let parser: ReturnType<typeof newParser> | undefined;

  function newParser() {
    // SOAP 1.1 is XML 1.0: a declaration of 1.1 must not let control characters in. Namespaces are the tree's
    // business, because saxes takes quadratic time over deep documents with `xmlns` on.
    const made = new SaxesParser({ forceXMLVersion: true, defaultXMLVersion: '1.0' });
    made.on('error', (error) => {
      throw unreadable(positionAndReason(error.message));
    });
    made.on('doctype', () => {
      throw new BridgeError(
        'malformedRequest',
        'Failed to read the request: it holds a DTD, which SOAP forbids. Send it without DOCTYPE and entities.',
      );
    });
    made.on('attribute', (attribute) => {
      attributes.push(attribute);
    });
    made.on('opentag', ({ name }) => {
      tree.start(name, attributes);
      attributes.length = 0;
    });
    made.on('closetag', tree.end);
    made.on('text', tree.text);
    made.on('cdata', tree.text);
    return made;
  }

  return (document) => {
    attributes.length = 0;
    parser ??= newParser();
    try {
      parser.write(document).close();
    } catch (error) {
      // It stays in the middle of the document that failed.
      parser = undefined;
      throw error;
    }
  };
}

function positionAndReason(message: string): string {
  const [, line, column, reason = message] = /^(\d+):(\d+): (.*)$/.exec(message) ?? [];
  const where = line === undefined ? '' : `line ${line}, column ${column}: `;
  return where + reason.replace(/\.$/, '');
}
