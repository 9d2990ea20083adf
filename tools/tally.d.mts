export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function tallyOf(path: string, code: number, read: (report: never) => Tally): Promise<Tally>;
export function readVitest(report: object): Tally;
export function readPlaywright(report: object): Tally;
export function readCheck(report: { passed: number; failed: number }): Tally;
export function totalLine(tallies: readonly Tally[]): string;
