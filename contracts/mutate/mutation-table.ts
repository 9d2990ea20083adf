import { aligned } from '../run/table.ts';
import type { Contract, Mutated } from './mutation.ts';
import type { Survivor } from './survivors.ts';

const contracts: readonly Contract[] = ['Pact', 'schema', 'count', 'judge', 'scenario'];
const columns = ['wire', 'what is wrong', 'mutations', ...contracts, 'noticed', 'survived'];

export interface MutationTable {
  readonly text: string;
  /** False where something survived without a reason. */
  readonly isHeld: boolean;
}

/** What was wrong how often, which of the contracts noticed, and what survived with its reason. */
export function mutationTable(results: readonly Mutated[], survivors: readonly Survivor[]): MutationTable {
  const rows = new Map<string, Mutated[]>();
  for (const result of results) {
    const key = `${result.wire}\n${result.kind}`;
    rows.set(key, [...(rows.get(key) ?? []), result]);
  }
  const lines = [
    columns,
    ...[...rows].map(([key, some]) => [...key.split('\n'), ...figuresOf(some)]),
    ['in all', '', ...figuresOf(results)],
  ];
  const survived = results.filter(({ noticedBy }) => noticedBy.length === 0);
  const unlisted = survived.filter(({ name }) => reasonOf(name) === undefined);
  const unneeded = survivors.filter(({ pattern }) => !survived.some(({ name }) => pattern.test(name)));
  const groups = survivors.map(({ pattern, reason }) => ({
    reason,
    names: survived.filter(({ name }) => pattern.test(name)).map(({ name }) => name),
  }));
  const text = [
    aligned(lines, (column) => column >= 2),
    ...groups.flatMap(({ reason, names }) =>
      names.length > 0 ? ['', `survived: ${reason}`, ...names.map((name) => `  ${name}`)] : [],
    ),
    ...(unlisted.length > 0
      ? ['', '✗ survived without a reason:', ...unlisted.map(({ name }) => `  ${name}`)]
      : []),
    ...unneeded.map(({ pattern, reason }) => `nothing survives any more that is like ${pattern}: ${reason}`),
    '',
    `${results.length} mutations, ${results.length - survived.length} noticed, ${survived.length - unlisted.length} listed with a reason, ${unlisted.length} neither`,
  ].join('\n');
  return { text, isHeld: results.length > 0 && unlisted.length === 0 };

  function reasonOf(name: string): string | undefined {
    return survivors.find(({ pattern }) => pattern.test(name))?.reason;
  }
}

function figuresOf(results: readonly Mutated[]): readonly string[] {
  const by = contracts.map(
    (contract) => results.filter(({ noticedBy }) => noticedBy.includes(contract)).length,
  );
  const noticed = results.filter(({ noticedBy }) => noticedBy.length > 0).length;
  return [results.length, ...by, noticed, results.length - noticed].map(String);
}
