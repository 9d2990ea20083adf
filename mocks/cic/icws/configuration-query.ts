import { invalidProperty } from './failure.ts';
import type { IcwsReply } from './reply.ts';

export interface ConfigurationObject {
  readonly configurationId: { readonly id: string; readonly displayName: string; readonly uri: string };
  readonly [property: string]: unknown;
}

/** The query of a configuration list (icws.md 9.1). */
export interface ConfigurationQuery {
  readonly select: readonly string[];
  readonly where: string | undefined;
  readonly orderBy: string | undefined;
  /** The header `Range`. */
  readonly range: string | undefined;
}

/** How many objects one answer holds where properties are selected. */
const maxItems = 200;

export interface ConfigurationPage {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** `items 0-199/1001`, where not everything is in it. */
  readonly contentRange: string | undefined;
}

/** Filters, sorts, cuts out the page and leaves the selected properties. */
export function queryConfiguration(
  objects: readonly ConfigurationObject[],
  query: ConfigurationQuery,
): ConfigurationPage | IcwsReply {
  const conditions = readWhere(query.where);
  if ('status' in conditions) return conditions;
  const compare = readOrder(query.orderBy);
  if (!compare)
    return invalidProperty('orderBy', `orderBy is not valid: ${query.orderBy}. Use "<field>[ desc]".`);
  const range = readRange(query.range);
  if (!range) return invalidProperty('Range', `Range is not valid: ${query.range}. Use "items=0-99".`);

  const found = objects.filter((object) => conditions.list.every((holds) => holds(object))).sort(compare);
  const limit = query.select.length > 0 ? maxItems : Number.POSITIVE_INFINITY;
  const page = found.slice(range.first, Math.min(range.last + 1, range.first + limit));
  const isWhole = page.length === found.length;
  return {
    items: page.map((object) => selectProperties(object, query.select)),
    contentRange: isWhole
      ? undefined
      : `items ${range.first}-${range.first + page.length - 1}/${found.length}`,
  };
}

/** `configurationId` unless `select` asks for more; `*` for all. */
export function selectProperties(
  object: ConfigurationObject,
  select: readonly string[],
): Readonly<Record<string, unknown>> {
  const names = new Set(['configurationid', ...select.map((name) => name.toLowerCase())]);
  const isWanted = (name: string) => select.includes('*') || names.has(name.toLowerCase());
  return Object.fromEntries(
    Object.entries(object).filter(([name, value]) => isWanted(name) && value != null),
  );
}

type Condition = (object: ConfigurationObject) => boolean;

const comparisons: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  sw: (value, wanted) => value.startsWith(wanted),
  ct: (value, wanted) => value.includes(wanted),
};

/** Values may hold commas, as the status "Available, No ACD" does: only `, field eq` begins a condition. */
function readWhere(where: string | undefined): { readonly list: readonly Condition[] } | IcwsReply {
  const conditions: Condition[] = [];
  for (const part of where ? where.split(/,(?=\s*[\w.]+\s+(?:eq|sw|ct)\s)/i) : []) {
    const [, field = '', operator = '', wanted = ''] =
      /^\s*([\w.]+)\s+(eq|sw|ct)\s+(.*?)\s*$/i.exec(part) ?? [];
    const holds = comparisons[operator.toLowerCase()];
    if (!holds) {
      return invalidProperty('where', `where is not valid at "${part}". Use "<field> eq|sw|ct <value>".`);
    }
    const text = wanted.replace(/^"(.*)"$/, '$1').toLowerCase();
    conditions.push((object) => {
      const value = valueAt(object, field);
      return value !== undefined && holds(value, text);
    });
  }
  return { list: conditions };
}

function readOrder(
  orderBy = 'configurationId.id',
): ((a: ConfigurationObject, b: ConfigurationObject) => number) | undefined {
  const [, field, descending] = /^\s*([\w.]+)(\s+desc)?(?:\s+asc)?\s*$/i.exec(orderBy) ?? [];
  if (field === undefined) return undefined;
  const sign = descending === undefined ? 1 : -1;
  return (a, b) =>
    sign * (valueAt(a, field) ?? '').localeCompare(valueAt(b, field) ?? '', 'en', { numeric: true });
}

function readRange(
  header: string | undefined,
): { readonly first: number; readonly last: number } | undefined {
  if (header === undefined) return { first: 0, last: Number.MAX_SAFE_INTEGER };
  const [, from, to] = /^\s*items\s*=\s*(\d{1,9})-(\d{0,9})\s*$/i.exec(header) ?? [];
  if (from === undefined) return undefined;
  const range = { first: Number(from), last: to ? Number(to) : Number.MAX_SAFE_INTEGER };
  return range.first <= range.last ? range : undefined;
}

/** The text of a property, found by its path without regard to case; lower case. */
function valueAt(object: unknown, path: string): string | undefined {
  let value = object;
  for (const name of path.toLowerCase().split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
  }
  return typeof value === 'object' || value === undefined ? undefined : String(value).toLowerCase();
}
