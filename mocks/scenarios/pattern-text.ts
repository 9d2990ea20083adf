/** What a pattern wants to see, in words: `item.state` `connected` reads `the call is connected`. */
export function patternText(pattern: unknown, item = 'the item'): string {
  if (!isObject(pattern)) return valueText(pattern);
  return shortened(
    Object.entries(pattern)
      .map(([key, part]) => known[key]?.(part, item) ?? fieldText(key, part))
      .filter(Boolean)
      .join(', '),
  );
}

/** `$call` reads `the call`, `${call2}` `call 2`; what is no alias stays as it is. */
export function aliasText(text: string): string {
  return text.replaceAll(/\$\{?([A-Za-z]\w*)\}?/g, (_, alias: string) => {
    const words = spaced(alias).replace(/(?<=[a-z])(?=\d)/, ' ');
    return /\d$/.test(words) ? words : `the ${words}`;
  });
}

/** `blindTransfer` reads `blind transfer`; names in capitals are somebody's own. */
export const spaced = (name: string): string =>
  /[a-z]/.test(name) ? name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() : name;

/** A value that stands for itself; longer texts are quoted, lists are enumerated. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(' and ');
  if (isObject(value)) {
    const [operator, ...others] = Object.keys(value);
    if (operator?.startsWith('$') && others.length === 0) return operatorText(operator, value[operator]);
    return Object.entries(value)
      .map(([key, part]) => fieldText(key, part))
      .join(', ');
  }
  if (typeof value !== 'string') return String(value);
  if (value === '') return 'nothing';
  return /\s/.test(value) ? `“${aliasText(value)}”` : aliasText(value);
}

/** A line that a person takes in at a glance. */
export const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text);

const stateWords: Readonly<Record<string, string>> = {
  initiated: 'is set up',
  dialing: 'is being dialled',
  alerting: 'rings',
  connected: 'is connected',
  held: 'is on hold',
  consulting: 'is a consultation',
  conferenced: 'is in a conference',
  wrapUp: 'is in wrap-up',
  ended: 'has ended',
  failed: 'has failed',
};

const identified: Readonly<Record<string, string>> = {
  none: 'nobody is looked up',
  noNumber: 'there is no number to look up',
  noMatch: 'no partner is found',
  oneMatch: 'one partner is found',
  manyMatches: 'several partners are found',
};

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
      .map(([side, words]) =>
        words === '' ? `nothing on the ${side} of the bar` : `${valueText(words)} on the ${side} of the bar`,
      )
      .join(', ');
  },
  page: (part) => (typeof part === 'string' ? `the page is ${spaced(part)}` : undefined),
  isLoggedOn: (part) => (part === true ? 'is logged on' : 'is logged off'),
  workMode(part) {
    const { id, ...rest } = isObject(part) ? part : {};
    return id !== undefined && Object.keys(rest).length === 0 ? workModeText(String(id)) : undefined;
  },
  identification(part) {
    if (!isObject(part)) return undefined;
    const { kind, ...rest } = part;
    const found = typeof kind === 'string' ? [identified[kind] ?? kind] : [];
    return [...found, ...(Object.keys(rest).length > 0 ? [patternText(rest)] : [])].join(', ');
  },
  cms: (part) => `CIC is ${valueText(part)}`,
};

/** The shipped work modes by name (G29). */
export function workModeText(id: string): string {
  const names: Readonly<Record<string, string>> = { '1': 'Logged Off', '2': 'Ready', '3': 'Not Ready' };
  return `work mode ${names[id] ?? id}`;
}

function statesText(state: unknown): string {
  const wanted = isObject(state) && typeof state.$matches === 'string' ? state.$matches.split('|') : [state];
  return wanted.map((each) => stateWords[String(each)] ?? valueText(each)).join(' or ');
}

function fieldText(key: string, part: unknown): string {
  const name = spaced(key);
  const [operator] = isObject(part) ? Object.keys(part) : [];
  if (operator?.startsWith('$')) return `${name} ${valueText(part)}`;
  return isObject(part) ? `${name}: ${valueText(part)}` : `${name} ${valueText(part)}`;
}

function operatorText(operator: string, operand: unknown): string {
  switch (operator) {
    case '$some':
      return `with ${valueText(operand)}`;
    case '$none':
      return `without ${valueText(operand)}`;
    case '$length':
      return `× ${String(operand)}`;
    case '$matches':
      if (operand === '\\S') return 'something';
      return `like ${String(operand).replaceAll('.*', ' … ').split('|').join(' or ')}`;
    case '$not':
      return `not ${valueText(operand)}`;
    case '$absent':
      return 'absent';
    default:
      return `${operator} ${valueText(operand)}`;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
