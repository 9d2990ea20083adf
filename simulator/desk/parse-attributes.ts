/** Reads lines of `key=value`; empty lines are skipped, the first line that is neither is returned as wrong. */
export function parseAttributes(
  lines: string,
): { readonly attributes: Readonly<Record<string, string>> } | { readonly wrong: string } {
  const entries: [string, string][] = [];
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    if (at < 1) return { wrong: line };
    entries.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
  }
  return { attributes: Object.fromEntries(entries) };
}
