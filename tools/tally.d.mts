export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Each with its file, its title and what it said. */
  readonly failures: readonly string[];
}

export function tallyOf(path: string, code: number, read: (report: never) => Tally): Promise<Tally>;
export function readVitest(report: object): Tally;
export function readPlaywright(report: object): Tally;
export function readCheck(report: object): Tally;
export function totalLine(tallies: readonly Tally[]): string;
export function crashed(why: string, passed?: number): Tally;
export function failureLines(tallies: readonly Tally[]): readonly string[];
