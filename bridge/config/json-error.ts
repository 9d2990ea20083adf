/** Where and why a text is not JSON; line and column count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const tokenPattern = new RegExp(
  [
    String.raw`[ \t\r\n]+`,
    String.raw`[{}[\],:]`,
    String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"`,
    String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])`,
    String.raw`(?:true|false|null)(?!\w)`,
  ].join('|'),
  'y',
);

/**
 * Finds the first error of a text that `JSON.parse` refused. V8's own message has no place for short texts, and
 * quotes the text, in which passwords stand.
 */
export function findJsonError(text: string): JsonError {
  // What may come next at each depth; the innermost is last.
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let index = 0;
  while (index < text.length) {
    tokenPattern.lastIndex = index;
    const token = tokenPattern.exec(text)?.[0];
    if (token === undefined) return errorAt(text, index, expected);
    if (token.trim() !== '') {
      const next = accept(token, expected, open);
      if (next === undefined) return errorAt(text, index, expected);
      expected = next;
    }
    index += token.length;
  }
  return errorAt(text, text.length, expected);
}

type Expected =
  | 'value'
  | 'value or ]'
  | 'name in quotes'
  | 'name in quotes or }'
  | ':'
  | ', or ]'
  | ', or }'
  | 'end of the file';

/** What must follow `token`; undefined where the token itself is not allowed. */
function accept(token: string, expected: Expected, open: ('{' | '[')[]): Expected | undefined {
  const afterValue = (): Expected => {
    const innermost = open.at(-1);
    return innermost === undefined ? 'end of the file' : innermost === '{' ? ', or }' : ', or ]';
  };
  const closes =
    (token === ']' && expected.endsWith(' or ]')) || (token === '}' && expected.endsWith(' or }'));
  if (closes) {
    open.pop();
    return afterValue();
  }
  if (expected === ':') return token === ':' ? 'value' : undefined;
  if (expected === ', or }') return token === ',' ? 'name in quotes' : undefined;
  if (expected === ', or ]') return token === ',' ? 'value' : undefined;
  if (expected.startsWith('name')) return token.startsWith('"') ? ':' : undefined;
  if (expected === 'end of the file' || '}],:'.includes(token)) return undefined;
  if (token === '{' || token === '[') {
    open.push(token);
    return token === '{' ? 'name in quotes or }' : 'value or ]';
  }
  return afterValue();
}

function errorAt(text: string, index: number, expected: Expected): JsonError {
  const before = text.slice(0, index).split('\n');
  const message = index >= text.length ? `the file ends where ${expected} should be` : `expected ${expected}`;
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
}
