import { aligned } from '../run/table.ts';
import { type Contract, type Mutated, type MutationKind, mutationKinds } from './mutation.ts';
import type { Survivor } from './survivors.ts';

const contracts: readonly Contract[] = ['Pact', 'schema', 'count', 'judge', 'scenario'];
const columns = ['wire', 'what is wrong', 'mutations', ...contracts, 'noticed', 'survived', 'without reason'];

/** What a run came to; each list but the first three figures is a gap. */
export interface MutationSummary {
  readonly mutations: number;
  /** Kinds of fault by operation, event or request. */
  readonly ways: number;
  readonly noticed: number;
  /** With the reason for each. */
  readonly survived: readonly { readonly name: string; readonly reason: string }[];
  readonly withoutReason: readonly string[];
  /** Reasons for what does not happen. */
  readonly unneededReasons: readonly string[];
  readonly untriedKinds: readonly MutationKind[];
}

export interface MutationTable {
  readonly text: string;
  readonly summary: MutationSummary;
  /** False where something survived without a reason, a reason has no survivor, or a kind was not tried. */
  readonly isHeld: boolean;
}

/** What was wrong how often, which of the contracts noticed, and what survived with its reason. */
export function mutationTable(results: readonly Mutated[], survivors: readonly Survivor[]): MutationTable {
  const survived = results.filter(({ noticedBy }) => noticedBy.length === 0).map(({ name }) => name);
  const reasonOf = (name: string) => survivors.find(({ pattern }) => pattern.test(name))?.reason;
  const isUnlisted = (name: string) => reasonOf(name) === undefined;
  const groups = survivors.map((survivor) => ({
    ...survivor,
    names: survived.filter((name) => reasonOf(name) === survivor.reason && survivor.pattern.test(name)),
  }));
  const unneeded = groups.filter(({ names }) => names.length === 0);
  const summary: MutationSummary = {
    mutations: results.length,
    ways: new Set(results.map(({ wire, subject, kind }) => `${wire} ${subject} ${kind}`)).size,
    noticed: results.length - survived.length,
    survived: survived.flatMap((name) => {
      const reason = reasonOf(name);
      return reason === undefined ? [] : [{ name, reason }];
    }),
    withoutReason: survived.filter(isUnlisted),
    unneededReasons: unneeded.map(({ pattern, reason }) => `${pattern}: ${reason}`),
    untriedKinds: mutationKinds.filter((kind) => !results.some((result) => result.kind === kind)),
  };
  const gaps = [
    ...listed('✗ survived without a reason:', summary.withoutReason),
    ...listed('✗ nothing survives any more for the reason:', summary.unneededReasons),
    ...listed('✗ not tried at all:', summary.untriedKinds),
  ];
  const text = [
    aligned(linesOf(results, isUnlisted), (column) => column >= 2),
    ...groups.flatMap(({ reason, names }) => listed(`survived: ${reason}`, names)),
    ...gaps,
    '',
    `${summary.ways} ways to be wrong (a kind of fault of an operation, event or request), ${summary.mutations} mutations: ` +
      `${summary.noticed} noticed, ${summary.survived.length} listed with a reason, ${summary.withoutReason.length} neither`,
  ].join('\n');
  return { text, summary, isHeld: gaps.length === 0 };
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function linesOf(results: readonly Mutated[], isUnlisted: (name: string) => boolean) {
  const rows = new Map<string, Mutated[]>();
  for (const result of results) {
    const key = `${result.wire}\n${result.kind}`;
    rows.set(key, [...(rows.get(key) ?? []), result]);
  }
  return [
    columns,
    ...[...rows].map(([key, some]) => [...key.split('\n'), ...figuresOf(some)]),
    ['in all', '', ...figuresOf(results)],
  ];

  function figuresOf(some: readonly Mutated[]): readonly string[] {
    const by = contracts.map(
      (contract) => some.filter(({ noticedBy }) => noticedBy.includes(contract)).length,
    );
    const unnoticed = some.filter(({ noticedBy }) => noticedBy.length === 0);
    const unlisted = unnoticed.filter(({ name }) => isUnlisted(name));
    return [some.length, ...by, some.length - unnoticed.length, unnoticed.length, unlisted.length].map(
      String,
    );
  }
}
