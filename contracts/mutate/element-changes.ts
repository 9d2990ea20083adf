import type { MutationKind } from './mutation.ts';

/** An element of a pact's own compact XML, which has neither comments nor attributes but namespaces. */
interface Element {
  readonly open: string;
  readonly name: string;
  readonly children: readonly (Element | string)[];
}

/** A document with one change. */
export interface ElementChange {
  readonly kind: MutationKind;
  /** Where and what, in words. */
  readonly what: string;
  readonly xml: string;
}

/** Leaves by which the other side decides. */
const codes = ['t:id', 't:code', 'faultcode'];

/** Envelope and Body stay as they are. */
const wrappers = ['', 'soap:Envelope', 'soap:Header', 'soap:Body'];

/**
 * A SOAP message with each of its elements changed in its turn. Of entries of a list that are alike only the first is
 * changed inside.
 */
export function elementChanges(xml: string): readonly ElementChange[] {
  return visit(read(xml), '', write);

  function visit(parent: Element, path: string, rebuild: (parent: Element) => string): ElementChange[] {
    return parent.children.flatMap((child, at) => {
      if (typeof child === 'string') return [];
      const here = `${path}/${child.name}${numberOf(parent.children, at)}`;
      const rebuilt = (children: Element['children']) => rebuild({ ...parent, children });
      const put = (...instead: readonly Element[]) => rebuilt(parent.children.toSpliced(at, 1, ...instead));
      const isRepeated = parent.children.slice(0, at).some((other) => isAlike(other, child));
      const changes = wrappers.includes(child.name) ? [] : changesOf(child, parent.children);
      return [
        ...changes
          .filter(({ kind }) => !isRepeated || kind === 'a field dropped')
          .map(({ kind, what, instead, siblings }) => ({
            kind,
            what: `${here} ${what}`,
            xml: siblings ? rebuilt(siblings) : put(...instead),
          })),
        ...(isRepeated ? [] : visit(child, here, (changedChild) => put(changedChild))),
      ];
    });
  }
}

/** Equal for messages with the same elements, whatever is in them and however often they are repeated. */
export function shapeOf(xml: string): string {
  const paths = new Set<string>();
  const visit = ({ children }: Element, path: string) => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      // Answers to different operations have the same shape where they hold the same.
      const here = `${path}/${child.name.replace(/^i:\w+Response$/, 'i:Response')}`;
      paths.add(here);
      visit(child, here);
    }
  };
  visit(read(xml), '');
  return [...paths].sort().join(' ');
}

interface Change {
  readonly kind: MutationKind;
  readonly what: string;
  readonly instead: readonly Element[];
  /** All children of the parent anew, where the change is about their order. */
  readonly siblings?: Element['children'];
}

function changesOf(element: Element, siblings: Element['children']): readonly Change[] {
  const { children } = element;
  const isLeaf = children.every((child) => typeof child === 'string');
  const renamed = `${element.name}Other`;
  const others = siblings.filter((other) => other !== element);
  const isSingle = others.length === 0 || siblings.at(-1) === element;
  return [
    { kind: 'a field dropped', what: 'dropped', instead: [] },
    { kind: 'a field twice', what: 'twice', instead: [element, element] },
    {
      kind: 'a field under another name',
      what: 'under another name',
      instead: [{ open: element.open.replace(element.name, renamed), name: renamed, children }],
    },
    ...(isSingle
      ? []
      : [
          {
            kind: 'another order of fields' as const,
            what: 'moved to the end',
            instead: [],
            siblings: [...others, element],
          },
        ]),
    ...(isLeaf
      ? [
          {
            kind: codes.includes(element.name) ? ('another code' as const) : ('another value' as const),
            what: 'with another value',
            instead: [{ ...element, children: ['wrong'] }],
          },
        ]
      : []),
    ...(isLeaf && children.length > 0
      ? [{ kind: 'no value' as const, what: 'empty', instead: [{ ...element, children: [] }] }]
      : []),
  ];
}

function isAlike(other: Element | string, element: Element): boolean {
  if (typeof other === 'string' || other.name !== element.name) return false;
  return shapeOf(write(other)) === shapeOf(write(element));
}

function numberOf(siblings: Element['children'], at: number): string {
  const self = siblings[at] as Element;
  const same = siblings.filter((other) => typeof other !== 'string' && other.name === self.name);
  return same.length > 1 ? `[${same.indexOf(self) + 1}]` : '';
}

function read(xml: string): Element {
  const stack: { open: string; name: string; children: (Element | string)[] }[] = [
    { open: '', name: '', children: [] },
  ];
  for (const [token] of xml.replace(/^<\?[^>]*>/, '').matchAll(/<[^>]+>|[^<]+/g)) {
    const top = stack.at(-1);
    if (token.startsWith('</')) {
      const done = stack.pop();
      if (done) stack.at(-1)?.children.push(done);
    } else if (token.startsWith('<')) {
      stack.push({ open: token, name: /^<([^\s>]+)/.exec(token)?.[1] ?? '', children: [] });
    } else top?.children.push(token);
  }
  return stack[0] as Element;
}

function write({ open, name, children }: Element): string {
  const inner = children.map((child) => (typeof child === 'string' ? child : write(child))).join('');
  return open === '' ? inner : `${open}${inner}</${name}>`;
}
