/** What was found out about a site's wire, for the person who looks after it. */
export interface FitReport {
  /** Has no counterpart on the other side. */
  readonly unmatched: readonly Unmatched[];
  /** Was taken for something although its name is another, or differs in what the dialect cannot say. */
  readonly notes: readonly string[];
}

export interface Unmatched {
  readonly kind: 'service' | 'operation' | 'event' | 'parameter' | 'result' | 'type' | 'field';
  /** Where it stands alone: in our catalogue or on the site's wire. */
  readonly side: 'catalogue' | 'site';
  readonly name: string;
  readonly nearest: string | undefined;
}

/** The report as lines of text, empty where everything has its counterpart. */
export function describeReport({ unmatched, notes }: FitReport): readonly string[] {
  const side = (which: Unmatched['side'], title: string) => {
    const found = unmatched.filter((each) => each.side === which);
    if (found.length === 0) return [];
    return [
      `${title}:`,
      ...found.map(({ kind, name, nearest }) => {
        const guess = nearest === undefined ? '' : ` (perhaps ${nearest})`;
        return `  ${kind.padEnd(9)} ${name}${guess}`;
      }),
    ];
  };
  return [
    ...side('site', "On the site's side only; the bridge does not know it"),
    ...side('catalogue', "In the bridge's catalogue only; the site never mentions it"),
    ...(notes.length === 0 ? [] : ['Look at:', ...notes.map((note) => `  ${note}`)]),
  ];
}
