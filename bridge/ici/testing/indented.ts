/** XML of our own writers with each element on a line of its own, for people; text stays where it is. */
export function indented(xml: string): string {
  const parts = xml.match(/<[^>]*>|[^<]+/g) ?? [];
  let depth = 0;
  let isAfterStart = false;
  let isAfterText = false;
  let lines = '';
  for (const part of parts) {
    const isText = !part.startsWith('<');
    const isEnd = part.startsWith('</');
    const isStart = !isText && !isEnd && !/^<[?!]|\/>$/.test(part);
    if (isEnd) depth -= 1;
    // `<a></a>` stays together, or the line break would become its text.
    const staysOnLine = isText || isAfterText || (isEnd && isAfterStart) || lines === '';
    lines += staysOnLine ? part : `\n${'  '.repeat(depth)}${part}`;
    if (isStart) depth += 1;
    isAfterStart = isStart;
    isAfterText = isText;
  }
  return lines;
}
