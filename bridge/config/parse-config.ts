import type { z } from 'zod';
import { type BridgeConfig, configSchemaFor } from './config-schema.ts';
import { type ConfigSources, processSources } from './config-sources.ts';

/** One thing that is wrong with a configuration. */
export interface ConfigProblem {
  /** Such as `cic.hosts[0]`; empty for the file itself. */
  readonly path: string;
  /** Follows the path in a sentence: `is missing`, `must be a number`. Holds no password. */
  readonly message: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: BridgeConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Checks a configuration, fills in defaults, reads passwords; names every problem, not just the first. */
export function parseConfig(json: unknown, sources: ConfigSources = processSources('.')): ConfigResult {
  const parsed = configSchemaFor(sources).safeParse(json, { error: describeIssue });
  if (parsed.success) return { ok: true, config: parsed.data };
  return { ok: false, problems: toProblems(parsed.error) };
}

/** One problem for each wrong field. */
export function toProblems(error: z.ZodError): readonly ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'invalid_key') {
      const why = issue.issues[0]?.message ?? issue.message;
      return [{ path: describePath(issue.path), message: `has a name that cannot be used: it ${why}` }];
    }
    if (issue.code !== 'unrecognized_keys')
      return [{ path: describePath(issue.path), message: issue.message }];
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => ({
      path: describePath([...issue.path, key]),
      message: messages[index] ?? 'is not a known setting',
    }));
  });
}

/** Says what is wrong in words of JSON; without the value, which may be a password. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && issue.code !== 'custom') return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? issue.expected}, is ${wordFor(issue.input)}`;
    case 'invalid_value':
      return `must be ${listOf(issue.values.map(quote))}`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? `must be ${listOf(issue.options.map(quote))}` : undefined;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function quote(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

function wordFor(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return typeWords[typeof value] ?? typeof value;
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function describePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}
