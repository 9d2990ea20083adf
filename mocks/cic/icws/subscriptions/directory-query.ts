import { z } from 'zod';
import { contactProperties } from '../contacts.ts';
import { wildcard } from '../wildcard.ts';
import { wireEnum, wireInt } from '../wire.ts';

const filterTypes = { exact: 0, prefix: 1, exists: 2, empty: 3, wildcards: 4 } as const;

export const directorySchema = z.object({
  directoryID: z.string().min(1),
  index: wireInt.optional(),
  count: wireInt.optional(),
  filterItems: z
    .array(
      z.object({
        contactProperty: wireInt,
        filterType: wireEnum(0, 1, 2, 3, 4),
        filterExpressions: z.array(z.string()).default([]),
      }),
    )
    .optional(),
  sortItems: z.array(z.object({ contactProperty: wireInt, sortDirection: wireEnum(0, 1) })).optional(),
});

export type DirectoryParameters = z.output<typeof directorySchema>;
export type Entry = Readonly<Record<string, unknown>>;

function valuesOf(entry: Entry, property: number): readonly string[] {
  const value = entry[contactProperties[property] ?? ''];
  const list = Array.isArray(value) ? value : [value ?? ''];
  return list.map((each) => String(each).toLowerCase());
}

/** Whether an entry passes one filter. */
export function holdsFor(
  { contactProperty, filterType, filterExpressions }: NonNullable<DirectoryParameters['filterItems']>[number],
  entry: Entry,
): boolean {
  const values = valuesOf(entry, contactProperty);
  const isEmpty = values.every((value) => value === '');
  const wanted = filterExpressions.map((each) => each.toLowerCase());
  const some = (fits: (value: string, text: string) => boolean) =>
    values.some((value) => wanted.some((text) => fits(value, text)));
  switch (filterType) {
    case filterTypes.exact:
      return some((value, text) => value === text);
    case filterTypes.prefix:
      return some((value, text) => value.startsWith(text));
    case filterTypes.exists:
      return !isEmpty;
    case filterTypes.empty:
      return isEmpty;
    case filterTypes.wildcards:
      return some((value, text) => wildcard(text).test(value));
  }
}

/** The order that a client asked for. */
export function compareEntries(
  sortItems: NonNullable<DirectoryParameters['sortItems']>,
  a: Entry,
  b: Entry,
): number {
  for (const { contactProperty, sortDirection } of sortItems) {
    const [one, other] = [a, b].map((entry) => valuesOf(entry, contactProperty).join());
    const order = (one ?? '').localeCompare(other ?? '', 'en', { numeric: true });
    if (order !== 0) return sortDirection === 0 ? order : -order;
  }
  return 0;
}
