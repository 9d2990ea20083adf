import { z } from 'zod';
import { BridgeError } from '../../core/bridge-error.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { codecOf } from '../codec/codec.ts';
import { namedTypes } from '../codec/named-types.ts';
import { typeName } from '../codec/type-names.ts';
import defaultJson from './default.json' with { type: 'json' };
import { type Dialect, dialectSchema } from './dialect.ts';
import { mergeJson } from './merge-json.ts';
import { suggestion } from './section.ts';
import { wireNameKeys } from './wire-name-keys.ts';

/** What a file may hold besides the dialect itself. */
export const dialectFileKeys = {
  $schema: z.string().describe('The JSON Schema of this file, for editors.'),
  extends: z
    .string()
    .describe('"default" or the path of another dialect file: this one holds only what is different.'),
};

/** Gives the JSON of the dialect that another one extends. Throws `badConfiguration` where it cannot. */
export type ReadBase = (name: string) => unknown;

/**
 * Reads a dialect file's JSON, together with those that it extends.
 * @throws BridgeError `badConfiguration` that names every wrong field.
 */
export function parseDialect(json: unknown, readBase: ReadBase = noOtherFiles): Dialect {
  const whole = withBases(json, readBase, []);
  const parsed = dialectSchema.safeParse(whole, { error: describeIssue });
  if (!parsed.success) throw wrongDialect(parsed.error.issues.flatMap(problemsOf));
  const dialect: Dialect = parsed.data;
  const problems = [...unknownNames(dialect), ...impossible(dialect)];
  if (problems.length > 0) throw wrongDialect(problems);
  // Names that clash show only when all of them are put together.
  codecOf(dialect);
  return dialect;
}

function withBases(json: unknown, readBase: ReadBase, chain: readonly string[]): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const { $schema: _, extends: base, ...own } = json as Readonly<Record<string, unknown>>;
  if (base === undefined) return own;
  if (typeof base !== 'string')
    throw wrongDialect(['extends: must be "default" or the path of a dialect file']);
  if (chain.includes(base))
    throw wrongDialect([`extends: ${[...chain, base].join(' extends ')} leads back to itself`]);
  if (base === 'default') return mergeJson(defaultJson, own);
  return mergeJson(withBases(readBase(base), readBase, [...chain, base]), own);
}

function noOtherFiles(name: string): never {
  throw wrongDialect([`extends: ${name} cannot be read from here; only "default" can`]);
}

function problemsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [`${pathOf(issue.path)}: ${issue.message}`];
  const messages = issue.message.split('\n');
  return issue.keys.map(
    (key, index) => `${pathOf([...issue.path, key])}: ${messages[index] ?? 'is not known'}`,
  );
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || 'the file';
}

function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined)
    return 'is missing; a file with "extends": "default" needs only what is different';
  if (issue.code === 'invalid_type') return `must be ${typeWords[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') return 'must not be empty';
  return undefined;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list of texts',
  object: 'an object',
  record: 'an object',
};

/** Keys that stand for something in the catalogue, and do not. */
function unknownNames({ names, namespaces, paths, soapActions, elements }: Dialect): readonly string[] {
  const services = Object.keys(catalogue);
  const operations = Object.values(catalogue).flatMap(({ name, operations }) =>
    Object.keys(operations).map((operation) => `${name}.${operation}`),
  );
  const types = namedTypes(Object.values(catalogue));
  const lists = types.filter(({ kind }) => kind === 'list').map(typeName);
  const of = (where: string, record: object, known: readonly string[], what: string) =>
    Object.keys(record)
      .filter((key) => !known.includes(key))
      .map((key) => `${where}.${key}: the catalogue has no such ${what}${suggestion(key, known)}`);
  return [
    ...of('names', names, [...wireNameKeys(catalogue)], 'operation, parameter, field or type'),
    ...of('namespaces.services', namespaces.services, services, 'service'),
    ...of('namespaces.typesOf', namespaces.typesOf, types.map(typeName), 'type'),
    ...of('paths.services', paths.services, services, 'service'),
    ...of('soapActions', soapActions, operations, 'operation'),
    ...of('elements.responses', elements.responses, operations, 'operation'),
    ...of('elements.results', elements.results, operations, 'operation'),
    ...of('elements.items', elements.items, lists, 'list type'),
  ];
}

/** Combinations that no message could have. */
function impossible({ style, elements }: Dialect): readonly string[] {
  const problems: string[] = [];
  if (style === 'rpc-encoded' && elements.qualified) {
    problems.push('elements.qualified: rpc-encoded has no namespaces on inner elements; leave it out');
  }
  if (style !== 'document-literal-wrapped' && elements.lists === 'repeated') {
    problems.push(`elements.lists: the parts of ${style} cannot be repeated; use wrapped`);
  }
  return problems;
}

function wrongDialect(problems: readonly string[]): BridgeError {
  return new BridgeError(
    'badConfiguration',
    `Failed to read the dialect: ${problems.join('; ')}. Correct the dialect file; docs/dialects.md describes every field.`,
  );
}
