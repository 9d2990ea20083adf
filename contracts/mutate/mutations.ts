import type { PactInteraction } from '../pact/pact-file.ts';

/** One thing that a provider does wrong. */
export interface Mutation {
  /** What is wrong, in words that stay the same from run to run. */
  readonly name: string;
  readonly interaction: PactInteraction;
  readonly status: number;
  readonly body: string;
}

const fault =
  '<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>Failed to answer: it is wrong. Mend it.</faultstring></soap:Fault></soap:Body></soap:Envelope>';

/** Everything that can be wrong with one SOAP answer, element by element. */
export function soapMutations(interaction: PactInteraction): readonly Mutation[] {
  const right = String(interaction.response.body?.content ?? '');
  const { status } = interaction.response;
  const isFault = status >= 400;
  const of = (name: string, body: string, mutatedStatus = status): Mutation => ({
    name: `${interaction.description}: ${name}`,
    interaction,
    status: mutatedStatus,
    body,
  });
  return [
    ...(isFault
      ? [of('success instead of fault', emptied(right), 200), of('a fault with status 200', right, 200)]
      : [of('fault instead of success', fault, 500), of('the answer with status 500', right, 500)]),
    of('nothing at all', ''),
    of('another namespace of the answer', right.replace(/urn:ici:Ici\w+/g, 'urn:other')),
    of('another namespace of the types', right.replaceAll('urn:ici:types', 'urn:other')),
    of('a cut-off answer', right.slice(0, -20)),
    ...eachChange(right, changesOf).map(({ name, body }) => of(name, body)),
  ].filter(({ body, status: now }) => body !== right || now !== status);
}

/** Everything that can be wrong with the messages that a poll of CIC answers. */
export function messageMutations(interaction: PactInteraction): readonly Mutation[] {
  const content = interaction.response.body?.content;
  if (!Array.isArray(content) || content.length === 0) return [];
  const messages: readonly Readonly<Record<string, unknown>>[] = content;
  const of = (name: string, body: unknown): Mutation => ({
    name: `${interaction.description}: ${name}`,
    interaction,
    status: interaction.response.status,
    body: JSON.stringify(body),
  });
  return [
    of('swallowed', []),
    of('doubled', [...messages, ...messages]),
    of('late, after a message about something else', [{ __type: 'urn:inin.com:other' }, ...messages]),
    ...(messages.length > 1 ? [of('in another order', messages.toReversed())] : []),
    ...messages.flatMap((message, at) =>
      Object.keys(message).flatMap((field) => {
        const { [field]: _, ...rest } = message;
        const other = message[field] === 'wrong' ? 'other' : 'wrong';
        return [
          of(`message ${at} without ${field}`, messages.with(at, rest)),
          of(`message ${at} with another ${field}`, messages.with(at, { ...message, [field]: other })),
        ];
      }),
    ),
  ];
}

function emptied(xml: string): string {
  return xml.replace(/<soap:Fault>.*<\/soap:Fault>/s, '<ok/>');
}

/** An element of a pact's own compact XML, which has neither comments nor attributes but namespaces. */
interface Element {
  readonly open: string;
  readonly name: string;
  readonly children: readonly (Element | string)[];
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

/** Changes the elements below the answer's own one by one; `path` tells which it was. */
function eachChange(
  xml: string,
  change: (element: Element, siblings: readonly (Element | string)[]) => readonly Change[],
): readonly { readonly name: string; readonly body: string }[] {
  const root = read(xml);
  return visit(root, '', (changedRoot) => write(changedRoot));

  function visit(
    parent: Element,
    path: string,
    rebuild: (parent: Element) => string,
  ): readonly { readonly name: string; readonly body: string }[] {
    return parent.children.flatMap((child, at) => {
      if (typeof child === 'string') return [];
      const here = `${path}/${child.name}${numberOf(parent.children, at)}`;
      const put = (...instead: readonly (Element | string)[]) =>
        rebuild({ ...parent, children: parent.children.toSpliced(at, 1, ...instead) });
      const isOwn = path.split('/').length > 3;
      const own = isOwn
        ? change(child, parent.children).map(({ what, instead, siblings }) => ({
            name: `${here} ${what}`,
            body: siblings ? rebuild({ ...parent, children: siblings }) : put(...instead),
          }))
        : [];
      return [...own, ...visit(child, here, (changedChild) => put(changedChild))];
    });
  }
}

interface Change {
  readonly what: string;
  readonly instead: readonly Element[];
  /** All children of the parent anew, where the change is about their order. */
  readonly siblings?: readonly (Element | string)[];
}

function numberOf(siblings: readonly (Element | string)[], at: number): string {
  const self = siblings[at] as Element;
  const same = siblings.filter((other) => typeof other !== 'string' && other.name === self.name);
  return same.length > 1 ? `[${same.indexOf(self) + 1}]` : '';
}

function changesOf(element: Element, siblings: readonly (Element | string)[]): readonly Change[] {
  const { children } = element;
  const isLeaf = children.every((child) => typeof child === 'string');
  const renamed = `${element.name}Other`;
  const others = siblings.filter((other) => other !== element);
  const isSingle = others.length === 0 || siblings.at(-1) === element;
  return [
    { what: 'dropped', instead: [] },
    { what: 'twice', instead: [element, element] },
    {
      what: 'under another name',
      instead: [{ open: element.open.replace(element.name, renamed), name: renamed, children }],
    },
    ...(isSingle ? [] : [{ what: 'moved to the end', instead: [], siblings: [...others, element] }]),
    ...(isLeaf ? [{ what: 'with another value', instead: [{ ...element, children: ['wrong'] }] }] : []),
    ...(isLeaf && children.length > 0 ? [{ what: 'empty', instead: [{ ...element, children: [] }] }] : []),
  ];
}
