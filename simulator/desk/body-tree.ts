/** A part of a body that can be folded: what stands before it, within it and after it. */
export interface BodyNode {
  readonly open: readonly BodyToken[];
  readonly children: readonly BodyNode[];
  readonly close: readonly BodyToken[];
}

export interface BodyToken {
  readonly kind: 'mark' | 'name' | 'string' | 'number' | 'word' | 'text' | 'comment';
  readonly text: string;
}

/** A JSON or XML body as a tree; undefined where it is neither, or malformed. */
export function bodyTree(body: string): BodyNode | undefined {
  const start = body.trimStart()[0];
  if (start === '<') return xmlTree(body);
  if (start !== '{' && start !== '[') return undefined;
  try {
    return jsonNode(JSON.parse(body), [], '');
  } catch {
    return undefined;
  }
}

const mark = (text: string): BodyToken => ({ kind: 'mark', text });

function jsonNode(value: unknown, lead: readonly BodyToken[], tail: string): BodyNode {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null) {
    const kind = typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'word';
    return { open: [...lead, { kind, text: JSON.stringify(value) }, mark(tail)], children: [], close: [] };
  }
  const entries = isList
    ? value.map((part) => [undefined, part] as const)
    : Object.entries(value).map(([key, part]) => [key, part] as const);
  const [opening, closing] = isList ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0)
    return { open: [...lead, mark(`${opening}${closing}${tail}`)], children: [], close: [] };
  const children = entries.map(([key, part], index) =>
    jsonNode(
      part,
      key === undefined ? [] : [{ kind: 'name', text: JSON.stringify(key) }, mark(': ')],
      index < entries.length - 1 ? ',' : '',
    ),
  );
  return { open: [...lead, mark(opening)], children, close: [mark(closing + tail)] };
}

interface OpenElement {
  readonly name: string;
  readonly open: readonly BodyToken[];
  readonly children: BodyNode[];
}

// Works on the text itself, because a parser would hide what really crossed the wire: prefixes, entities, order.
function xmlTree(body: string): BodyNode | undefined {
  const tokens = body.match(/<!\[CDATA\[.*?\]\]>|<!--.*?-->|<[^>]+>|[^<]+/gs);
  if (!tokens || tokens.join('') !== body) return undefined;
  const root: OpenElement = { name: '', open: [], children: [] };
  const stack: OpenElement[] = [root];
  for (const token of tokens) {
    const here = stack.at(-1);
    if (!here) return undefined;
    if (token.startsWith('</')) {
      const element = stack.pop();
      const parent = stack.at(-1);
      if (!element || !parent || element.name !== token.slice(2, -1).trim()) return undefined;
      parent.children.push(closed(element, token));
    } else if (token.startsWith('<!--')) {
      here.children.push({ open: [{ kind: 'comment', text: token }], children: [], close: [] });
    } else if (!token.startsWith('<') || token.startsWith('<![CDATA[')) {
      if (token.trim() !== '')
        here.children.push({ open: [{ kind: 'text', text: token }], children: [], close: [] });
    } else if (token.endsWith('/>') || /^<[?!]/.test(token)) {
      here.children.push({ open: tagTokens(token), children: [], close: [] });
    } else {
      stack.push({ name: /^<([^\s>]+)/.exec(token)?.[1] ?? '', open: tagTokens(token), children: [] });
    }
  }
  return stack.length === 1 ? { open: [], children: root.children, close: [] } : undefined;
}

/** An element with nothing but a text stands in one line. */
function closed({ open, children }: OpenElement, token: string): BodyNode {
  const end = tagTokens(token);
  const only = children[0];
  const isText = children.length === 1 && only?.open.length === 1 && only.open[0]?.kind === 'text';
  if (children.length === 0 || isText)
    return { open: [...open, ...(only?.open ?? []), ...end], children: [], close: [] };
  return { open, children, close: end };
}

function tagTokens(tag: string): readonly BodyToken[] {
  const parts = /^(<[/?!]?)([^\s/>?]*)(.*?)([/?]?>)$/s.exec(tag);
  if (!parts) return [{ kind: 'text', text: tag }];
  const [, start = '', name = '', attributes = '', end = ''] = parts;
  const pieces = attributes.match(/\s+|[^\s=]+(?==)|=|"[^"]*"|'[^']*'|\S+/g) ?? [];
  return [
    mark(start),
    { kind: 'name', text: name },
    ...pieces.map(
      (piece): BodyToken =>
        /^["']/.test(piece)
          ? { kind: 'string', text: piece }
          : /^[\s=]/.test(piece)
            ? mark(piece)
            : { kind: 'word', text: piece },
    ),
    mark(end),
  ];
}
