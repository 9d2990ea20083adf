import type { FigureView, MonitorView } from '@switchhook/simulator/model';
import { SaxesParser } from 'saxes';

type MonitorObject = MonitorView['objects'][number];
interface Growing {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly depth: number;
  readonly figures: FigureView[];
}

/**
 * Reads the figures of a monitor document: an element with an `id` or a `name` that holds no other is an object,
 * its further attributes and its child elements are figures. Nobody publishes the document's layout (ici.md 6), so
 * nothing more is expected; one that cannot be read is `undefined`.
 */
export function readFigures(document: string, at: number): MonitorView | undefined {
  const objects: MonitorObject[] = [];
  const open: Growing[] = [];
  let depth = 0;
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    text = '';
    open.push({ kind: name, attributes: attributes as Readonly<Record<string, string>>, depth, figures: [] });
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('cdata', (part) => {
    text += part;
  });
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    depth -= 1;
    if (!element) return;
    const figure = figureOf(element, text.trim());
    text = '';
    if (figure && parent && parent.depth > 1) parent.figures.push(figure);
    else if (element.depth > 1 && element.figures.length + attributeFigures(element).length > 0) {
      objects.push(objectOf(element));
    }
  });
  try {
    parser.write(document).close();
  } catch {
    return undefined;
  }
  return { at, objects };
}

/** An element with a value of its own, below an object. */
function figureOf({ kind, attributes, figures }: Growing, text: string): FigureView | undefined {
  if (figures.length > 0) return undefined;
  const value = text || attributes.value;
  return value === undefined ? undefined : { name: attributes.name ?? attributes.id ?? kind, value };
}

function attributeFigures({ attributes }: Growing): readonly FigureView[] {
  const own = Object.entries(attributes).filter(([name]) => name !== 'id' && name !== 'name');
  return own.map(([name, value]) => ({ name, value }));
}

function objectOf(element: Growing): MonitorObject {
  const { kind, attributes, figures } = element;
  const id = attributes.id ?? attributes.name ?? kind;
  return { kind, id, name: attributes.name ?? id, figures: [...attributeFigures(element), ...figures] };
}
