/** A line of the log for people and for SAP's tools: ASCII, the time first, then what happened and its values. */
export function logLineAsText(line: string): string {
  const { time, level, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const values = Object.entries(fields).map(
    ([name, value]) =>
      ` ${name}=${typeof value === 'string' && /^[^\s="]+$/.test(value) ? value : JSON.stringify(value)}`,
  );
  const text = `${time} ${String(level).toUpperCase().padEnd(5)} ${msg}${values.join('')}`;
  return `${text.replace(/[\r\n]+/g, ' ').replace(/[^\x20-\x7e]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
