import type { CertificationCase } from './certification-case.ts';

export interface Selection {
  /** Names, with `*` for any part; none takes all. */
  readonly cases: readonly string[];
  readonly tags: readonly string[];
  readonly shard: { readonly index: number; readonly of: number } | undefined;
}

/** The cases that are meant, in their order. A shard takes every n-th, so that shards are alike in length. */
export function selectCases(
  all: readonly CertificationCase[],
  { cases, tags, shard }: Selection,
): readonly CertificationCase[] {
  const patterns = cases.map((pattern) => new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`));
  const wanted = all.filter(
    ({ scenario, area }) =>
      (patterns.length === 0 || patterns.some((pattern) => pattern.test(scenario.name))) &&
      tags.every((tag) => tag === area || scenario.tags.includes(tag) || scenario.requirements.includes(tag)),
  );
  return shard ? wanted.filter((_, index) => index % shard.of === shard.index - 1) : wanted;
}

/** Reads `1/4`; `undefined` where it is no shard. */
export function parseShard(text: string): Selection['shard'] {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
