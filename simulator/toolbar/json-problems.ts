import { text } from '../text.ts';

/** The words of JSON Schema that we use; every other word is only for editors. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Holds a value against a JSON Schema; each line says where and what to do. Nothing wrong, no line. */
export function jsonProblems(schema: JsonSchema, value: unknown): readonly string[] {
  return problemsAt(schema, value, '', schema);
}

function problemsAt(rule: JsonSchema, value: unknown, path: string, root: JsonSchema): readonly string[] {
  const schema = resolved(rule, root);
  const where = path || text.schema.whole;
  if (schema.type && !isOfType(schema.type, value)) {
    return [text.schema.wrongType(where, text.schema.type[schema.type])];
  }
  if (schema.enum && !schema.enum.includes(value))
    return [text.schema.notOneOf(where, schema.enum.join(', '))];
  if (typeof value === 'string') return stringProblems(schema, value, where);
  if (typeof value === 'number') return numberProblems(schema, value, where);
  if (Array.isArray(value)) return arrayProblems(schema, value, path, root);
  return typeof value === 'object' && value !== null ? objectProblems(schema, value, path, root) : [];
}

function resolved(rule: JsonSchema, root: JsonSchema): JsonSchema {
  const name = rule.$ref?.replace('#/$defs/', '');
  return (name === undefined ? undefined : root.$defs?.[name]) ?? rule;
}

function isOfType(type: NonNullable<JsonSchema['type']>, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function stringProblems(schema: JsonSchema, value: string, where: string): readonly string[] {
  if (value.length < (schema.minLength ?? 0)) return [text.schema.empty(where)];
  if (value.length > (schema.maxLength ?? Number.POSITIVE_INFINITY)) {
    return [text.schema.tooLong(where, schema.maxLength ?? 0)];
  }
  return schema.pattern && !new RegExp(schema.pattern).test(value) ? [text.schema.pattern(where)] : [];
}

function numberProblems(schema: JsonSchema, value: number, where: string): readonly string[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  return value >= minimum && value <= maximum ? [] : [text.schema.outOfRange(where, minimum, maximum)];
}

function arrayProblems(
  schema: JsonSchema,
  value: readonly unknown[],
  path: string,
  root: JsonSchema,
): readonly string[] {
  const { items, maxItems = Number.POSITIVE_INFINITY } = schema;
  return [
    ...(value.length > maxItems ? [text.schema.tooLong(path || text.schema.whole, maxItems)] : []),
    ...(items ? value.flatMap((entry, at) => problemsAt(items, entry, `${path}[${at}]`, root)) : []),
  ];
}

function objectProblems(
  schema: JsonSchema,
  value: object,
  path: string,
  root: JsonSchema,
): readonly string[] {
  const where = path || text.schema.whole;
  const properties = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => text.schema.missing(where, name)),
    ...Object.entries(value).flatMap(([name, inside]) => {
      const rule = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (rule) return problemsAt(rule, inside, path ? `${path}.${name}` : name, root);
      if (schema.additionalProperties !== false) return [];
      return [text.schema.unknown(where, name, Object.keys(properties).join(', '))];
    }),
  ];
}
