/** One setting as `docs/configuration.md` shows it. */
export interface SchemaField {
  readonly path: string;
  readonly type: string;
  /** `required`, `-` where it may be absent, else the default as JSON. */
  readonly default: string;
  readonly meaning: string;
}

/** The parts of JSON Schema that zod writes for the configuration. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** Every setting that the schema knows, in its order: what the documentation must list. */
export function schemaFields(schema: JsonSchema, path = ''): readonly SchemaField[] {
  const fields: SchemaField[] = [];
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    const childPath = path === '' ? key : `${path}.${key}`;
    fields.push(...fieldsOf(child, childPath, schema.required?.includes(key) ?? false));
  }
  return fields;
}

function fieldsOf(schema: JsonSchema, path: string, isRequired: boolean): readonly SchemaField[] {
  if (schema.properties) return schemaFields(schema, path);
  if (schema.oneOf) return variantFields(schema, path);
  const field = {
    path,
    type: typeOf(schema),
    default: schema.default === undefined ? (isRequired ? 'required' : '-') : JSON.stringify(schema.default),
    meaning: schema.description ?? '',
  };
  if (schema.items?.properties) return [field, ...schemaFields(schema.items, `${path}[]`)];
  const values = schema.additionalProperties;
  if (typeof values === 'object' && values.properties)
    return [field, ...schemaFields(values, `${path}.<name>`)];
  return [field];
}

/** Of a union, one row that tells the variants apart and then the fields of each. */
function variantFields(
  { oneOf = [], default: standard, description }: JsonSchema,
  path: string,
): readonly SchemaField[] {
  const kinds = oneOf.map((variant) => JSON.stringify(variant.properties?.kind?.const)).join(', ');
  const kind = (standard as { readonly kind?: unknown } | undefined)?.kind;
  const fields = oneOf
    .flatMap((variant) => schemaFields(variant, path))
    .filter((field) => field.path !== `${path}.kind`);
  return [
    { path: `${path}.kind`, type: kinds, default: JSON.stringify(kind), meaning: description ?? '' },
    ...fields,
  ];
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  if (schema.anyOf) return 'password';
  if (schema.items?.enum) return `list of ${typeOf(schema.items)}`;
  if (schema.items) return schema.items.properties ? 'list of objects' : `list of ${typeOf(schema.items)}s`;
  if (typeof schema.additionalProperties === 'object') return 'object';
  if (schema.type === 'integer') return 'whole number';
  if (schema.type === 'boolean') return 'true, false';
  return 'text';
}
