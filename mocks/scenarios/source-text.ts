/** A value as TypeScript source. */
export function written(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return braces(value, written);
}

/** A value as TypeScript source in which `$call` and `${call}` read `names.call`. */
export function fillable(value: unknown): string {
  if (typeof value === 'string') {
    const whole = /^\$([A-Za-z]\w*)$/.exec(value)?.[1];
    if (whole !== undefined) return `names.${whole}`;
    if (!/\$\{[A-Za-z]\w*\}/.test(value)) return quoted(value);
    const parts = value.split(/\$\{([A-Za-z]\w*)\}/);
    return `\`${parts.map((part, at) => (at % 2 ? `\${names.${part}}` : part.replace(/[`\\$]/g, '\\$&'))).join('')}\``;
  }
  if (Array.isArray(value)) return `[${value.map(fillable).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return braces(value, fillable);
}

function braces(value: object, write: (part: unknown) => string): string {
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key)}: ${write(part)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
