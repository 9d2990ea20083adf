import type { StepWords } from './step-words.ts';

/** Writes what a pattern wants to see, and values, in one language. */
export interface PatternWriter {
  /** `item.state` `connected` reads `the call is connected`. */
  patternText(pattern: unknown, item?: string): string;
  /** `$call` reads `the call`, `${call2}` `call 2`; what is no alias stays as it is. */
  aliasText(text: string): string;
  /** A value that stands for itself; longer texts are quoted, lists are enumerated. */
  valueText(value: unknown): string;
  /** The shipped work modes by name (G29). */
  workModeText(id: string): string;
}

/** `blindTransfer` reads `blind transfer`; names in capitals are somebody's own. */
export const spaced = (name: string): string =>
  /[a-z]/.test(name) ? name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() : name;

/** A line that a person takes in at a glance. */
export const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text);

/** `rings` becomes `Rings`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function patternWriter(words: StepWords): PatternWriter {
  function patternText(pattern: unknown, item = words.item): string {
    if (!isObject(pattern)) return valueText(pattern);
    return shortened(
      Object.entries(pattern)
        .map(([key, part]) => known[key]?.(part, item) ?? fieldText(key, part))
        .filter(Boolean)
        .join(', '),
    );
  }

  function aliasText(text: string): string {
    return text.replaceAll(/\$\{?([A-Za-z]\w*)\}?/g, (_, alias: string) =>
      words.thing(spaced(alias).replace(/(?<=[a-z])(?=\d)/, ' ')),
    );
  }

  function valueText(value: unknown): string {
    if (Array.isArray(value)) return value.map(valueText).join(` ${words.and} `);
    if (isObject(value)) {
      const [operator, ...others] = Object.keys(value);
      if (operator?.startsWith('$') && others.length === 0) return operatorText(operator, value[operator]);
      return Object.entries(value)
        .map(([key, part]) => fieldText(key, part))
        .join(', ');
    }
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value !== 'string') return String(value);
    if (value === '') return words.nothing;
    return /\s/.test(value) ? words.quoted(aliasText(value)) : aliasText(value);
  }

  const workModeText = (id: string): string => words.workMode(words.workModes[id] ?? id);

  /** Fields of a view that every reader of the web client knows by other words. */
  const known: Readonly<Record<string, (part: unknown, item: string) => string | undefined>> = {
    item(part, item) {
      if (!isObject(part)) return undefined;
      const { state, ...rest } = part;
      const is = state === undefined ? [] : [`${item} ${statesText(state)}`];
      return [...is, ...(Object.keys(rest).length > 0 ? [patternText(rest, item)] : [])].join(', ');
    },
    ctiBar(part) {
      if (!isObject(part)) return undefined;
      return Object.entries(part)
        .map(([side, shown]) =>
          shown === '' ? words.nothingOnBar(side) : words.onBar(valueText(shown), side),
        )
        .join(', ');
    },
    page: (part) => (typeof part === 'string' ? words.pageIs(words.pages[part] ?? spaced(part)) : undefined),
    isLoggedOn: (part) => (part === true ? words.isLoggedOn : words.isLoggedOff),
    workMode(part) {
      const { id, ...rest } = isObject(part) ? part : {};
      return id !== undefined && Object.keys(rest).length === 0 ? workModeText(String(id)) : undefined;
    },
    identification(part) {
      if (!isObject(part)) return undefined;
      const { kind, ...rest } = part;
      const found = typeof kind === 'string' ? [words.identified[kind] ?? kind] : [];
      return [...found, ...(Object.keys(rest).length > 0 ? [patternText(rest)] : [])].join(', ');
    },
    cms: (part) => words.cicIs(valueText(part)),
  };

  function statesText(state: unknown): string {
    const wanted =
      isObject(state) && typeof state.$matches === 'string' ? state.$matches.split('|') : [state];
    return wanted.map((each) => words.states[String(each)] ?? valueText(each)).join(` ${words.or} `);
  }

  function fieldText(key: string, part: unknown): string {
    const name = words.fields[key] ?? spaced(key);
    const [operator] = isObject(part) ? Object.keys(part) : [];
    if (operator?.startsWith('$')) return `${name} ${valueText(part)}`;
    return isObject(part) ? `${name}: ${valueText(part)}` : `${name} ${valueText(part)}`;
  }

  function operatorText(operator: string, operand: unknown): string {
    const { operators } = words;
    switch (operator) {
      case '$some':
        return operators.with(valueText(operand));
      case '$none':
        return operators.without(valueText(operand));
      case '$length':
        return `× ${String(operand)}`;
      case '$matches':
        if (operand === '\\S') return words.something;
        return operators.like(String(operand).replaceAll('.*', ' … ').split('|').join(` ${words.or} `));
      case '$not':
        return operators.not(valueText(operand));
      case '$absent':
        return operators.absent;
      default:
        return `${operator} ${valueText(operand)}`;
    }
  }

  return { patternText, aliasText, valueText, workModeText };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
