/** Indents a JSON or XML body for reading; anything else, and anything malformed, comes back as it is. */
export function prettyBody(body: string): string {
  const start = body.trimStart()[0];
  if (start === '{' || start === '[') return prettyJson(body);
  return start === '<' ? prettyXml(body) : body;
}

function prettyJson(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

// Works on the text itself, because a parser would hide what really crossed the wire: prefixes, entities, order.
function prettyXml(body: string): string {
  const tokens = body.match(/<!\[CDATA\[.*?\]\]>|<!--.*?-->|<[^>]+>|[^<]+/gs);
  if (!tokens || tokens.join('') !== body) return body;
  const lines: string[] = [];
  let depth = 0;
  let isTextOpen = false;
  for (const token of tokens) {
    if (!token.startsWith('<') || token.startsWith('<![CDATA[')) {
      if (token.trim() === '' && !isTextOpen) continue;
      lines.push((lines.pop() ?? '') + token);
      isTextOpen = true;
    } else if (token.startsWith('</')) {
      depth = Math.max(0, depth - 1);
      const last = lines.at(-1) ?? '';
      const closesItsOwnLine = isTextOpen || isOpeningOf(last, token);
      if (closesItsOwnLine) lines.push((lines.pop() ?? '') + token);
      else lines.push(indent(depth) + token);
      isTextOpen = false;
    } else {
      lines.push(indent(depth) + token);
      if (!token.endsWith('/>') && !/^<[?!]/.test(token)) depth += 1;
      isTextOpen = false;
    }
  }
  return lines.join('\n');
}

const indent = (depth: number): string => '  '.repeat(depth);

function isOpeningOf(line: string, closing: string): boolean {
  const name = closing.slice(2, -1).trim();
  return new RegExp(`^\\s*<${name.replace(/[^\w:-]/g, '.')}(\\s[^>]*)?(?<!/)>$`).test(line);
}
