/** Milliseconds since the epoch as ICWS writes dates: `20260314T091500Z` (icws.md 1). */
export function compactDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Milliseconds since the epoch from compact or extended ISO 8601, `undefined` if it is neither. */
export function readDate(text: string): number | undefined {
  const compact = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z?$/.exec(text);
  const extended = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]}T${compact[4]}:${compact[5]}:${compact[6]}Z`
    : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(text)
      ? `${text}Z`
      : text;
  const time = Date.parse(extended);
  return Number.isNaN(time) ? undefined : time;
}
