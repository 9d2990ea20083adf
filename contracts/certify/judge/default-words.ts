import { type Dialect, defaultDialect } from '@switchhook/bridge/ici';

type Table = Readonly<Record<string, { readonly id: string; readonly description: string }>>;

/** Which code table a field of a message is of. */
const tables: Readonly<Record<string, keyof Dialect['codes']>> = {
  phoneCallStatus: 'phoneCallStatus',
  itemStatus: 'itemStatus',
  chatStatus: 'itemStatus',
  actionStatus: 'itemStatus',
  messageStatus: 'itemStatus',
  processingStatus: 'processingStatus',
};

/**
 * Says what a site's dialect says in the codes of our own, so that rules are written once. What no table has stays
 * as it is, and is found wrong there.
 */
export function inDefaultWords<T>(dialect: Dialect, value: T): T {
  if (dialect === defaultDialect) return value;
  const capabilities = new Map(
    Object.entries(dialect.capabilities).map(([name, word]) => [
      word,
      defaultDialect.capabilities[name as keyof Dialect['capabilities']],
    ]),
  );
  const codes = new Map(
    [...new Set(Object.values(tables))].map((table) => [table, codesOf(dialect, table)] as const),
  );
  const translated = (part: unknown, field: string): unknown => {
    if (Array.isArray(part)) {
      return part.map((entry) =>
        field === 'capabilityList' ? (capabilities.get(String(entry)) ?? entry) : translated(entry, ''),
      );
    }
    if (typeof part !== 'object' || part === null) return part;
    const table = tables[field];
    const { id } = part as { readonly id?: string };
    const known = table === undefined || id === undefined ? undefined : codes.get(table)?.get(id);
    if (known !== undefined) return { ...part, id: known };
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, translated(inner, name)]));
  };
  return translated(value, '') as T;
}

/** From the dialect's code to ours, by the symbolic name that both have. */
function codesOf(dialect: Dialect, table: keyof Dialect['codes']): ReadonlyMap<string, string> {
  const own = defaultDialect.codes[table] as Table;
  return new Map(
    Object.entries(dialect.codes[table] as Table).map(([name, { id }]) => [id, own[name]?.id ?? id]),
  );
}
