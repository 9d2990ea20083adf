import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configJsonSchema } from './json-schema.ts';
import { parseConfig } from './parse-config.ts';
import { type JsonSchema, type SchemaField, schemaFields } from './testing/schema-fields.ts';

const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');

/** The rows of all tables whose first column is a setting. */
function documentedFields(): SchemaField[] {
  const tables = page.split('| Field | Type | Default | Meaning |').slice(1);
  return tables.flatMap((table) => {
    const rows = table.split('\n').slice(2);
    const end = rows.findIndex((row) => !row.startsWith('|'));
    return rows.slice(0, end === -1 ? rows.length : end).map((row) => {
      const [path = '', type = '', standard = '', meaning = ''] = row.slice(2, -2).split(' | ');
      return { path: bare(path), type: bare(type), default: bare(standard), meaning };
    });
  });
}

function bare(cell: string): string {
  return cell.replaceAll('`', '');
}

const known = schemaFields(configJsonSchema() as JsonSchema);
const documented = documentedFields();

test('documents every setting of the schema and no other', () => {
  expect(documented.map(({ path }) => path).sort()).toEqual(known.map(({ path }) => path).sort());
});

test.each(known.map((field) => [field.path, field] as const))(
  'documents type and default of %s',
  (path, field) => {
    expect(documented.find((row) => row.path === path)).toMatchObject({
      type: field.type,
      default: field.default,
    });
  },
);

test.each(known.map(({ path }) => [path]))('says in page and schema what %s means', (path) => {
  expect(known.find((field) => field.path === path)?.meaning).not.toBe('');
  expect(documented.find((row) => row.path === path)?.meaning).toMatch(/\w/);
});

test('shows examples that the schema accepts', () => {
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text ?? ''));
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    expect(
      parseConfig(example, { env: { CIC_PASSWORD: 'x' }, readFile: () => '', folder: '/' }),
    ).toMatchObject({
      ok: true,
    });
  }
});

test('keeps config.schema.json as the schema has it (npm run schema -w bridge)', () => {
  const committed = JSON.parse(readFileSync(new URL('./config.schema.json', import.meta.url), 'utf8'));
  expect(committed).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
});
