import { type OperationResult, totalOf } from './result.ts';

const columns = ['', 'provenance', 'interactions', 'held', 'faults', 'states', 'schema', 'verified against'];

/** The results as one aligned table, a total at its end, and what failed below. */
export function tableOf(results: readonly OperationResult[]): string {
  const { operations, interactions, held, faults, states } = totalOf(results);
  const lines = [
    columns,
    ...results.map((result) => [
      result.name,
      result.provenance,
      String(result.interactions),
      String(result.held),
      String(result.faults.length),
      String(result.states),
      result.schema,
      result.verifiedAgainst,
    ]),
    [`${operations} in all`, '', ...[interactions, held, faults, states].map(String), '', ''],
  ];
  const failures = results.flatMap(({ failed }) =>
    failed.map(({ description, problems }) => `✗ ${description}\n    ${problems.join('\n    ')}`),
  );
  return [aligned(lines, (column) => column >= 2 && column <= 5), ...failures].join('\n');
}

/** Lines of cells under one another; numbers stand at the right of their column. */
export function aligned(
  lines: readonly (readonly string[])[],
  isNumber: (column: number) => boolean,
): string {
  const [first = []] = lines;
  const widths = first.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (text: string, column: number) =>
    isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
