/**
 * Why `value` does not match `pattern`, or `undefined` where it does. Objects need the named fields, lists each
 * entry in order; `{"$some": p}`, `{"$none": p}`, `{"$length": n}`, `{"$matches": "regex"}`, `{"$not": p}` and
 * `{"$absent": true}` say more.
 *
 * @example
 * mismatch({ state: 'held' }, { state: 'connected', id: 7 }); // 'state is "connected", not "held"'
 */
export function mismatch(pattern: unknown, value: unknown, path = ''): string | undefined {
  if (isObject(pattern)) {
    const [operator, ...others] = Object.keys(pattern);
    if (operator?.startsWith('$') && others.length === 0) {
      return operatorMismatch(operator, pattern[operator], value, path);
    }
    if (!isObject(value)) return `${at(path)} is ${show(value)}, not an object`;
    for (const [key, part] of Object.entries(pattern)) {
      const why = mismatch(part, value[key], path ? `${path}.${key}` : key);
      if (why) return why;
    }
    return undefined;
  }
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value)) return `${at(path)} is ${show(value)}, not a list`;
    if (value.length !== pattern.length) {
      return `${at(path)} has ${value.length} entries, not ${pattern.length}: ${show(value)}`;
    }
    for (const [index, part] of pattern.entries()) {
      const why = mismatch(part, value[index], `${path}[${index}]`);
      if (why) return why;
    }
    return undefined;
  }
  return Object.is(pattern, value) ? undefined : `${at(path)} is ${show(value)}, not ${show(pattern)}`;
}

function operatorMismatch(
  operator: string,
  operand: unknown,
  value: unknown,
  path: string,
): string | undefined {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  switch (operator) {
    case '$some': {
      if (entries.some((entry) => mismatch(operand, entry) === undefined)) return undefined;
      const nearest = entries.length === 1 ? ` (${mismatch(operand, entries[0])})` : '';
      return `${at(path)} has no entry like ${show(operand)}: ${show(value)}${nearest}`;
    }
    case '$none': {
      const found = entries.find((entry) => mismatch(operand, entry) === undefined);
      return found === undefined ? undefined : `${at(path)} has ${show(found)}`;
    }
    case '$length':
      return entries.length === operand
        ? undefined
        : `${at(path)} has ${Array.isArray(value) ? `${entries.length} entries` : show(value)}, not ${show(operand)} entries`;
    case '$matches':
      return typeof value === 'string' && new RegExp(String(operand), 'u').test(value)
        ? undefined
        : `${at(path)} is ${show(value)}, which does not match ${String(operand)}`;
    case '$not':
      return mismatch(operand, value) === undefined ? `${at(path)} is ${show(value)}` : undefined;
    case '$absent':
      return value === undefined ? undefined : `${at(path)} is ${show(value)}, and should be absent`;
    default:
      return `${operator} is no operator; use $some, $none, $length, $matches, $not or $absent`;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(path: string): string {
  return path === '' ? 'it' : path;
}

function show(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
