import type { PactInteraction } from './pact-file.ts';

/** One line of the table: an operation, event or request with what its contract holds. */
interface Row {
  readonly name: string;
  readonly provenance: string;
  readonly interactions: number;
  readonly faults: number;
  readonly verified: number;
}

export interface Contracted {
  readonly title: string;
  readonly interactions: readonly PactInteraction[];
  readonly nameOf: (interaction: PactInteraction) => string;
  /** How surely each name is known, where that is known. */
  readonly provenance?: ReadonlyMap<string, string>;
  readonly isKept: (interaction: PactInteraction) => boolean;
}

/** What a pact holds for each name, and how much of it the provider kept, as aligned text. */
export function contractTable(contracted: Contracted): string {
  const rows = rowsOf(contracted);
  const sum = (key: 'interactions' | 'faults' | 'verified') =>
    String(rows.reduce((total, row) => total + row[key], 0));
  const cells = [
    [contracted.title, 'provenance', 'interactions', 'faults', 'verified'],
    ...rows.map((row) => [row.name, row.provenance, row.interactions, row.faults, row.verified].map(String)),
    ['', '', sum('interactions'), sum('faults'), sum('verified')],
  ];
  const lines = contracted.provenance ? cells : cells.map(([name = '', , ...counts]) => [name, ...counts]);
  return aligned(lines, contracted.provenance ? 2 : 1);
}

function rowsOf({ interactions, nameOf, provenance, isKept }: Contracted): readonly Row[] {
  const names = [...new Set(interactions.map(nameOf))].sort();
  return names.map((name) => {
    const own = interactions.filter((interaction) => nameOf(interaction) === name);
    return {
      name,
      provenance: provenance?.get(name) ?? '',
      interactions: own.length,
      faults: own.filter(({ response }) => response.status >= 400).length,
      verified: own.filter(isKept).length,
    };
  });
}

function aligned(lines: readonly (readonly string[])[], textColumns: number): string {
  const widthOf = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  const pad = (text: string, column: number) =>
    column < textColumns ? text.padEnd(widthOf(column)) : text.padStart(widthOf(column));
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
